import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fileKey } from "../../electron/backups/backupFile.ts";
import { type ReadAt, sealed, unsealed, walkFrames } from "../../electron/backups/frames.ts";
import {
  type BackupHeader,
  decodeHeader,
  encodeHeader,
  keyFromPassphrase,
  newBackupKey,
} from "../../electron/backups/header.ts";
import { type BackupRecord, packed, unpacked } from "../../electron/backups/records.ts";
import { Refusal } from "../../electron/refusal.ts";
import { testNow, testPasswordCost } from "../support/testCore.ts";

const passphrase = "丰收的麦田 2026";
const backupKey = await newBackupKey(passphrase, testPasswordCost);

function headerWith(changes: Partial<BackupHeader> = {}): BackupHeader {
  const { key: _key, ...kdf } = backupKey;
  return {
    ...{
      ledgerId: randomUUID(),
      branchName: "城关信用社",
      madeAt: testNow,
      appVersion: "0.1.0",
      schema: "300-backups",
    },
    ...{ ...kdf, fileSalt: randomBytes(32).toString("base64"), ...changes },
  };
}

const name = "ab".repeat(32);

/** A backup of two pages. */
async function* records(): AsyncGenerator<BackupRecord> {
  const told = {
    branchName: "城关信用社",
    madeAt: testNow,
    appVersion: "0.1.0",
    customers: 2,
    contents: 1,
    lacking: [],
  };
  const trail = { lastChangeAt: testNow, auditEntries: 3, auditHead: name };
  yield { kind: "summary", summary: { ...told, ...trail, pageSize: 512, pageCount: 2 } };
  yield { kind: "contents", contents: [{ name, bytes: 10, digest: name }] };
  yield { kind: "key", bytes: Buffer.alloc(32, 7) };
  yield { kind: "keyring", bytes: Buffer.from("{}") };
  yield { kind: "pages", first: 1, bytes: Buffer.alloc(1024, 1) };
  yield { kind: "end", digest: name };
}

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}

async function fileOf(source: AsyncIterable<Buffer>, header = headerWith()): Promise<Buffer> {
  return Buffer.concat(await collect(sealed(source, encodeHeader(header), fileKey(header, backupKey.key))));
}

const readerOf =
  (file: Buffer): ReadAt =>
  async (position, length) =>
    file.subarray(position, position + length);

/** Opens a file as a restoration does. */
async function read(file: Buffer, key = backupKey.key): Promise<BackupRecord[]> {
  const at = readerOf(file);
  const { header, ...encoded } = await decodeHeader(at);
  return collect(unpacked(unsealed(at, encoded, fileKey(header, key))));
}

async function reasonOf(work: Promise<unknown>): Promise<string | null> {
  return work.then(
    () => null,
    (error: unknown) => (error instanceof Refusal ? error.data.reason : `a fault: ${String(error)}`),
  );
}

const damage = ["backupDamaged", "backupForeign", "backupNewer"];

test("what was put in comes out", async () => {
  expect(await read(await fileOf(packed(records())))).toEqual(await collect(records()));
});

test("a file cut off anywhere is refused", async () => {
  const file = await fileOf(packed(records()));
  for (let length = 0; length < file.length; length += 1)
    expect([length, damage.includes(String(await reasonOf(read(file.subarray(0, length)))))]).toEqual([length, true]);
});

test("a file with any bit turned is refused, and so is one that goes on behind its end", async () => {
  const file = await fileOf(packed(records()));
  for (let position = 0; position < file.length; position += 1) {
    const turned = Buffer.from(file);
    turned[position] = (turned[position] ?? 0) ^ (1 << (position % 8));
    expect([position, damage.includes(String(await reasonOf(read(turned))))]).toEqual([position, true]);
  }
  expect(await reasonOf(read(Buffer.concat([file, Buffer.of(0)])))).toBe("backupDamaged");
});

/** Offsets of the frames behind the header, each with its length and tag. */
async function framesOf(file: Buffer): Promise<{ start: Buffer; frames: Buffer[] }> {
  const { bytes } = await decodeHeader(readerOf(file));
  const frames: Buffer[] = [];
  for (let position = bytes.length; position < file.length; ) {
    const end = position + 4 + ((file.readUInt32BE(position) & 0x7fffffff) >>> 0) + 16;
    frames.push(file.subarray(position, end));
    position = end;
  }
  return { start: bytes, frames };
}

test("frames left out, exchanged or taken from another file are refused", async () => {
  const content = randomBytes(1_000_000);
  const contentOf = async function* () {
    yield content;
  };
  const header = headerWith();
  const open = async (file: Buffer) => {
    const { header: own, ...encoded } = await decodeHeader(readerOf(file));
    return collect(unsealed(readerOf(file), encoded, fileKey(own, backupKey.key)));
  };
  const { start, frames } = await framesOf(await fileOf(contentOf(), header));
  const { start: otherStart, frames: others } = await framesOf(await fileOf(contentOf()));
  // The same salt, so the same key, before another header.
  const twin = encodeHeader({ ...header, branchName: "另一家信用社" }).bytes;
  const [first = content, second = content, ...rest] = frames;
  const wrong = [
    [start, second, first, ...rest],
    [start, first, ...rest],
    [start, ...frames.slice(0, -1)],
    [start, others[0] ?? content, ...frames.slice(1)],
    [otherStart, ...frames],
    [twin, ...frames],
  ];
  expect(frames.length).toBeGreaterThan(3);
  expect(Buffer.concat(await open(Buffer.concat([start, ...frames]))).equals(content)).toBe(true);
  for (const parts of wrong) expect(await reasonOf(open(Buffer.concat(parts)))).toBe("backupDamaged");
});

test("a walk over the frames tells without the key whether the file is as long as it must be", async () => {
  const file = await fileOf(packed(records()));
  const walk = async (cut: Buffer) => {
    const { header: _header, ...encoded } = await decodeHeader(readerOf(cut));
    return reasonOf(walkFrames(readerOf(cut), encoded, cut.length));
  };
  expect(await walk(file)).toBeNull();
  expect(await walk(file.subarray(0, -1))).toBe("backupDamaged");
  expect(await walk(Buffer.concat([file, Buffer.of(1)]))).toBe("backupDamaged");
});

test("another passphrase is told from a damaged file", async () => {
  const header = headerWith();
  expect((await keyFromPassphrase(header, passphrase)).key).toEqual(backupKey.key);
  expect(await reasonOf(keyFromPassphrase(header, "丰收的麦田 2027"))).toBe("backupPassphraseWrong");
});

test("a file that is no backup, or of a newer format, says so", async () => {
  expect(await reasonOf(read(Buffer.from("PK\u0003\u0004 some workbook")))).toBe("backupForeign");
  const newer = await fileOf(packed(records()));
  newer[8] = 2;
  expect(await reasonOf(read(newer))).toBe("backupNewer");
});

test("frames give back any content, however it was cut into pieces", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(300_000), { maxLength: 5 }), async (lengths) => {
      const pieces = lengths.map((length) => randomBytes(length));
      const source = async function* () {
        yield* pieces;
      };
      const file = await fileOf(source());
      const { header, ...encoded } = await decodeHeader(readerOf(file));
      const opened = await collect(unsealed(readerOf(file), encoded, fileKey(header, backupKey.key)));
      expect(Buffer.concat(opened).equals(Buffer.concat(pieces))).toBe(true);
    }),
    { numRuns: 20 },
  );
});
