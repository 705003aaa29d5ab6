import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import { readPaperCode } from "../../shared/domain/paperCode.ts";
import { Refusal } from "../refusal.ts";
import { writeFileAtomically } from "./files.ts";
import { letterSchema, newKeyPair, readLetter, writeLetter } from "./keyPair.ts";
import { newRecoveryKey } from "./recoveryKey.ts";
import { defaultPasswordCost, type PasswordCost, unwrap, wrap, wrapSchema } from "./secretWrap.ts";

/** Whoever can open the ledger: a user by their login, or whoever has the printed recovery key. */
export type Holder = `user:${string}` | "recovery";

export function userHolder(login: string): Holder {
  return `user:${login}`;
}

const entrySchema = z.object({
  publicKey: z.base64(),
  /** the private key under the password or the recovery key */
  privateKey: wrapSchema,
  /** the database key, for that private key */
  databaseKey: letterSchema,
  /** the database key that is about to follow it, while it is being renewed */
  nextKey: letterSchema.optional(),
});
export type KeyringEntry = z.infer<typeof entrySchema>;

/** Before keys could be renewed, the database key itself lay under the password. */
const oldEntrySchema = wrapSchema;

const anyEntrySchema = z.union([entrySchema, oldEntrySchema]);
type AnyEntry = z.infer<typeof anyEntrySchema>;

const keyringSchema = z.object({
  format: z.union([z.literal(1), z.literal(2)]),
  ledgerId: z.uuid(),
  users: z.record(z.string(), anyEntrySchema),
  recovery: anyEntrySchema,
});
type KeyringFile = z.infer<typeof keyringSchema>;

/** What a password or the recovery key opened. */
export interface Unlocked {
  databaseKey: Buffer;
  /** the key that follows it, where a renewal was cut off */
  nextKey: Buffer | null;
  /** false for an entry of before: it has no key pair, so that a renewed key cannot be given to it */
  renewable: boolean;
}

/**
 * The small file beside the database that opens it. Each holder has a key pair: the private key lies here under a key
 * made from their password, and the database key is sealed for the public key, so that a renewed one can be given to
 * everybody without their passwords. Nothing in the ledger opens an entry: whoever once had all of it still needs one
 * of the passwords.
 */
export class Keyring {
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
    const databaseKey = randomBytes(32);
    const recoveryKey = newRecoveryKey();
    const ledgerId = randomUUID();
    const recovery = await makeEntry({ ledgerId, holder: "recovery", secret: recoveryKey, databaseKey, cost });
    const keyring = new Keyring(path, { format: 2, ledgerId, users: {}, recovery }, cost);
    return { keyring, databaseKey, recoveryKey };
  }

  /** Which ledger it opens: made once, the same in every copy. */
  get ledgerId(): string {
    return this.content.ledgerId;
  }

  /** An entry with a key pair of its own, to be `put`; an old password opens nothing that is sealed for a new pair. */
  makeEntry(holder: Holder, secret: string, databaseKey: Buffer): Promise<KeyringEntry> {
    return makeEntry({ ledgerId: this.ledgerId, holder, secret, databaseKey, cost: this.cost });
  }

  put(holder: Holder, entry: KeyringEntry): void {
    this.set(holder, entry);
  }

  removeUser(login: string): void {
    const { [login]: _removed, ...users } = this.content.users;
    this.content = { ...this.content, users };
  }

  /** What a password opens, or null for a wrong one or an unknown login (which takes as long). */
  async unlock(login: string, password: string): Promise<Unlocked | null> {
    if (Object.hasOwn(this.content.users, login)) return this.open(userHolder(login), password);
    const { recovery } = this.content;
    await unwrap("privateKey" in recovery ? recovery.privateKey : recovery, password, Buffer.from("nobody"));
    return null;
  }

  unlockWithRecoveryKey(recoveryKey: string): Promise<Unlocked | null> {
    return this.open("recovery", readPaperCode(recoveryKey));
  }

  /** The public key of a holder's entry; null where there is no entry, or one of before. */
  publicKeyOf(holder: Holder): string | null {
    const entry = this.entryOf(holder);
    return entry && "publicKey" in entry ? entry.publicKey : null;
  }

  /** Whether a user has an entry at all. */
  has(login: string): boolean {
    return Object.hasOwn(this.content.users, login);
  }

  /** Adds the key that is to follow to the entries of those whose public key is known to be theirs. */
  offerNext(nextKey: Buffer, known: ReadonlyMap<Holder, string>): void {
    for (const [holder, entry] of this.entries())
      if ("publicKey" in entry && known.get(holder) === entry.publicKey) {
        const to = Buffer.from(entry.publicKey, "base64");
        this.set(holder, { ...entry, nextKey: writeLetter(nextKey, to, contextOf(this.ledgerId, holder)) });
      }
  }

  /** The key that was to follow is the database key now; entries that were not given it open nothing and go. */
  takeNext(): void {
    for (const [holder, entry] of this.entries())
      if ("nextKey" in entry && entry.nextKey) {
        const { nextKey, ...kept } = entry;
        this.set(holder, { ...kept, databaseKey: nextKey });
      } else if (holder !== "recovery") this.removeUser(holder.slice("user:".length));
  }

  /** The key that was to follow is given up. */
  dropNext(): void {
    for (const [holder, entry] of this.entries())
      if ("nextKey" in entry) {
        const { nextKey: _dropped, ...kept } = entry;
        this.set(holder, kept);
      }
  }

  /** Whether a renewal was begun whose end is not known. */
  get awaitsNext(): boolean {
    return this.entries().some(([, entry]) => "nextKey" in entry && entry.nextKey !== undefined);
  }

  save(): void {
    writeFileAtomically(this.path, `${JSON.stringify({ ...this.content, format: 2 }, null, 2)}\n`);
  }

  private async open(holder: Holder, secret: string): Promise<Unlocked | null> {
    const entry = this.entryOf(holder);
    const context = contextOf(this.ledgerId, holder);
    if (!entry) return null;
    if (!("publicKey" in entry)) {
      const databaseKey = await unwrap(entry, secret, context);
      return databaseKey && { databaseKey, nextKey: null, renewable: false };
    }
    const privateKey = await unwrap(entry.privateKey, secret, context);
    if (!privateKey) return null;
    const pair = { publicKey: Buffer.from(entry.publicKey, "base64"), privateKey };
    const databaseKey = readLetter(entry.databaseKey, pair, context);
    const nextKey = entry.nextKey ? readLetter(entry.nextKey, pair, context) : null;
    privateKey.fill(0);
    return databaseKey && { databaseKey, nextKey, renewable: true };
  }

  private entryOf(holder: Holder): AnyEntry | undefined {
    return this.entries().find(([name]) => name === holder)?.[1];
  }

  private entries(): [Holder, AnyEntry][] {
    const { recovery, users } = this.content;
    const ofUsers = Object.entries(users).map(([login, entry]): [Holder, AnyEntry] => [userHolder(login), entry]);
    return [["recovery", recovery], ...ofUsers];
  }

  private set(holder: Holder, entry: AnyEntry): void {
    if (holder === "recovery") this.content = { ...this.content, recovery: entry };
    else {
      const users = { ...this.content.users, [holder.slice("user:".length)]: entry };
      this.content = { ...this.content, users };
    }
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

interface NewEntry {
  ledgerId: string;
  holder: Holder;
  secret: string;
  databaseKey: Buffer;
  cost: PasswordCost;
}

async function makeEntry({ ledgerId, holder, secret, databaseKey, cost }: NewEntry): Promise<KeyringEntry> {
  const context = contextOf(ledgerId, holder);
  const { publicKey, privateKey } = newKeyPair();
  const wrapped = await wrap(privateKey, secret, cost, context);
  privateKey.fill(0);
  return {
    publicKey: publicKey.toString("base64"),
    privateKey: wrapped,
    databaseKey: writeLetter(databaseKey, publicKey, context),
  };
}

/** Binds what is sealed to the ledger and to its holder. */
function contextOf(ledgerId: string, holder: Holder): Buffer {
  return Buffer.from(`sunshine-ledger:${ledgerId}:${holder}`);
}
