import { copyFileSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import sqlite3 from "sqlite3";
import { RawDatabase } from "../rawDatabase.ts";

/** Ledger files that are not encrypted: the application opens them without giving a key. */
const plainFiles = new Set<string>();

const keyPragma = /PRAGMA key = '[^']*';?/;

/** The same build of SQLite, without a key for these files: nothing but the encryption differs between two ledgers. */
const { exec } = sqlite3.Database.prototype;
sqlite3.Database.prototype.exec = function (this: sqlite3.Database & { filename?: string }, sql, ...done) {
  return exec.call(this, plainFiles.has(this.filename ?? "") ? sql.replace(keyPragma, "") : sql, ...done);
};

/** Takes the encryption off a ledger that nobody has open. */
export async function takeEncryptionOff(database: string, key: Buffer): Promise<void> {
  const draft = `${database}.plain`;
  rmSync(draft, { force: true });
  const raw = await RawDatabase.open(database, key, sqlite3.OPEN_READWRITE | sqlite3.OPEN_URI);
  await raw.execute(`VACUUM INTO '${pathToFileURL(draft).href}?key='`);
  await raw.close();
  if (!readFileSync(draft).subarray(0, 15).equals(Buffer.from("SQLite format 3")))
    throw new Error("The floor's ledger is still encrypted.");
  for (const end of ["-wal", "-shm"]) rmSync(database + end, { force: true });
  renameSync(draft, database);
  plainFiles.add(database);
}

/** The same ledger once more, in a folder beside it, without encryption. */
export async function plainTwin(database: string, key: Buffer): Promise<string> {
  const folder = join(dirname(dirname(database)), `${basename(dirname(database))}-plain`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const twin = join(folder, basename(database));
  for (const end of ["", ".keyring"]) copyFileSync(database + end, twin + end);
  cpSync(`${database}.attachments`, `${twin}.attachments`, { recursive: true });
  await takeEncryptionOff(twin, key);
  return twin;
}
