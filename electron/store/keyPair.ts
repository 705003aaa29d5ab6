import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync } from "node:crypto";
import { z } from "zod";
import { seal, sealedSchema, unseal } from "./secretWrap.ts";

/** Something only the holder of a private key can read; anybody with the public key can write it. */
export const letterSchema = sealedSchema.extend({
  /** public key made for this letter alone */
  from: z.base64(),
});
export type Letter = z.infer<typeof letterSchema>;

/** An X25519 key pair, each half in its standard form (SPKI, PKCS #8). */
export interface KeyPair {
  publicKey: Buffer;
  privateKey: Buffer;
}

export function newKeyPair(): KeyPair {
  return generateKeyPairSync("x25519", {
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "der" },
  });
}

/** Seals a secret for whoever holds the private key: ephemeral X25519, HKDF-SHA256, AES-256-GCM. */
export function writeLetter(content: Buffer, to: Buffer, context: Buffer): Letter {
  const { publicKey: from, privateKey } = newKeyPair();
  const key = sharedKey({ privateKey, publicKey: to }, { from, to });
  privateKey.fill(0);
  const sealed = seal(content, key, context);
  key.fill(0);
  return { from: from.toString("base64"), ...sealed };
}

/** What a letter says, or null when it was written for somebody else or for another purpose. */
export function readLetter({ from, ...sealed }: Letter, { publicKey, privateKey }: KeyPair, context: Buffer) {
  const sender = Buffer.from(from, "base64");
  const key = sharedKey({ privateKey, publicKey: sender }, { from: sender, to: publicKey });
  const content = unseal(sealed, key, context);
  key.fill(0);
  return content;
}

/** The key that both sides come to; it follows from both public keys too, so that it is of this letter alone. */
function sharedKey({ privateKey, publicKey }: KeyPair, { from, to }: { from: Buffer; to: Buffer }): Buffer {
  const secret = diffieHellman({
    privateKey: createPrivateKey({ key: privateKey, format: "der", type: "pkcs8" }),
    publicKey: createPublicKey({ key: publicKey, format: "der", type: "spki" }),
  });
  const key = Buffer.from(hkdfSync("sha256", secret, Buffer.concat([from, to]), "sunshine-ledger:letter", 32));
  secret.fill(0);
  return key;
}
