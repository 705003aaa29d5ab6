import { createHmac, randomBytes } from "node:crypto";
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { open, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Refusal } from "../refusal.ts";
import { type ContentKey, type ContentKeys, forgetContentKey } from "./contentKeys.ts";
import { makePrivateFolder } from "./files.ts";
import { sealBytes, sealedFormat, unsealBytes } from "./sealedBytes.ts";

const draftEnding = ".draft";
const thumbnailEnding = ".thumbnail";

/** What a file of a store may be called: the key's generation, unless it is the first, the digest, and what it is. */
export const contentFileName = /^(?:[1-9]\d*-)?[0-9a-f]{64}(?:\.thumbnail)?$/;

/** Where a file lies in a folder of contents. */
export function contentPath(folder: string, name: string): string {
  return join(folder, name.replace(/^\d+-/, "").slice(0, 2), name);
}

/**
 * The contents of attachments, or of volumes of binders: files beside the database, each encrypted with AES-256-GCM and
 * named after its content, so that the same paper lies there once. The name is a keyed digest and tells nobody which
 * known paper it is; it is authenticated with the content, so that no file can be put in another's place. The keys are
 * the ledger's own and are there only while it is open; after a renewal files move one by one to the newest.
 */
export class ContentStore {
  private isOpen = true;
  /** where contents went that moved while somebody was about to read them */
  private readonly moved = new Map<string, string>();

  private constructor(
    private readonly folder: string,
    private keys: ContentKeys,
  ) {}

  /** Makes the folder where it is not there yet. */
  static open(folder: string, keys: ContentKeys): ContentStore {
    makePrivateFolder(folder);
    return new ContentStore(folder, keys);
  }

  /** Takes over keys that came to the ledger meanwhile, and overwrites those it had. */
  takeKeys(keys: ContentKeys): void {
    for (const key of this.keys.values()) forgetContentKey(key);
    this.keys = keys;
  }

  /** Overwrites the keys; nothing can be read or written any more. */
  close(): void {
    this.isOpen = false;
    for (const key of this.keys.values()) forgetContentKey(key);
  }

  /**
   * Writes a content, and a thumbnail where there is one, unless they lie there whole already. Both are on the disk for
   * good when it returns, to be followed by the row that knows them.
   *
   * @returns the content's id
   */
  async put(content: Uint8Array, thumbnail: Uint8Array | null): Promise<string> {
    this.assertOpen();
    const generation = newestOf(this.keys);
    const digest = createHmac("sha256", this.keyOf(generation).nameKey).update(content).digest("hex");
    const id = generation === firstGeneration ? digest : `${generation}-${digest}`;
    await this.write(id, content);
    if (thumbnail) await this.write(id + thumbnailEnding, thumbnail);
    return id;
  }

  /** Whether a content lies under the newest key. */
  isCurrent(id: string): boolean {
    return generationOf(id) === newestOf(this.keys);
  }

  /**
   * Writes a content once more, under the newest key; the old file stays until it is removed.
   *
   * @returns its new id
   * @throws {Refusal} attachmentMissing, attachmentDamaged
   */
  async move(id: string): Promise<string> {
    const content = await this.decrypted(id);
    const newId = await this.put(content, await this.thumbnailOf(id));
    this.moved.set(id, newId);
    return newId;
  }

  /** @throws {Refusal} attachmentMissing, attachmentDamaged */
  read(id: string): Promise<Buffer> {
    return this.decrypted(this.moved.get(id) ?? id);
  }

  /** @throws {Refusal} attachmentMissing, attachmentDamaged */
  readThumbnail(id: string): Promise<Buffer> {
    return this.decrypted((this.moved.get(id) ?? id) + thumbnailEnding);
  }

  private async thumbnailOf(id: string): Promise<Buffer | null> {
    try {
      return await this.decrypted(id + thumbnailEnding);
    } catch (error) {
      if (error instanceof Refusal && error.data.reason === "attachmentMissing") return null;
      throw error;
    }
  }

  /** A content, or null where its file is not there or damaged. */
  async readIfSound(id: string): Promise<Buffer | null> {
    try {
      return await this.decrypted(id);
    } catch (error) {
      if (error instanceof Refusal && error.data.reason !== "notSignedIn") return null;
      throw error;
    }
  }

  /** Removes a content for good; one that is gone already is no fault. */
  async remove(id: string): Promise<void> {
    this.assertOpen();
    for (const name of [id, id + thumbnailEnding]) await rm(this.pathOf(name), { force: true });
  }

  /** Removes everything that no row knows, for contents that nobody needs an old backup of. */
  keepOnly(known: ReadonlySet<string>): void {
    for (const file of filesIn(this.folder)) {
      const [id = ""] = basename(file).split(".");
      if (file.endsWith(draftEnding) || !known.has(id)) rmSync(file, { force: true });
    }
  }

  /**
   * Removes what an unclean stop left behind: files half written, and files written since `since` that no row came to
   * know. Older ones stay whatever the rows say: with an old backup in place they may belong to rows that a newer one
   * brings back.
   */
  sweep(known: ReadonlySet<string>, since: Date): void {
    for (const file of filesIn(this.folder)) {
      const [id = ""] = basename(file).split(".");
      const isOrphan = !known.has(id) && statSync(file).mtime >= since;
      if (file.endsWith(draftEnding) || isOrphan) rmSync(file, { force: true });
    }
  }

  /** A file that lies there damaged is replaced: adding the paper again mends it. */
  private async write(name: string, content: Uint8Array): Promise<void> {
    if (await this.readIfSound(name)) return;
    const sealed = this.encrypt(name, content);
    const path = this.pathOf(name);
    const draft = `${path}.${randomBytes(6).toString("hex")}${draftEnding}`;
    makePrivateFolder(dirname(path));
    try {
      await writeThrough(draft, sealed);
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await syncFolder(dirname(path));
    await syncFolder(this.folder);
  }

  /** The files that a content has beside the database, its own first. */
  namesOf(id: string): string[] {
    return [id, id + thumbnailEnding].filter((name) => existsSync(this.pathOf(name)));
  }

  /**
   * A file as it lies there, encrypted, once it is found to be whole; with what is in it.
   *
   * @throws {Refusal} attachmentMissing, attachmentDamaged
   */
  async readSealed(name: string): Promise<{ sealed: Buffer; content: Buffer }> {
    const sealed = await this.sealedFile(name);
    return { sealed, content: this.unseal(name, sealed) };
  }

  /** Puts a file in its place that was read by `readSealed` from a folder under the same key. */
  async putSealed(name: string, sealed: Buffer): Promise<void> {
    const path = this.pathOf(name);
    makePrivateFolder(dirname(path));
    await writeThrough(path, [sealed]);
  }

  private encrypt(name: string, content: Uint8Array): Buffer[] {
    this.assertOpen();
    return sealBytes(content, this.keyOf(generationOf(name)).cipherKey, authenticated(name));
  }

  private async decrypted(name: string): Promise<Buffer> {
    return this.unseal(name, await this.sealedFile(name));
  }

  private sealedFile(name: string): Promise<Buffer> {
    return readFile(this.pathOf(name)).catch((error: NodeJS.ErrnoException) => {
      throw error.code === "ENOENT" ? new Refusal("attachmentMissing") : error;
    });
  }

  /**
   * What is in a file of that name.
   *
   * @throws {Refusal} attachmentDamaged
   */
  unseal(name: string, sealed: Buffer): Buffer {
    this.assertOpen();
    const content = unsealBytes(sealed, this.keyOf(generationOf(name)).cipherKey, authenticated(name));
    if (content === null) throw new Refusal("attachmentDamaged");
    return content;
  }

  /** The ledger may close while a file is on its way: zeroed keys must seal nothing. */
  private assertOpen(): void {
    if (!this.isOpen) throw new Refusal("notSignedIn");
  }

  private keyOf(generation: number): ContentKey {
    const key = this.keys.get(generation);
    if (!key) throw new Refusal("attachmentDamaged");
    return key;
  }

  private pathOf(name: string): string {
    return contentPath(this.folder, name);
  }
}

/** Its ids are digests alone, as they were before there were others. */
const firstGeneration = 1;

/** Under which key a content lies, by its id or the name of its file. */
function generationOf(name: string): number {
  const [, generation] = /^(\d+)-/.exec(name) ?? [];
  return generation === undefined ? firstGeneration : Number(generation);
}

function newestOf(keys: ContentKeys): number {
  return Math.max(...keys.keys());
}

function authenticated(name: string): Buffer {
  return Buffer.from(`sunshine-ledger:attachment:${sealedFormat}:${name}`);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Writes a new file and waits until it is on the disk. */
async function writeThrough(path: string, parts: readonly Buffer[]): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    for (const part of parts) await file.writeFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the names in a folder survive a power failure; Windows does that by itself and opens no folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
