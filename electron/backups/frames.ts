import { createCipheriv, createDecipheriv } from "node:crypto";
import { Refusal } from "../refusal.ts";
import type { EncodedHeader } from "./header.ts";

/**
 * The frames of a backup file: a length (4 bytes, the highest bit set in the last frame only), so many bytes encrypted
 * with AES-256-GCM, and their tag (16 bytes). Nonce is the number of the frame, counted from 0, under a key that is this
 * file's alone; authenticated with it are the header's digest, the number, and whether it is the last. A frame left out,
 * put in another's place or taken from another file does not open, and a file cut short ends without its last frame.
 */
const frameBytes = 256 * 1024;
const tagBytes = 16;
const lastBit = 0x80000000;

type Frame = Pick<EncodedHeader, "digest"> & { number: number; isLast: boolean };

function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number), 4);
  return nonce;
}

function authenticated({ digest, number, isLast }: Frame): Buffer {
  return Buffer.concat([digest, nonceOf(number), Buffer.of(isLast ? 1 : 0)]);
}

function sealFrame(key: Buffer, frame: Frame, content: Buffer): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key, nonceOf(frame.number)).setAAD(authenticated(frame));
  const length = Buffer.alloc(4);
  length.writeUInt32BE((content.length | (frame.isLast ? lastBit : 0)) >>> 0);
  return Buffer.concat([length, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** The header and the frames of what a source gives. */
export async function* sealed(
  source: AsyncIterable<Buffer>,
  { bytes, digest }: EncodedHeader,
  key: Buffer,
): AsyncGenerator<Buffer> {
  yield bytes;
  let number = 0;
  let waiting: Buffer = Buffer.alloc(0);
  for await (const piece of source) {
    waiting = waiting.length === 0 ? piece : Buffer.concat([waiting, piece]);
    while (waiting.length > frameBytes) {
      yield sealFrame(key, { digest, number, isLast: false }, waiting.subarray(0, frameBytes));
      waiting = waiting.subarray(frameBytes);
      number += 1;
    }
  }
  yield sealFrame(key, { digest, number, isLast: true }, waiting);
}

/** A stretch of a file; shorter at its end. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>;

/**
 * What the frames behind a header hold, each once it is found to be whole and in its place.
 *
 * @throws {Refusal} backupDamaged
 */
export async function* unsealed(read: ReadAt, header: EncodedHeader, key: Buffer): AsyncGenerator<Buffer> {
  let position = header.bytes.length;
  for (let number = 0; ; number += 1) {
    const { length, isLast } = await frameAt(read, position);
    const bytes = await read(position + 4, length + tagBytes);
    if (bytes.length !== length + tagBytes) throw new Refusal("backupDamaged");
    const frame = { digest: header.digest, number, isLast };
    const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(number))
      .setAAD(authenticated(frame))
      .setAuthTag(bytes.subarray(length));
    yield opened(() => Buffer.concat([decipher.update(bytes.subarray(0, length)), decipher.final()]));
    position += 4 + length + tagBytes;
    if (!isLast) continue;
    if ((await read(position, 1)).length > 0) throw new Refusal("backupDamaged");
    return;
  }
}

function opened(decrypt: () => Buffer): Buffer {
  try {
    return decrypt();
  } catch {
    throw new Refusal("backupDamaged");
  }
}

/** @throws {Refusal} backupDamaged */
async function frameAt(read: ReadAt, position: number): Promise<{ length: number; isLast: boolean }> {
  const bytes = await read(position, 4);
  if (bytes.length < 4) throw new Refusal("backupDamaged");
  const word = bytes.readUInt32BE(0);
  const length = (word & ~lastBit) >>> 0;
  if (length > frameBytes) throw new Refusal("backupDamaged");
  return { length, isLast: word >= lastBit };
}

/**
 * Whether frames follow one another to the very end of the file: shows without the key what was cut short or appended.
 *
 * @throws {Refusal} backupDamaged
 */
export async function walkFrames(read: ReadAt, header: Pick<EncodedHeader, "bytes">, size: number): Promise<void> {
  for (let position = header.bytes.length; ; ) {
    const { length, isLast } = await frameAt(read, position);
    position += 4 + length + tagBytes;
    if (isLast && position === size) return;
    if (isLast || position >= size) throw new Refusal("backupDamaged");
  }
}
