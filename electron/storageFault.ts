import type { RefusalReason } from "../shared/contract/refusals.ts";
import { Refusal } from "./refusal.ts";

/** What a user can mend of what the disk and the database report, by the codes of both. */
const reasons: Readonly<Record<string, RefusalReason>> = {
  SQLITE_FULL: "diskFull",
  ENOSPC: "diskFull",
  EDQUOT: "diskFull",
  SQLITE_READONLY: "storageReadOnly",
  EROFS: "storageReadOnly",
  EACCES: "storageReadOnly",
  EPERM: "storageReadOnly",
  SQLITE_CORRUPT: "ledgerDamaged",
  SQLITE_NOTADB: "ledgerDamaged",
  SQLITE_BUSY: "ledgerLocked",
  SQLITE_LOCKED: "ledgerLocked",
  EBUSY: "ledgerLocked",
  SQLITE_IOERR: "storageFailed",
  SQLITE_CANTOPEN: "storageFailed",
  EIO: "storageFailed",
};

/** The refusal that an error is, or stands for: one that somebody at the PC can do something about; else null. */
export function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = reasons[code];
  return reason ? new Refusal(reason) : null;
}
