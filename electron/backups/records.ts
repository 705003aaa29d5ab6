import { pipeline, Readable } from "node:stream";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";
import { Refusal } from "../refusal.ts";
import { contentFileName } from "../store/contents.ts";

/** What is in a backup, known once it is opened with the passphrase. */
export const summarySchema = z.object({
  branchName: z.string(),
  madeAt: z.string(),
  appVersion: z.string(),
  /** of all customers, also those merged away */
  customers: z.int(),
  /** contents it needs from the pool */
  contents: z.int(),
  /** contents that the ledger itself lacked or could not read */
  lacking: z.array(z.string()),
  lastChangeAt: z.string().nullable(),
  auditEntries: z.int(),
  auditHead: z.string().nullable(),
  pageSize: z.int().min(512).max(65_536),
  pageCount: z.int().positive(),
});
export type BackupSummary = z.infer<typeof summarySchema>;

/** A file of the pool: a content, or the thumbnail of one. */
const pooledSchema = z.object({
  name: z.string().regex(contentFileName),
  bytes: z.int().nonnegative(),
  /** SHA-256 of the content itself; null for a thumbnail */
  digest: z.string().nullable(),
});
export type Pooled = z.infer<typeof pooledSchema>;
const contentsSchema = z.array(pooledSchema);

const endSchema = z.object({ digest: z.string() });

/**
 * The records of a backup, in this order: `summary` once, `contents` as often as needed, `key` and `keyring` once,
 * `pages` as often as needed, `end` once. Each is its kind (1 byte), its length (4 bytes) and its content.
 */
export type BackupRecord =
  | { kind: "summary"; summary: BackupSummary }
  | { kind: "contents"; contents: Pooled[] }
  /** the key of the database, which the keyring holds wrapped: the pages are written under it again */
  | { kind: "key"; bytes: Buffer }
  /** the keyring's file as it lay there */
  | { kind: "keyring"; bytes: Buffer }
  /** pages of the database as SQLite sees them, decrypted, from `first` on */
  | { kind: "pages"; first: number; bytes: Buffer }
  /** digest of the ledger, to be compared with that of what is restored */
  | { kind: "end"; digest: string };

const kinds = ["summary", "contents", "key", "keyring", "pages", "end"] as const;
const headBytes = 5;
const longestRecord = 64 * 1024 * 1024;

function contentOf(record: BackupRecord): Buffer {
  switch (record.kind) {
    case "summary":
      return Buffer.from(JSON.stringify(record.summary));
    case "contents":
      return Buffer.from(JSON.stringify(record.contents));
    case "end":
      return Buffer.from(JSON.stringify({ digest: record.digest }));
    case "pages": {
      const first = Buffer.alloc(4);
      first.writeUInt32BE(record.first);
      return Buffer.concat([first, record.bytes]);
    }
    default:
      return record.bytes;
  }
}

function recordOf(kind: BackupRecord["kind"], content: Buffer): BackupRecord {
  switch (kind) {
    case "summary":
      return { kind, summary: summarySchema.parse(JSON.parse(content.toString("utf8"))) };
    case "contents":
      return { kind, contents: contentsSchema.parse(JSON.parse(content.toString("utf8"))) };
    case "end":
      return { kind, ...endSchema.parse(JSON.parse(content.toString("utf8"))) };
    case "pages":
      return { kind, first: content.readUInt32BE(0), bytes: content.subarray(4) };
    default:
      return { kind, bytes: content };
  }
}

async function* encoded(records: AsyncIterable<BackupRecord>): AsyncGenerator<Buffer> {
  for await (const record of records) {
    const content = contentOf(record);
    const head = Buffer.alloc(headBytes);
    head.writeUInt8(kinds.indexOf(record.kind));
    head.writeUInt32BE(content.length, 1);
    yield head;
    yield content;
  }
}

/** What streams tell of besides: errors reach whoever iterates. */
const nobody = () => {};

/** Records as one compressed stream. A low level: pages of a ledger shrink to a fourth by it, and the disk waits less. */
export function packed(records: AsyncIterable<BackupRecord>): AsyncIterable<Buffer> {
  return pipeline(Readable.from(encoded(records), { objectMode: false }), createGzip({ level: 3 }), nobody);
}

/**
 * The records in a compressed stream.
 *
 * @throws {Refusal} backupDamaged, when it is none or ends too early
 */
export async function* unpacked(source: AsyncIterable<Buffer>): AsyncGenerator<BackupRecord> {
  const stream: AsyncIterable<Buffer> = pipeline(Readable.from(source), createGunzip(), nobody);
  try {
    const taker = new Taker(stream);
    for (;;) {
      const head = await taker.take(headBytes);
      const kind = kinds[head.readUInt8(0)];
      const length = head.readUInt32BE(1);
      if (!kind || length > longestRecord) throw new Refusal("backupDamaged");
      yield recordOf(kind, await taker.take(length));
      if (kind !== "end") continue;
      await taker.assertEnd();
      return;
    }
  } catch (error) {
    const isFileError = error instanceof Error && "syscall" in error;
    throw error instanceof Refusal || isFileError ? error : new Refusal("backupDamaged");
  }
}

/** Takes so many bytes after so many out of a stream. */
class Taker {
  private readonly pieces: AsyncIterator<Buffer>;
  private waiting: Buffer[] = [];
  private length = 0;

  constructor(source: AsyncIterable<Buffer>) {
    this.pieces = source[Symbol.asyncIterator]();
  }

  /** @throws {Refusal} backupDamaged, at the end of the stream */
  async take(length: number): Promise<Buffer> {
    while (this.length < length) {
      const { done, value } = await this.pieces.next();
      if (done) throw new Refusal("backupDamaged");
      this.waiting.push(value);
      this.length += value.length;
    }
    const all = Buffer.concat(this.waiting);
    this.waiting = [all.subarray(length)];
    this.length -= length;
    return all.subarray(0, length);
  }

  /** Reads to the end of the stream, so that what checks the source comes to its end as well. */
  async assertEnd(): Promise<void> {
    while (this.length === 0) {
      const { done, value } = await this.pieces.next();
      if (done) return;
      this.length += value.length;
    }
    throw new Refusal("backupDamaged");
  }
}
