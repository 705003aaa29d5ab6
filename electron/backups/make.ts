import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { JobControl } from "../jobs/jobs.ts";
import { Refusal } from "../refusal.ts";
import type { LedgerFiles } from "../store/files.ts";
import { discard, emptyScratch } from "../store/swap.ts";
import { BackupFile } from "./backupFile.ts";
import { assertDestination, removeDrafts, writingRefusal } from "./destination.ts";
import type { BackupKey } from "./header.ts";
import { Pool, poolFolder } from "./pool.ts";
import { assertDigest, readFromPool, unpackInto } from "./unpack.ts";
import { bytesOf, bytesOfContents, type Draft, type Source, type Work, writeDraft } from "./write.ts";

/** A backup that lies in its destination and has been restored once to see that it can be. */
export interface MadeBackup extends Pick<Draft, "fileName" | "newContents"> {
  bytes: number;
  contents: number;
  lacking: number;
}

/**
 * Makes a backup and verifies it: restores it into a scratch folder and compares digests. Only then it takes its name;
 * whatever ends the work before leaves nothing but a draft, which the next one removes.
 *
 * @throws {Refusal} backupFolder…, backupDigestDiffers, backupContentDamaged
 */
export async function makeBackup(
  source: Source,
  files: LedgerFiles,
  { destination, backupKey, madeAt }: { destination: string; backupKey: BackupKey; madeAt: string },
  control: JobControl,
): Promise<MadeBackup> {
  await assertDestination(destination, files.folder);
  const pool = new Pool(poolFolder(destination, backupKey), backupKey);
  let draft: Draft | null = null;
  try {
    await removeDrafts(destination, source.ledgerId);
    await pool.removeDrafts();
    const work = await meter(source, files, control);
    draft = await writeDraft(source, destination, pool, backupKey, madeAt, work);
    await verify(draft, source, files, pool, backupKey, work);
    control.signal.throwIfAborted();
    const bytes = await bytesOf(draft.path);
    await rename(draft.path, join(destination, draft.fileName));
    const { fileName, newContents, contents, lacking } = draft;
    const counted = contents.filter(({ digest }) => digest !== null).length;
    return { fileName, newContents, bytes, contents: counted, lacking: lacking.length };
  } catch (error) {
    if (draft) await rm(draft.path, { force: true }).catch(() => {});
    throw writingRefusal(error, destination);
  } finally {
    pool.close();
  }
}

/** The database is read, digested, unpacked and digested again; contents are copied and read back. */
async function meter({ db }: Source, { database }: LedgerFiles, control: JobControl): Promise<Work> {
  const total = 4 * (await bytesOf(database)) + 2 * (await bytesOfContents(db));
  let done = 0;
  return {
    signal: control.signal,
    progress: control.progress,
    advance(bytes) {
      done = Math.min(total, done + bytes);
      control.progress(done, total);
    },
  };
}

async function verify(
  draft: Draft,
  source: Source,
  files: LedgerFiles,
  pool: Pool,
  backupKey: BackupKey,
  work: Work,
): Promise<void> {
  const scratch = emptyScratch(files);
  try {
    const unpacked = await BackupFile.with(draft.path, (backup) => unpackInto(scratch, backup, backupKey, work));
    await assertDigest(scratch, unpacked, work);
    unpacked.databaseKey.fill(0);
    for (const pooled of unpacked.contents) {
      work.signal.throwIfAborted();
      try {
        await readFromPool(pool, source.contents, pooled);
      } catch (error) {
        // An earlier backup's copy has gone bad on the stick: the ledger's own takes its place.
        if (!(error instanceof Refusal)) throw error;
        await pool.put(pooled.name, (await source.contents.readSealed(pooled.name)).sealed);
        await readFromPool(pool, source.contents, pooled);
      }
      work.advance(pooled.bytes);
    }
  } finally {
    discard(scratch);
  }
}
