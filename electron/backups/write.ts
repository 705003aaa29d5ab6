import { createHash, randomBytes } from "node:crypto";
import { open, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Knex } from "knex";
import type { JobControl } from "../jobs/jobs.ts";
import { Refusal } from "../refusal.ts";
import { contentIdsInUse } from "../store/attachments.ts";
import type { ContentStore } from "../store/contents.ts";
import { digestOf } from "../store/digest.ts";
import { lastMigration } from "../store/migrate.ts";
import { pageLayout, readPages } from "../store/pages.ts";
import { fileKey } from "./backupFile.ts";
import { freeName, hasRoom } from "./destination.ts";
import { sealed } from "./frames.ts";
import { type BackupHeader, type BackupKey, encodeHeader } from "./header.ts";
import { draftEnding, type Pool } from "./pool.ts";
import { type BackupRecord, type BackupSummary, type Pooled, packed } from "./records.ts";

/** The opened ledger that a backup is made of. */
export interface Source {
  db: Knex;
  contents: ContentStore;
  /** of the database */
  key: Buffer;
  keyringPath: string;
  ledgerId: string;
  appVersion: string;
}

/** What a backup was written to, before it is verified and takes its name. */
export interface Draft {
  path: string;
  fileName: string;
  contents: Pooled[];
  /** how many of them were not in the pool before, and what the ledger itself lacks */
  newContents: number;
  lacking: string[];
  /** of the database, in bytes */
  databaseBytes: number;
}

export interface Work extends JobControl {
  /** so many bytes more are done */
  advance(bytes: number): void;
}

/** Names in a record. */
const namesAtOnce = 1000;

/**
 * Writes the ledger as it is at one moment into a new draft, and what is attached to it into the pool. People go on
 * working meanwhile.
 *
 * @throws {Refusal} backupFolderFull
 */
export function writeDraft(
  source: Source,
  destination: string,
  pool: Pool,
  backupKey: BackupKey,
  madeAt: string,
  work: Work,
): Promise<Draft> {
  return source.db.transaction(async (snapshot) => {
    const { pageSize, pageCount } = await pageLayout(snapshot);
    const databaseBytes = pageSize * pageCount;
    // What is compressed is shorter; a destination that cannot hold the half will not do for long.
    if (!(await hasRoom(destination, databaseBytes / 2)))
      throw new Refusal("backupFolderFull", { folder: destination });
    const gathered = await gatherContents(snapshot, source.contents, pool, work);
    const summary = await summarise(snapshot, source, gathered, { pageSize, pageCount, madeAt });
    const header = await headerOf(snapshot, source, backupKey, summary);
    const fileName = freeName(destination, header);
    const path = join(destination, fileName + draftEnding);
    const records = recordsOf(snapshot, source, summary, gathered, work);
    await writeFile(path, sealed(packed(records), encodeHeader(header), fileKey(header, backupKey.key)), work);
    const { contents, newContents, lacking } = gathered;
    return { path, fileName, contents, newContents, lacking, databaseBytes };
  });
}

interface Gathered extends Pick<Draft, "contents" | "newContents" | "lacking"> {
  /** of each content that a row names */
  digests: Map<string, string | null>;
}

/** Copies into the pool what it does not hold yet. */
async function gatherContents(
  snapshot: Knex.Transaction,
  store: ContentStore,
  pool: Pool,
  { signal, advance }: Work,
): Promise<Gathered> {
  const gathered: Gathered = { contents: [], newContents: 0, lacking: [], digests: new Map() };
  for (const id of [...(await contentIdsInUse(snapshot))].sort()) {
    signal.throwIfAborted();
    const own = await readContent(store, pool, id);
    gathered.digests.set(id, own?.digest ?? null);
    if (!own) {
      gathered.lacking.push(id);
      continue;
    }
    const files: (Omit<typeof own, "digest"> & Pick<Pooled, "digest">)[] = [own];
    // What else belongs to it can be made again: where it is damaged it is left out.
    for (const name of store.namesOf(id).filter((name) => name !== id)) {
      const other = await readSealed(store, name);
      if (other) files.push({ ...other, digest: null });
    }
    let isNew = false;
    for (const { name, sealed: content, digest } of files) {
      gathered.contents.push({ name, bytes: content.length, digest });
      if (!(await pool.holds(name, content.length))) {
        await pool.put(name, content);
        isNew ||= name === id;
      }
      advance(content.length);
    }
    if (isNew) gathered.newContents += 1;
  }
  return gathered;
}

async function readContent(store: ContentStore, pool: Pool, id: string) {
  const found = (await readSealed(store, id)) ?? (await readPooled(store, pool, id));
  return found && { ...found, digest: sha256(found.content) };
}

async function readSealed(store: ContentStore, name: string) {
  return orNull(async () => ({ name, ...(await store.readSealed(name)) }));
}

/** What the ledger has lost an earlier backup may still have. */
async function readPooled(store: ContentStore, pool: Pool, name: string) {
  return orNull(async () => {
    const pooled = await pool.read(name);
    return { name, sealed: pooled, content: store.unseal(name, pooled) };
  });
}

/** Null where something is missing or damaged. */
async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

export function sha256(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

async function summarise(
  snapshot: Knex.Transaction,
  { appVersion }: Source,
  { contents, lacking }: Gathered,
  made: Pick<BackupSummary, "pageSize" | "pageCount" | "madeAt">,
): Promise<BackupSummary> {
  const branch: { branchName: string } | undefined = await snapshot("branch").first("branchName");
  const customers = await snapshot("customers").count({ count: "*" }).first();
  const head: { id: number; hash: string; at: string } | undefined = await snapshot("auditEntries")
    .orderBy("id", "desc")
    .first("id", "hash", "at");
  return {
    ...made,
    branchName: branch?.branchName ?? "",
    appVersion,
    customers: Number(customers?.count ?? 0),
    contents: contents.filter(({ digest }) => digest !== null).length,
    lacking,
    lastChangeAt: head?.at ?? null,
    auditEntries: head?.id ?? 0,
    auditHead: head?.hash ?? null,
  };
}

async function headerOf(
  snapshot: Knex.Transaction,
  { ledgerId }: Source,
  { keyId, salt, cost, check }: BackupKey,
  { branchName, madeAt, appVersion }: BackupSummary,
): Promise<BackupHeader> {
  const fileSalt = randomBytes(32).toString("base64");
  const schema = await lastMigration(snapshot);
  return { ledgerId, branchName, madeAt, appVersion, schema, keyId, salt, cost, check, fileSalt };
}

async function* recordsOf(
  snapshot: Knex.Transaction,
  { key, keyringPath }: Source,
  summary: BackupSummary,
  { contents, digests }: Gathered,
  { signal, advance }: Work,
): AsyncGenerator<BackupRecord> {
  yield { kind: "summary", summary };
  for (let start = 0; start < contents.length; start += namesAtOnce)
    yield { kind: "contents", contents: contents.slice(start, start + namesAtOnce) };
  yield { kind: "key", bytes: key };
  yield { kind: "keyring", bytes: await readFile(keyringPath) };
  for await (const pages of readPages(snapshot, summary)) {
    signal.throwIfAborted();
    yield { kind: "pages", ...pages };
    advance(pages.bytes.length);
  }
  const { digest } = await digestOf(snapshot, digests, { signal, advance: () => {} });
  advance(summary.pageSize * summary.pageCount);
  yield { kind: "end", digest };
}

/** Writes a new file and waits until it is on the disk; what is left of one that could not be is removed. */
async function writeFile(path: string, pieces: AsyncIterable<Buffer>, { signal }: Work): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    for await (const piece of pieces) {
      signal.throwIfAborted();
      await file.writeFile(piece);
    }
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(path, { force: true }).catch(() => {});
    throw error;
  }
  await file.close();
}

/** Bytes of all files that belong to rows, as far as they are there. */
export async function bytesOfContents(db: Knex): Promise<number> {
  const row = await db("attachments").sum({ bytes: "bytes" }).first();
  return Number(row?.bytes ?? 0);
}

export async function bytesOf(path: string): Promise<number> {
  return (await stat(path)).size;
}
