import { previewRestore } from "../../electron/backups/restore.ts";
import type { Core } from "../../electron/core.ts";
import { passphrase } from "../support/backups.ts";

/** A row that must be there from now on, whatever happens. */
interface RowWritten {
  table: string;
  where: Record<string, string | number | null>;
  /** columns that only grow */
  atLeast?: Record<string, number>;
}

/** Somebody who can sign in from now on, until more is said of them: with one of these where it was being changed. */
interface PasswordSet {
  login: string;
  passwords: string[];
}

/** A backup that can be restored, whole, until newer ones are enough. */
interface BackupMade {
  backup: string;
  folder: string;
}

/** A write that its caller was told of, in words that can be checked after any end of the application. */
export type Acknowledgement = RowWritten | PasswordSet | BackupMade;

/** Whether what was acknowledged is there. */
export function isKept(core: Core, written: Acknowledgement): Promise<boolean> {
  if ("login" in written) return opens(core, written);
  return "backup" in written ? isRestorable(core, written) : isWritten(core, written);
}

/** What was said last of each person; everything else as it is. */
export function lastOfEach(said: readonly Acknowledgement[]): Acknowledgement[] {
  const last = new Map(said.map((one) => ["login" in one ? one.login : one, one]));
  return [...last.values()];
}

async function opens(core: Core, { login, passwords }: PasswordSet): Promise<boolean> {
  const keyring = core.readKeyring();
  for (const password of passwords) {
    const unlocked = await keyring.unlock(login, password);
    const isTheKey = unlocked?.databaseKey.equals(core.databaseKey) ?? false;
    unlocked?.databaseKey.fill(0);
    if (isTheKey) return true;
  }
  return false;
}

async function isRestorable(core: Core, { backup: fileName, folder }: BackupMade): Promise<boolean> {
  const { db } = core.opened.store;
  const made: { removedAt: string | null; madeAt: string } | undefined = await db("backups")
    .where({ fileName })
    .first("removedAt", "madeAt");
  if (!made) return false;
  if (made.removedAt !== null) return true;
  const { lacking, present } = await previewRestore(core, { folder, fileName, passphrase });
  const renewals: unknown = await db("auditEntries")
    .where({ action: "branch.keyRenewed" })
    .where("at", ">=", made.madeAt)
    .first("id");
  // The key that a backup brings along does not open a ledger whose key was renewed since.
  return lacking === 0 && present.relation === (renewals === undefined ? "later" : "unknown");
}

async function isWritten(core: Core, { table, where, atLeast = {} }: RowWritten): Promise<boolean> {
  const query = core.opened.store.db(table).where(where);
  for (const [column, least] of Object.entries(atLeast)) query.where(column, ">=", least);
  return (await query.first(core.opened.store.db.raw("1 AS found"))) !== undefined;
}
