import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Refusal } from "../refusal.ts";
import { contentPath } from "../store/contents.ts";
import { sealBytes, sealedFormat, sealedOverhead, unsealBytes } from "../store/sealedBytes.ts";
import { type BackupKey, subkey } from "./header.ts";

/** What is still being written in a destination ends so. */
export const draftEnding = ".part";

/** The folder beside the backups that the contents of all backups of one passphrase lie in. */
export function poolFolder(destination: string, { keyId }: Pick<BackupKey, "keyId">): string {
  return join(destination, `sunshine-pool-${keyId}`);
}

/**
 * Files of attachments in a destination, each once, however many backups need it. They are as encrypted as in the data
 * folder, and sealed in the same way again under the backup key.
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
    return found?.size === bytes + sealedOverhead;
  }

  async put(name: string, content: Buffer): Promise<void> {
    const path = this.pathOf(name);
    await mkdir(dirname(path), { recursive: true });
    await writeDraft(path, sealBytes(content, this.key, authenticated(name)));
    await rename(path + draftEnding, path);
  }

  /** @throws {Refusal} backupContentMissing, backupContentDamaged */
  async read(name: string): Promise<Buffer> {
    const sealed = await readFile(this.pathOf(name)).catch((error: NodeJS.ErrnoException) => {
      throw error.code === "ENOENT" ? new Refusal("backupContentMissing") : error;
    });
    const content = unsealBytes(sealed, this.key, authenticated(name));
    if (content === null) throw new Refusal("backupContentDamaged");
    return content;
  }

  /** Removes what a backup that was cut off left half written. */
  async removeDrafts(): Promise<void> {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries)
      if (entry.isFile() && entry.name.endsWith(draftEnding))
        await rm(join(entry.parentPath, entry.name), { force: true });
  }

  private pathOf(name: string): string {
    return contentPath(this.folder, name);
  }
}

function authenticated(name: string): Buffer {
  return Buffer.from(`sunshine-ledger:backup:pool:${sealedFormat}:${name}`);
}

async function writeDraft(path: string, parts: readonly Buffer[]): Promise<void> {
  const draft = path + draftEnding;
  try {
    const file = await open(draft, "w", 0o600);
    try {
      for (const part of parts) await file.writeFile(part);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw error;
  }
}
