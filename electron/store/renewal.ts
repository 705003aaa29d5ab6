import { chmodSync, existsSync, readdirSync, renameSync, rmSync, statfsSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import sqlite3 from "sqlite3";
import { Refusal } from "../refusal.ts";
import type { ContentKey } from "./contentKeys.ts";
import { type LedgerFiles, syncFile } from "./files.ts";
import type { Keyring, Unlocked } from "./keyring.ts";

/** Left free beside the copy, for everything else that is written meanwhile. */
const spareBytes = 64 * 1024 * 1024;

/** @throws {Refusal} roomNeeded, when the ledger does not fit a second time beside itself */
export function assertRoom({ database, folder }: LedgerFiles): void {
  const sizes = [database, `${database}-wal`].map((file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  const needed = sizes.reduce((sum, size) => sum + size, spareBytes);
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < needed) throw new Refusal("roomNeeded", { megabytes: Math.ceil(needed / 2 ** 20) });
}

export interface Renewed {
  from: Buffer;
  to: Buffer;
  contentKey: ContentKey;
  now: string;
}

/**
 * Writes the whole ledger under another key into a file beside it, read again to its last page and on the disk for good
 * when it returns. Nobody may write into the ledger meanwhile. The new content key goes into the new file only: whoever
 * has the old one cannot read what is attached later.
 */
export async function copyUnderKey(
  { database, renewed }: LedgerFiles,
  { from, to, contentKey: { cipherKey, nameKey }, now }: Renewed,
  signal: AbortSignal,
): Promise<void> {
  removeRenewed(renewed);
  await onDatabase(database, from, signal, async (run) => {
    await run("VACUUM INTO ?", `${pathToFileURL(renewed).href}?key=raw:${to.toString("hex")}`);
  });
  chmodSync(renewed, 0o600);
  await onDatabase(renewed, to, signal, async (run) => {
    const values = [cipherKey.toString("base64"), nameKey.toString("base64"), now];
    await run("INSERT INTO content_keys (cipher_key, name_key, since) VALUES (?, ?, ?)", ...values);
    await run("DELETE FROM key_holders WHERE left_at IS NOT NULL");
    await run("PRAGMA journal_mode = WAL");
    const [verdict] = await run("PRAGMA quick_check");
    if (Object.values(verdict ?? {})[0] !== "ok") throw new Refusal("ledgerDamaged");
  });
  syncFile(renewed);
}

/** Puts the copy in the ledger's place: from this one step on its key is the ledger's. */
export function takeRenewed({ database, renewed }: LedgerFiles): void {
  renameSync(renewed, database);
}

/**
 * Brings a renewal to its end that was cut off: whichever of the two files lies in the ledger's place counts.
 *
 * @returns the key that opens the ledger; the other one is overwritten
 * @throws {Refusal} keyRenewed, ledgerDamaged
 */
export async function settleRenewal(
  files: LedgerFiles,
  keyring: Keyring,
  { databaseKey, nextKey }: Unlocked,
): Promise<Buffer> {
  if (!keyring.awaitsNext) {
    removeRenewed(files.renewed);
    return databaseKey;
  }
  if (await opens(files.database, databaseKey)) {
    removeRenewed(files.renewed);
    // Whoever was given no other key does not know which of the two the others need.
    if (!nextKey) return databaseKey;
    keyring.dropNext();
    keyring.save();
    nextKey.fill(0);
    return databaseKey;
  }
  if (!nextKey) throw new Refusal("keyRenewed");
  if (!(await opens(files.database, nextKey))) throw new Refusal("ledgerDamaged");
  keyring.takeNext();
  keyring.save();
  removeCopiesOfBefore(files);
  databaseKey.fill(0);
  return nextKey;
}

export function removeRenewed(renewed: string): void {
  for (const end of ["", "-journal", "-wal", "-shm"]) rmSync(renewed + end, { force: true });
}

/** Copies made before a migration lie under the old key, which nobody has any more but whoever took it away. */
export function removeCopiesOfBefore({ folder, database }: LedgerFiles): void {
  const start = `${basename(database)}.before-migration-from-`;
  for (const name of readdirSync(folder)) if (name.startsWith(start)) rmSync(join(folder, name), { force: true });
}

/** Whether a key reads the file; it is opened for reading only, so that a wrong key can spoil nothing. */
async function opens(file: string, key: Buffer): Promise<boolean> {
  if (!existsSync(file)) return false;
  try {
    await onDatabase(file, key, null, (run) => run("SELECT count(*) FROM sqlite_master"), sqlite3.OPEN_READONLY);
    return true;
  } catch {
    return false;
  }
}

type Run = (sql: string, ...bindings: string[]) => Promise<Record<string, unknown>[]>;

/** Works on a file by a connection of its own, to which a copy's key can be given in its address. */
async function onDatabase<T>(
  file: string,
  key: Buffer,
  signal: AbortSignal | null,
  work: (run: Run) => Promise<T>,
  mode = sqlite3.OPEN_READWRITE | sqlite3.OPEN_URI,
): Promise<T> {
  signal?.throwIfAborted();
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(file, mode, (error) => (error ? reject(error) : resolve(opened)));
  });
  const interrupt = () => database.interrupt();
  signal?.addEventListener("abort", interrupt);
  const run: Run = (sql, ...bindings) =>
    new Promise((resolve, reject) => {
      database.all(sql, bindings, (error: (Error & { code?: string }) | null, rows: Record<string, unknown>[]) => {
        // SQLite's own words repeat the address of the copy, which holds its key.
        if (error) reject(new Error(`The file could not be copied or read: ${error.code}`));
        else resolve(rows);
      });
    });
  try {
    await run(`PRAGMA key = 'raw:${key.toString("hex")}'`);
    return await work(run);
  } finally {
    signal?.removeEventListener("abort", interrupt);
    await new Promise<void>((resolve) => database.close(() => resolve()));
  }
}
