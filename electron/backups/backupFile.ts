import { type FileHandle, open } from "node:fs/promises";
import { Refusal } from "../refusal.ts";
import { migrations } from "../store/migrations/index.ts";
import { type ReadAt, unsealed, walkFrames } from "./frames.ts";
import { type BackupHeader, type BackupKey, decodeHeader, type EncodedHeader, subkey } from "./header.ts";
import { type BackupRecord, unpacked } from "./records.ts";

/** A backup's file, opened for reading. */
export class BackupFile {
  private constructor(
    private readonly file: FileHandle,
    private readonly encoded: EncodedHeader,
    readonly header: BackupHeader,
    readonly bytes: number,
  ) {}

  /**
   * Hands the file to `work` and closes it afterwards.
   *
   * @throws {Refusal} backupMissing, backupForeign, backupNewer, backupDamaged
   */
  static async with<T>(path: string, work: (backup: BackupFile) => Promise<T>): Promise<T> {
    const file = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
      throw error.code === "ENOENT" ? new Refusal("backupMissing") : error;
    });
    try {
      const { header, ...encoded } = await decodeHeader(readerOf(file));
      return await work(new BackupFile(file, encoded, header, (await file.stat()).size));
    } finally {
      await file.close();
    }
  }

  /** @throws {Refusal} backupDamaged, when it is cut short or goes on behind its end */
  assertWhole(): Promise<void> {
    return walkFrames(readerOf(this.file), this.encoded, this.bytes);
  }

  /**
   * An older schema is migrated when the ledger is opened; a newer one nobody here can read.
   *
   * @throws {Refusal} backupNewerSchema
   */
  assertKnownSchema(): void {
    if (!migrations.some(({ name }) => name === this.header.schema))
      throw new Refusal("backupNewerSchema", { version: this.header.appVersion });
  }

  /**
   * What is in it, record by record, each once it is found to be whole.
   *
   * @throws {Refusal} backupDamaged
   */
  records({ key }: Pick<BackupKey, "key">): AsyncGenerator<BackupRecord> {
    return unpacked(unsealed(readerOf(this.file), this.encoded, fileKey(this.header, key)));
  }
}

/** The key of one file. */
export function fileKey({ fileSalt }: Pick<BackupHeader, "fileSalt">, key: Buffer): Buffer {
  return subkey(key, "file", Buffer.from(fileSalt, "base64"));
}

function readerOf(file: FileHandle): ReadAt {
  return async (position, length) => {
    const buffer = Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  };
}
