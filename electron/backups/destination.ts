import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, realpath, rm, stat, statfs, writeFile } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import type { BackupFileEntry } from "../../shared/contract/backups.ts";
import { Refusal, refusalOf } from "../refusal.ts";
import { BackupFile } from "./backupFile.ts";
import type { BackupHeader } from "./header.ts";
import { draftEnding } from "./pool.ts";

const backupEnding = ".slbackup";

/**
 * What a backup is called: whose it is and when it was made, so that a list of files is in order. A clock that was set
 * back gives no name that is taken.
 */
export function freeName(folder: string, { ledgerId, madeAt }: Pick<BackupHeader, "ledgerId" | "madeAt">): string {
  const name = `${ownPrefix(ledgerId)}${madeAt.replace(/\D/g, "")}`;
  for (let number = 1; ; number += 1) {
    const candidate = `${name}${number === 1 ? "" : `-${number}`}${backupEnding}`;
    if (!existsSync(join(folder, candidate))) return candidate;
  }
}

function ownPrefix(ledgerId: string): string {
  return `sunshine-${ledgerId.slice(0, 8)}-`;
}

/**
 * Makes sure that backups can lie in a folder: there, not the data folder or inside it, writable.
 *
 * @throws {Refusal} backupFolderRelative, backupFolderMissing, backupFolderInside, backupFolderUnwritable
 */
export async function assertDestination(folder: string, dataFolder: string): Promise<void> {
  const fields = [{ path: "destination", key: "invalid" }];
  if (!isAbsolute(folder)) throw new Refusal("backupFolderRelative", {}, fields);
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) throw new Refusal("backupFolderMissing", { folder }, fields);
  const inside = relative(await realpath(dataFolder), await realpath(folder));
  if (inside === "" || (inside !== ".." && !inside.startsWith(`..${sep}`) && !isAbsolute(inside)))
    throw new Refusal("backupFolderInside", { folder: resolve(dataFolder) }, fields);
  const probe = join(folder, `sunshine-${randomBytes(6).toString("hex")}${draftEnding}`);
  try {
    await writeFile(probe, "", { flag: "wx", mode: 0o600 });
    await rm(probe);
  } catch {
    throw new Refusal("backupFolderUnwritable", { folder }, fields);
  }
}

/** @throws {Refusal} backupFolderFull */
export async function assertRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < bytes) throw new Refusal("backupFolderFull", { folder });
}

/** Bytes that are free in a folder, and whether it is on the disk of the data folder, which it would be lost with. */
export async function roomOf(folder: string, dataFolder: string): Promise<{ free: number; sameDisk: boolean } | null> {
  try {
    const [{ bavail, bsize }, there, here] = await Promise.all([statfs(folder), stat(folder), stat(dataFolder)]);
    return { free: bavail * bsize, sameDisk: there.dev === here.dev };
  } catch {
    return null;
  }
}

/** What the operating system says when a destination is full, protected or was pulled out. */
const reasons: Readonly<Record<string, "backupFolderFull" | "backupFolderUnwritable" | "backupFolderMissing">> = {
  ENOSPC: "backupFolderFull",
  EDQUOT: "backupFolderFull",
  EFBIG: "backupFolderFull",
  EACCES: "backupFolderUnwritable",
  EPERM: "backupFolderUnwritable",
  EROFS: "backupFolderUnwritable",
  EIO: "backupFolderMissing",
  ENODEV: "backupFolderMissing",
  ENOENT: "backupFolderMissing",
};

/** An error of the file system while a folder was worked on, as a reason that a person can mend. */
export function asRefusal(error: unknown, folder: string): unknown {
  if (!(error instanceof Error && "code" in error)) return error;
  const reason = reasons[String(error.code)];
  const isElsewhere = "path" in error && !String(error.path).startsWith(folder);
  return reason && !isElsewhere ? new Refusal(reason, { folder }) : error;
}

/** The backups of a folder, newest first, with what is wrong with those that are damaged. */
export async function backupsIn(folder: string): Promise<BackupFileEntry[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new Refusal("backupFolderMissing", { folder }, [{ path: "folder", key: "invalid" }]);
  });
  const names = entries.filter((entry) => entry.isFile() && entry.name.endsWith(backupEnding)).map(({ name }) => name);
  const found: BackupFileEntry[] = [];
  for (const fileName of names) found.push(await describe(folder, fileName));
  return found.sort((one, other) => (sortKey(one) < sortKey(other) ? 1 : -1));
}

function sortKey({ header, fileName }: BackupFileEntry): string {
  return `${header?.madeAt ?? ""} ${fileName}`;
}

async function describe(folder: string, fileName: string): Promise<BackupFileEntry> {
  const path = join(folder, fileName);
  const entry: BackupFileEntry = { fileName, bytes: 0, header: null, problem: null };
  entry.bytes = (await stat(path).catch(() => null))?.size ?? 0;
  try {
    entry.problem = await refusalOf(() =>
      BackupFile.with(path, async (backup) => {
        const { ledgerId, keyId, madeAt, branchName, appVersion } = backup.header;
        entry.header = { ledgerId, keyId, madeAt, branchName, appVersion };
        await backup.assertWhole();
        backup.assertKnownSchema();
      }),
    );
  } catch {
    entry.problem = new Refusal("backupDamaged").data;
  }
  return entry;
}

/** Removes what backups of a ledger that were cut off left half written. */
export async function removeDrafts(folder: string, ledgerId: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.startsWith(ownPrefix(ledgerId)) && name.endsWith(draftEnding))
      await rm(join(folder, name), { force: true });
}
