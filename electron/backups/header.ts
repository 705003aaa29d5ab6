import { createHash, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { Refusal } from "../refusal.ts";
import { deriveKey, type PasswordCost } from "../store/secretWrap.ts";

/**
 * The backup file, format 1. All numbers are big-endian.
 *
 *     "SLBACKUP"                      8 bytes
 *     format                          1 byte: 1
 *     length of the header            4 bytes
 *     header                          JSON in UTF-8: `headerSchema`
 *     SHA-256 of everything so far    32 bytes
 *     frames                          see `frames.ts`
 *
 * The header is in clear and tells what a list of backups shows, and how the key follows from the passphrase: argon2id
 * with its salt and cost, then HKDF-SHA256 with the salt of the file. It names no customer. Every frame is authenticated
 * with the digest of the header, so that no header can be put before another backup.
 *
 * What the frames hold, joined and decompressed with gzip, is the records of `records.ts`.
 */
export const backupFormat = 1;

const magic = Buffer.from("SLBACKUP");
const digestBytes = 32;
const longestHeader = 64 * 1024;
const prefixBytes = magic.length + 1 + 4;

/** Beyond these a file is no backup of ours but an attack on the PC's memory. */
const costSchema = z.object({
  memoryKiB: z
    .int()
    .min(8)
    .max(1024 * 1024),
  iterations: z.int().min(1).max(20),
});

const headerSchema = z.object({
  ledgerId: z.uuid(),
  branchName: z.string().max(200),
  madeAt: z.string().max(40),
  appVersion: z.string().max(40),
  /** name of the last migration in it */
  schema: z.string().max(200),
  /** which passphrase it needs: a new one for each that was ever set */
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  /** what the backup key follows from */
  salt: z.base64(),
  cost: costSchema,
  /** tells a wrong passphrase from a damaged file */
  check: z.base64(),
  /** makes the key of this file from the backup key */
  fileSalt: z.base64(),
});
export type BackupHeader = z.infer<typeof headerSchema>;

/** A backup key, with what the header needs to find it again from the passphrase. */
export interface BackupKey extends Pick<BackupHeader, "keyId" | "salt" | "cost" | "check"> {
  key: Buffer;
}

/** The key of a passphrase that has just been set. */
export async function newBackupKey(passphrase: string, cost: PasswordCost): Promise<BackupKey> {
  const salt = randomBytes(16);
  const key = await deriveKey(passphrase, salt, cost);
  return {
    key,
    keyId: randomBytes(8).toString("hex"),
    salt: salt.toString("base64"),
    cost,
    check: subkey(key, "check").subarray(0, 16).toString("base64"),
  };
}

/** @throws {Refusal} backupPassphraseWrong */
export async function keyFromPassphrase(header: BackupHeader, passphrase: string): Promise<BackupKey> {
  const { keyId, salt, cost, check } = header;
  const key = await deriveKey(passphrase, Buffer.from(salt, "base64"), cost);
  const expected = Buffer.from(check, "base64");
  const actual = subkey(key, "check").subarray(0, 16);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual))
    throw new Refusal("backupPassphraseWrong", {}, [{ path: "passphrase", key: "invalid" }]);
  return { key, keyId, salt, cost, check };
}

/** A key for one purpose, from the backup key. */
export function subkey(key: Buffer, purpose: string, salt: Uint8Array = Buffer.alloc(0)): Buffer {
  return Buffer.from(hkdfSync("sha256", key, salt, `sunshine-ledger:backup:${purpose}`, 32));
}

/** A header as it stands at the beginning of a file. */
export interface EncodedHeader {
  bytes: Buffer;
  digest: Buffer;
}

export function encodeHeader(header: BackupHeader): EncodedHeader {
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  const before = Buffer.concat([magic, Buffer.of(backupFormat), length, json]);
  const digest = createHash("sha256").update(before).digest();
  return { bytes: Buffer.concat([before, digest]), digest };
}

/**
 * @param read gives a stretch of the file, shorter at its end
 * @throws {Refusal} backupForeign, backupNewer, backupDamaged
 */
export async function decodeHeader(
  read: (position: number, length: number) => Promise<Buffer>,
): Promise<EncodedHeader & { header: BackupHeader }> {
  const prefix = await read(0, prefixBytes);
  if (!prefix.subarray(0, magic.length).equals(magic)) throw new Refusal("backupForeign");
  if (prefix.length < prefixBytes) throw new Refusal("backupDamaged");
  if ((prefix[magic.length] ?? 0) > backupFormat) throw new Refusal("backupNewer");
  const length = prefix.readUInt32BE(magic.length + 1);
  if (length > longestHeader) throw new Refusal("backupDamaged");
  const bytes = Buffer.concat([prefix, await read(prefixBytes, length + digestBytes)]);
  const digest = bytes.subarray(-digestBytes);
  const before = bytes.subarray(0, -digestBytes);
  const isWhole = bytes.length === prefixBytes + length + digestBytes && prefix[magic.length] === backupFormat;
  if (!isWhole || !createHash("sha256").update(before).digest().equals(digest)) throw new Refusal("backupDamaged");
  const header = headerSchema.safeParse(JSON.parse(before.subarray(prefixBytes).toString("utf8")));
  if (!header.success) throw new Refusal("backupDamaged");
  return { header: header.data, bytes, digest };
}
