import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Refusal } from "../refusal.ts";
import { type BackupKey, subkey } from "./header.ts";

/** What is still being written in a destination ends so. */
export const draftEnding = ".part";

const format = 1;
const nonceBytes = 12;
const tagBytes = 16;
/** What an object is longer than what is in it. */
const overhead = 1 + nonceBytes + tagBytes;

/** The folder beside the backups that the contents of all backups of one passphrase lie in. */
export function poolFolder(destination: string, { keyId }: Pick<BackupKey, "keyId">): string {
  return join(destination, `sunshine-pool-${keyId}`);
}

/**
 * Files of attachments in a destination, each once, however many backups need it. They are as encrypted as in the data
 * folder, and sealed again under the backup key with AES-256-GCM; the name is authenticated, so that no file can be put
 * in another's place.
 *
 *     format (1 byte: 1), nonce (12 bytes), what is encrypted, tag (16 bytes)
 */
export class Pool {
  private readonly key: Buffer;

  constructor(
    private readonly folder: string,
    backupKey: Pick<BackupKey, "key">,
  ) {
    this.key = subkey(backupKey.key, "pool");
  }

  close(): void {
    this.key.fill(0);
  }

  /** Whether a file of that size lies there; `read` tells whether it is whole. */
  async holds(name: string, bytes: number): Promise<boolean> {
    const found = await stat(this.pathOf(name)).catch(() => null);
    return found?.size === bytes + overhead;
  }

  async put(name: string, content: Buffer): Promise<void> {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv("aes-256-gcm", this.key, nonce).setAAD(authenticated(name));
    const sealed = Buffer.concat([
      Buffer.of(format),
      nonce,
      cipher.update(content),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
    const path = this.pathOf(name);
    await mkdir(dirname(path), { recursive: true });
    await writeDraft(path, sealed);
    await rename(path + draftEnding, path);
  }

  /** @throws {Refusal} backupContentMissing, backupContentDamaged */
  async read(name: string): Promise<Buffer> {
    const sealed = await readFile(this.pathOf(name)).catch((error: NodeJS.ErrnoException) => {
      throw error.code === "ENOENT" ? new Refusal("backupContentMissing") : error;
    });
    if (sealed.length < overhead || sealed[0] !== format) throw new Refusal("backupContentDamaged");
    const decipher = createDecipheriv("aes-256-gcm", this.key, sealed.subarray(1, 1 + nonceBytes))
      .setAAD(authenticated(name))
      .setAuthTag(sealed.subarray(-tagBytes));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(1 + nonceBytes, -tagBytes)), decipher.final()]);
    } catch {
      throw new Refusal("backupContentDamaged");
    }
  }

  /** Removes what a backup that was cut off left half written. */
  async removeDrafts(): Promise<void> {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries)
      if (entry.isFile() && entry.name.endsWith(draftEnding))
        await rm(join(entry.parentPath, entry.name), { force: true });
  }

  private pathOf(name: string): string {
    return join(this.folder, name.slice(0, 2), name);
  }
}

function authenticated(name: string): Buffer {
  return Buffer.from(`sunshine-ledger:backup:pool:${format}:${name}`);
}

async function writeDraft(path: string, content: Buffer): Promise<void> {
  const draft = path + draftEnding;
  try {
    const file = await open(draft, "w", 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw error;
  }
}
