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

export async function hasRoom(folder: string, bytes: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize >= bytes;
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

/** What the operating system says when a folder was pulled out, is protected or full. */
const gone = ["EIO", "ENODEV", "ENOENT", "ENOTCONN", "EHOSTDOWN"];
const guarded = ["EACCES", "EPERM", "EROFS"];
const full = ["ENOSPC", "EDQUOT", "EFBIG"];

/** An error while backups were read from a folder, as a reason that a person can mend. */
export function readingRefusal(error: unknown, folder: string): unknown {
  return isOf(error, folder, [...gone, ...guarded]) ? new Refusal("backupFolderMissing", { folder }) : error;
}

/** An error while a backup was written into a folder, as a reason that a person can mend. */
export function writingRefusal(error: unknown, folder: string): unknown {
  if (isOf(error, folder, gone)) return new Refusal("backupFolderMissing", { folder });
  if (isOf(error, folder, guarded)) return new Refusal("backupFolderUnwritable", { folder });
  return isOf(error, folder, full) ? new Refusal("backupFolderFull", { folder }) : error;
}

/** Whether an error is one of these and not plainly of another place. */
function isOf(error: unknown, folder: string, codes: readonly string[]): boolean {
  if (!(error instanceof Error && "code" in error && codes.includes(String(error.code)))) return false;
  return !("path" in error) || String(error.path).startsWith(folder);
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
