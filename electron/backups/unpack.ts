import { writeFile } from "node:fs/promises";
import { Refusal } from "../refusal.ts";
import { connect } from "../store/connection.ts";
import type { ContentStore } from "../store/contents.ts";
import { digestOf } from "../store/digest.ts";
import type { LedgerFiles } from "../store/files.ts";
import { PageWriter } from "../store/pages.ts";
import type { BackupFile } from "./backupFile.ts";
import type { BackupKey } from "./header.ts";
import type { Pool } from "./pool.ts";
import type { BackupSummary, Pooled } from "./records.ts";
import { sha256, type Work } from "./write.ts";

/** What a backup tells before its pages. */
export interface Opening {
  summary: BackupSummary;
  contents: Pooled[];
  databaseKey: Buffer;
}

/** What was read of a backup whose database has been written. */
export interface Unpacked extends Opening {
  digest: string;
}

/**
 * Reads a backup as far as its pages.
 *
 * @throws {Refusal} backupDamaged
 */
export async function readOpening(backup: BackupFile, key: Pick<BackupKey, "key">): Promise<Opening> {
  let summary: BackupSummary | null = null;
  const contents: Pooled[] = [];
  for await (const record of backup.records(key)) {
    if (record.kind === "summary") summary = record.summary;
    else if (record.kind === "contents") contents.push(...record.contents);
    else if (record.kind === "key" && summary) return { summary, contents, databaseKey: record.bytes };
    else break;
  }
  throw new Refusal("backupDamaged");
}

/**
 * Writes database and keyring of a backup into an empty folder, encrypted as they were.
 *
 * @throws {Refusal} backupDamaged
 */
export async function unpackInto(
  files: LedgerFiles,
  backup: BackupFile,
  key: Pick<BackupKey, "key">,
  { signal, advance }: Work,
): Promise<Unpacked> {
  const { summary, contents, databaseKey } = await readOpening(backup, key);
  const writer = await PageWriter.create(files.database, databaseKey, summary.pageSize);
  let pages = 0;
  let digest: string | null = null;
  try {
    for await (const record of backup.records(key)) {
      signal.throwIfAborted();
      if (record.kind === "keyring")
        await writeFile(files.keyring, record.bytes, { flag: "wx", mode: 0o600, flush: true });
      if (record.kind === "pages") {
        if (record.first !== pages + 1 || record.bytes.length % summary.pageSize !== 0)
          throw new Refusal("backupDamaged");
        await writer.write(record.first, record.bytes);
        pages += record.bytes.length / summary.pageSize;
        advance(record.bytes.length);
      }
      if (record.kind === "end") digest = record.digest;
    }
    if (digest === null || pages !== summary.pageCount) throw new Refusal("backupDamaged");
    await writer.finish();
  } catch (error) {
    await writer.close().catch(() => {});
    throw error;
  }
  return { summary, contents, databaseKey, digest };
}

/**
 * Compares what was unpacked with the digest that was made of the ledger itself.
 *
 * @throws {Refusal} backupDigestDiffers
 */
export async function assertDigest(
  { database }: LedgerFiles,
  { contents, summary, databaseKey, digest }: Unpacked,
  { signal, advance }: Work,
): Promise<void> {
  const digests = new Map<string, string | null>(summary.lacking.map((id) => [id, null]));
  for (const { name, digest: ofContent } of contents) if (ofContent !== null) digests.set(name, ofContent);
  const db = connect(database, databaseKey);
  try {
    const found = await digestOf(db, digests, { signal, advance: () => {} });
    if (found.digest !== digest) throw new Refusal("backupDigestDiffers");
  } finally {
    await db.destroy();
  }
  advance(summary.pageSize * summary.pageCount);
}

/**
 * A file of the pool as it belongs into the data folder, once it is found to be what the backup says.
 *
 * @throws {Refusal} backupContentMissing, backupContentDamaged, attachmentDamaged
 */
export async function readFromPool(
  pool: Pool,
  store: Pick<ContentStore, "unseal">,
  { name, digest }: Pooled,
): Promise<Buffer> {
  const file = await pool.read(name);
  const content = store.unseal(name, file);
  if (digest !== null && sha256(content) !== digest) throw new Refusal("backupContentDamaged");
  return file;
}
