import { createInflateRaw } from "node:zlib";
import { Refusal } from "../../refusal.ts";

/** A part of an archive, as its central directory describes it. */
export interface ZipEntry {
  name: string;
  method: number;
  compressedSize: number;
  localHeader: number;
  archive: Unfolded;
}

/** What the parts of an archive have unfolded to by now, all together: several may be the same piece of the file. */
interface Unfolded {
  bytes: number;
}

/** Bytes that one part may unfold to: a million rows take about half of it, a zip bomb far more. */
const mostBytes = 1_200_000_000;
/** Bytes that everything which is read of one archive may unfold to. */
const mostOfAll = 3 * mostBytes;
/** What rows of a ledger pack to is a tenth or a thirtieth; only the same over and over packs to less than this. */
const mostRatio = 250;
/** Before so much has come out, nothing is said about the ratio: small parts may well be one blank line. */
const beforeRatio = 32_000_000;
const endRecord = { signature: 0x06054b50, size: 22, longestComment: 65_535 };
const centralHeader = { signature: 0x02014b50, size: 46 };
const localHeader = { signature: 0x04034b50, size: 30 };
const encryptedFlag = 1;

/**
 * The parts of a zip archive by name, read from its end; the archive itself stays where it is.
 *
 * @throws {Refusal} workbookUnreadable, workbookEncrypted
 */
export async function readZipDirectory(file: Blob): Promise<Map<string, ZipEntry>> {
  const tailStart = Math.max(0, file.size - endRecord.size - endRecord.longestComment);
  const tail = await bytesOf(file, tailStart, file.size);
  const end = lastIndexOf(tail, endRecord.signature);
  if (end < 0) throw new Refusal("workbookUnreadable");
  const size = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  const directory = await bytesOf(file, start, start + size);
  const entries = new Map<string, ZipEntry>();
  const archive: Unfolded = { bytes: 0 };
  for (let at = 0; at + centralHeader.size <= directory.length; ) {
    if (directory.readUInt32LE(at) !== centralHeader.signature) throw new Refusal("workbookUnreadable");
    if (directory.readUInt16LE(at + 8) & encryptedFlag) throw new Refusal("workbookEncrypted");
    const nameEnd = at + centralHeader.size + directory.readUInt16LE(at + 28);
    const name = directory.toString("utf8", at + centralHeader.size, nameEnd);
    entries.set(name, {
      name,
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      localHeader: directory.readUInt32LE(at + 42),
      archive,
    });
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * What a part unfolds to, piece by piece.
 *
 * @param most bytes that it may unfold to
 * @throws {Refusal} workbookUnreadable, workbookTooLarge
 */
export async function* unzip(file: Blob, entry: ZipEntry, most = mostBytes): AsyncGenerator<Buffer> {
  const header = await bytesOf(file, entry.localHeader, entry.localHeader + localHeader.size);
  if (header.length < localHeader.size || header.readUInt32LE(0) !== localHeader.signature)
    throw new Refusal("workbookUnreadable");
  const start = entry.localHeader + localHeader.size + header.readUInt16LE(26) + header.readUInt16LE(28);
  const stored = pieces(file, start, start + entry.compressedSize);
  if (entry.method !== 0 && entry.method !== 8) throw new Refusal("workbookUnreadable");
  let unfolded = 0;
  for await (const piece of entry.method === 0 ? stored : inflated(stored)) {
    unfolded += piece.length;
    entry.archive.bytes += piece.length;
    const isBomb = unfolded > beforeRatio && unfolded > entry.compressedSize * mostRatio;
    if (isBomb || unfolded > most || entry.archive.bytes > mostOfAll) throw new Refusal("workbookTooLarge");
    yield piece;
  }
}

const pieceBytes = 65_536;

async function* pieces(file: Blob, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; at += pieceBytes) yield bytesOf(file, at, Math.min(at + pieceBytes, end));
}

async function* inflated(source: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: pieceBytes });
  const feeding = (async () => {
    for await (const piece of source) {
      // The reader may have gone away meanwhile: nothing drains any more then.
      if (inflate.destroyed) return;
      if (!inflate.write(piece)) await drained(inflate);
    }
    inflate.end();
  })().catch((error: Error) => inflate.destroy(error));
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch {
    throw new Refusal("workbookUnreadable");
  } finally {
    inflate.destroy();
    await feeding;
  }
}

/** Also resolves when the reader has gone away. */
function drained(stream: ReturnType<typeof createInflateRaw>): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      stream.off("drain", end).off("close", end);
      resolve();
    };
    stream.on("drain", end).on("close", end);
  });
}

async function bytesOf(file: Blob, start: number, end: number): Promise<Buffer> {
  return Buffer.from(await file.slice(start, end).arrayBuffer());
}

function lastIndexOf(bytes: Buffer, signature: number): number {
  for (let at = bytes.length - endRecord.size; at >= 0; at -= 1) if (bytes.readUInt32LE(at) === signature) return at;
  return -1;
}
