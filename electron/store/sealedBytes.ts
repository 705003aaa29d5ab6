import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** First byte of every file, so that another format can come one day. */
export const sealedFormat = 1;
const nonceBytes = 12;
const tagBytes = 16;

/** What a sealed file is longer than what is in it. */
export const sealedOverhead = 1 + nonceBytes + tagBytes;

/**
 * Seals a whole file with AES-256-GCM: format (1 byte), nonce (12 bytes), what is encrypted, tag (16 bytes).
 *
 * @param name what the file is, authenticated with it, so that no file can be put in another's place
 * @returns the parts of the file in their order: put together, a long one would lie in memory twice
 */
export function sealBytes(content: Uint8Array, key: Buffer, name: Buffer): Buffer[] {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(name);
  return [Buffer.of(sealedFormat), nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()];
}

/** What is in a sealed file, or null where it is damaged, another file, or sealed under another key. */
export function unsealBytes(sealed: Buffer, key: Buffer, name: Buffer): Buffer | null {
  if (sealed.length < sealedOverhead || sealed[0] !== sealedFormat) return null;
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 1 + nonceBytes))
    .setAAD(name)
    .setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(1 + nonceBytes, -tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}
