import type { Knex } from "knex";
import type { Backup, BackupSettings } from "../../shared/contract/backups.ts";

export interface StoredSettings extends BackupSettings {
  version: number;
  /** as JSON; null until a passphrase is set */
  backupKey: string | null;
  passphraseSetAt: string | null;
}

type SettingsRow = Omit<StoredSettings, "onExit"> & { onExit: number | boolean };

export async function backupSettings(db: Knex): Promise<StoredSettings> {
  const row: SettingsRow | undefined = await db("backupSettings").first(
    ...["version", "destination", "schedule", "hour", "weekday", "onExit"],
    ...["keepDaily", "keepWeekly", "keepMonthly", "backupKey", "passphraseSetAt"],
  );
  if (!row) throw new Error("The ledger has no row with the settings of backups.");
  return { ...row, onExit: Boolean(row.onExit) };
}

/** @returns false when somebody changed the settings since `version` */
export async function updateBackupSettings(
  db: Knex,
  version: number,
  changes: Partial<Omit<StoredSettings, "version">>,
): Promise<boolean> {
  const changed = await db("backupSettings")
    .where({ version })
    .update({ ...changes, version: version + 1 });
  return changed === 1;
}

type StoredBackup = Omit<Backup, "problem"> & { problem: string | null };

function toBackup({ problem, ...row }: StoredBackup): Backup {
  return { ...row, problem: problem === null ? null : JSON.parse(problem) };
}

/** @returns its id */
export async function insertBackup(db: Knex, { problem, ...row }: Omit<Backup, "id">): Promise<number> {
  const [inserted]: { id: number }[] = await db("backups")
    .insert({ ...row, problem: problem && JSON.stringify(problem) })
    .returning("id");
  if (!inserted) throw new Error("The database gave no id for a new backup.");
  return inserted.id;
}

const longestList = 200;

/** Newest first. */
export async function newestBackups(db: Knex): Promise<Backup[]> {
  const rows: StoredBackup[] = await db("backups").orderBy("id", "desc").limit(longestList);
  return rows.map(toBackup);
}

/** The newest attempt, or the newest good one. */
export async function lastBackup(db: Knex, state?: Backup["state"]): Promise<Backup | null> {
  const query = db("backups").orderBy("id", "desc");
  const row: StoredBackup | undefined = await (state ? query.where({ state }) : query).first();
  return row ? toBackup(row) : null;
}

export async function markRemoved(db: Knex, fileNames: readonly string[], removedAt: string): Promise<void> {
  await db("backups").whereIn("fileName", fileNames).whereNull("removedAt").update({ removedAt });
}

/** Those of some backups that are written down as removed. */
export async function removedAmong(db: Knex, fileNames: readonly string[]): Promise<Set<string>> {
  const rows: { fileName: string }[] = await db("backups")
    .whereIn("fileName", fileNames)
    .whereNotNull("removedAt")
    .select("fileName");
  return new Set(rows.map(({ fileName }) => fileName));
}
