import { existsSync, readFileSync, rmSync } from "node:fs";
import { z } from "zod";
import { type AuditActor, appendAudit, system } from "../audit/trail.ts";
import { type LedgerFiles, writeFileAtomically } from "../store/files.ts";
import type { Store } from "../store/open.ts";

/** What a restored ledger is to record of its restoration once it is open; it comes into place together with it. */
const noteSchema = z.object({
  id: z.uuid(),
  /** when the backup was made, and when it was put here */
  madeAt: z.string(),
  restoredAt: z.string(),
  auditEntries: z.int(),
  /** attached contents that were not to be had */
  lacking: z.int(),
});
type RestoreNote = z.infer<typeof noteSchema>;

function pathOf({ database }: LedgerFiles): string {
  return `${database}.restored`;
}

export function writeRestoreNote(files: LedgerFiles, note: RestoreNote): void {
  writeFileAtomically(pathOf(files), JSON.stringify(note));
}

const action = "backup.restored";

/** Enters the restoration into the audit trail of the ledger that has just been opened, once. */
export async function recordRestoration(files: LedgerFiles, store: Store, now: string): Promise<void> {
  const path = pathOf(files);
  if (!existsSync(path)) return;
  const { id, ...after } = noteSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  await store.write(async (db) => {
    const known: unknown = await db("auditEntries").where({ action, subjectId: id }).first("id");
    const actor: AuditActor = system;
    if (!known) await appendAudit(db, now, actor, [{ action, subjectType: "backup", subjectId: id, after }]);
  });
  rmSync(path);
}
