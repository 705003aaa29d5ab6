import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { hashRaw } from "@node-rs/argon2";
import { z } from "zod";

/** Cost of deriving a key from a password (argon2id). */
export interface PasswordCost {
  memoryKiB: number;
  iterations: number;
}

/** A quarter to half a second on an old PC; source: RFC 9106, second recommended option (64 MiB, 3 passes). */
export const defaultPasswordCost: PasswordCost = { memoryKiB: 64 * 1024, iterations: 3 };

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

export const sealedSchema = z.object({
  nonce: z.base64(),
  /** encrypted with AES-256-GCM, its tag behind it */
  wrapped: z.base64(),
});
export type Sealed = z.infer<typeof sealedSchema>;

export const wrapSchema = sealedSchema.extend({
  memoryKiB: z.int().positive(),
  iterations: z.int().positive(),
  salt: z.base64(),
});
export type Wrap = z.infer<typeof wrapSchema>;

/** Encrypts some bytes under a key made from a password or another secret that a person keeps. */
export async function wrap(content: Buffer, secret: string, cost: PasswordCost, context: Buffer): Promise<Wrap> {
  const salt = randomBytes(16);
  const key = await deriveKey(secret, salt, cost);
  const sealed = seal(content, key, context);
  key.fill(0);
  return { memoryKiB: cost.memoryKiB, iterations: cost.iterations, salt: salt.toString("base64"), ...sealed };
}

/** What was wrapped, or null with a wrong secret. */
export async function unwrap(entry: Wrap, secret: string, context: Buffer): Promise<Buffer | null> {
  const key = await deriveKey(secret, Buffer.from(entry.salt, "base64"), entry);
  const content = unseal(entry, key, context);
  key.fill(0);
  return content;
}

/** Encrypts some bytes under a key, bound to what they are for. */
export function seal(content: Buffer, key: Buffer, context: Buffer): Sealed {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(context);
  const wrapped = Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
  return { nonce: nonce.toString("base64"), wrapped: wrapped.toString("base64") };
}

/** What was sealed, or null with a wrong key or for another purpose. */
export function unseal({ nonce, wrapped }: Sealed, key: Buffer, context: Buffer): Buffer | null {
  const bytes = Buffer.from(wrapped, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"))
    .setAAD(context)
    .setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}

/** A key of 32 bytes from a password or passphrase, by argon2id. */
export async function deriveKey(secret: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
  return hashRaw(secret.normalize("NFKC"), {
    // 2 is argon2id; the package's own enum exists for the compiler only.
    algorithm: 2,
    memoryCost: cost.memoryKiB,
    timeCost: cost.iterations,
    parallelism: 1,
    outputLen: keyBytes,
    salt,
  });
}
