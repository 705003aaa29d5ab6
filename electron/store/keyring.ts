import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { hashRaw } from "@node-rs/argon2";
import { z } from "zod";
import { paperCodeOf, readPaperCode } from "../../shared/domain/paperCode.ts";
import { Refusal } from "../refusal.ts";
import { writeFileAtomically } from "./files.ts";

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

const wrapSchema = z.object({
  memoryKiB: z.int().positive(),
  iterations: z.int().positive(),
  salt: z.base64(),
  nonce: z.base64(),
  /** the database key encrypted with AES-256-GCM, its tag behind it */
  wrapped: z.base64(),
});
type Wrap = z.infer<typeof wrapSchema>;

const keyringSchema = z.object({
  format: z.literal(1),
  ledgerId: z.uuid(),
  users: z.record(z.string(), wrapSchema),
  recovery: wrapSchema,
});
type KeyringFile = z.infer<typeof keyringSchema>;

/**
 * The small file beside the database that holds its key, wrapped once for each user under a key made from their
 * password and once under the recovery key. Without one of them the database is noise.
 */
export class Keyring {
  /** entries that were set here, or removed, since the file was read */
  private readonly changed = new Map<string, Wrap | null>();

  private constructor(
    private readonly path: string,
    private content: KeyringFile,
    private readonly cost: PasswordCost,
  ) {}

  static exists(path: string): boolean {
    return existsSync(path);
  }

  /** @throws {Refusal} keyringDamaged, when the file cannot be read as a keyring */
  static read(path: string, cost = defaultPasswordCost): Keyring {
    return new Keyring(path, readContent(path), cost);
  }

  /**
   * Makes a keyring for a new ledger; nothing is on disk until `save`.
   *
   * @returns the database key (32 bytes) and the recovery key as it is printed
   */
  static async create(path: string, cost = defaultPasswordCost) {
    const databaseKey = randomBytes(keyBytes);
    const recoveryKey = newRecoveryKey();
    const ledgerId = randomUUID();
    const recovery = await wrap(databaseKey, recoveryKey, cost, aad(ledgerId, "recovery"));
    const keyring = new Keyring(path, { format: 1, ledgerId, users: {}, recovery }, cost);
    return { keyring, databaseKey, recoveryKey };
  }

  /** Which ledger it opens: made once, the same in every copy. */
  get ledgerId(): string {
    return this.content.ledgerId;
  }

  /** Adds or replaces a user's entry. */
  async setPassword(login: string, password: string, databaseKey: Buffer): Promise<void> {
    const entry = await wrap(databaseKey, password, this.cost, aad(this.content.ledgerId, `user:${login}`));
    this.change(login, entry);
  }

  removeUser(login: string): void {
    this.change(login, null);
  }

  private change(login: string, entry: Wrap | null): void {
    this.changed.set(login, entry);
    this.content = { ...this.content, users: withChange(this.content.users, login, entry) };
  }

  /** The database key, or null for a wrong password or an unknown login (which takes as long). */
  async unlock(login: string, password: string): Promise<Buffer | null> {
    const entry = Object.hasOwn(this.content.users, login) ? this.content.users[login] : undefined;
    const key = await unwrap(
      entry ?? this.content.recovery,
      password,
      aad(this.content.ledgerId, entry ? `user:${login}` : "nobody"),
    );
    return entry ? key : null;
  }

  async unlockWithRecoveryKey(recoveryKey: string): Promise<Buffer | null> {
    const normal = readPaperCode(recoveryKey);
    return unwrap(this.content.recovery, normal, aad(this.content.ledgerId, "recovery"));
  }

  /**
   * Writes what was changed here, beside what others have written since this was read: deriving a key takes a while, in
   * which somebody else may have been given a password.
   */
  save(): void {
    if (existsSync(this.path)) this.content = readContent(this.path);
    for (const [login, entry] of this.changed)
      this.content = { ...this.content, users: withChange(this.content.users, login, entry) };
    this.changed.clear();
    writeFileAtomically(this.path, `${JSON.stringify(this.content, null, 2)}\n`);
  }
}

function readContent(path: string): KeyringFile {
  const text = readFileSync(path, "utf8");
  try {
    return keyringSchema.parse(JSON.parse(text));
  } catch {
    throw new Refusal("keyringDamaged", { file: basename(path) });
  }
}

function withChange(users: KeyringFile["users"], login: string, entry: Wrap | null): KeyringFile["users"] {
  const { [login]: _before, ...others } = users;
  return entry ? { ...others, [login]: entry } : others;
}

function aad(ledgerId: string, role: string): Buffer {
  return Buffer.from(`sunshine-ledger:${ledgerId}:${role}`);
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

async function wrap(key: Buffer, secret: string, cost: PasswordCost, context: Buffer): Promise<Wrap> {
  const salt = randomBytes(16);
  const nonce = randomBytes(nonceBytes);
  const wrappingKey = await deriveKey(secret, salt, cost);
  const cipher = createCipheriv("aes-256-gcm", wrappingKey, nonce).setAAD(context);
  const wrapped = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  wrappingKey.fill(0);
  return {
    ...cost,
    salt: salt.toString("base64"),
    nonce: nonce.toString("base64"),
    wrapped: wrapped.toString("base64"),
  };
}

async function unwrap(entry: Wrap, secret: string, context: Buffer): Promise<Buffer | null> {
  const wrapped = Buffer.from(entry.wrapped, "base64");
  const wrappingKey = await deriveKey(secret, Buffer.from(entry.salt, "base64"), entry);
  const decipher = createDecipheriv("aes-256-gcm", wrappingKey, Buffer.from(entry.nonce, "base64"))
    .setAAD(context)
    .setAuthTag(wrapped.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    return null;
  } finally {
    wrappingKey.fill(0);
  }
}

const recoveryLength = 32;

/** 160 random bits in eight groups of four. */
function newRecoveryKey(): string {
  return paperCodeOf(randomBytes(recoveryLength));
}
