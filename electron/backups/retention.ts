import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { BackupFileEntry } from "../../shared/contract/backups.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { keptBackups, type RetentionRules } from "../../shared/domain/backupRetention.ts";
import { dateInZone } from "../../shared/domain/dates.ts";
import type { AuditActor } from "../audit/trail.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import { backupSettings, markRemoved, removedAmong } from "../store/backups.ts";
import { backupsIn } from "./destination.ts";
import { poolFolder } from "./pool.ts";

interface OwnBackup {
  fileName: string;
  bytes: number;
  keyId: string;
  /** on the wall of the branch, to the second */
  madeAt: string;
}

/** The backups of this ledger that are whole, as far as that shows: what is damaged or another's is never touched. */
function ownOf(entries: readonly BackupFileEntry[], ledgerId: string, zone: string): OwnBackup[] {
  return entries.flatMap(({ fileName, bytes, header, problem }) => {
    if (!header || problem || header.ledgerId !== ledgerId) return [];
    const madeAt = `${dateInZone(new Date(header.madeAt), zone)} ${header.madeAt}`;
    return [{ fileName, bytes, keyId: header.keyId, madeAt }];
  });
}

/** What was written down as removed and is still there, because something came between, goes in any case. */
async function divided(core: Core, folder: string, rules: RetentionRules) {
  const own = ownOf(await backupsIn(folder), core.readKeyring().ledgerId, core.opened.timeZone);
  const gone = await removedAmong(
    core.opened.store.db,
    own.map(({ fileName }) => fileName),
  );
  const kept = keptBackups(
    own.filter(({ fileName }) => !gone.has(fileName)),
    rules,
  );
  const removed = own.filter((backup) => !kept.has(backup));
  return { kept: [...kept], removed, unwritten: removed.filter(({ fileName }) => !gone.has(fileName)) };
}

/** Which files of the destination other rules would keep. */
export async function previewRetention(
  core: Core,
  ctx: Context,
  rules: Inputs["backups"]["previewRetention"],
): Promise<Outputs["backups"]["previewRetention"]> {
  const { destination } = await backupSettings(ctx.db);
  if (destination === "") return { kept: [], removed: [] };
  const { kept, removed } = await divided(core, destination, rules);
  const dayOf = ({ madeAt }: OwnBackup) => madeAt.slice(0, 10);
  return {
    kept: kept.map((backup) => ({ fileName: backup.fileName, day: dayOf(backup) })),
    removed: removed.map((backup) => ({ fileName: backup.fileName, day: dayOf(backup), bytes: backup.bytes })),
  };
}

/**
 * Removes the backups that the rules of the settings no longer keep, once a newer one has been verified. The contents of
 * a passphrase that no backup of the folder needs any more go with the last of them. It is written down first: who is cut
 * off in between never promises a backup that is gone, and the next time the rest is removed.
 */
export async function applyRetention(core: Core, actor: AuditActor, folder: string): Promise<void> {
  const { removed, unwritten } = await divided(core, folder, await backupSettings(core.opened.store.db));
  if (removed.length === 0) return;
  if (unwritten.length > 0)
    await core.change(actor, async (change) => {
      const fileNames = unwritten.map(({ fileName }) => fileName);
      await markRemoved(change.db, fileNames, change.now);
      for (const fileName of fileNames)
        change.audit({ action: "backup.removed", subjectType: "backups", subjectId: 1, after: { fileName } });
    });
  for (const { fileName } of removed) await rm(join(folder, fileName), { force: true });
  // Damaged backups and those of other rules may still need their pool.
  const needed = new Set((await backupsIn(folder)).flatMap(({ header }) => header?.keyId ?? []));
  for (const keyId of new Set(removed.map((backup) => backup.keyId)))
    if (!needed.has(keyId)) await rm(poolFolder(folder, { keyId }), { recursive: true, force: true });
}
