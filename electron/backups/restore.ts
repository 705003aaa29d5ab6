import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { BackupFileEntry, PresentLedger } from "../../shared/contract/backups.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Core } from "../core.ts";
import type { JobControl } from "../jobs/jobs.ts";
import { Refusal } from "../refusal.ts";
import { connect } from "../store/connection.ts";
import { contentKeys } from "../store/contentKeys.ts";
import { ContentStore } from "../store/contents.ts";
import type { LedgerFiles } from "../store/files.ts";
import { discard, emptyIncoming, swapIn } from "../store/swap.ts";
import { BackupFile } from "./backupFile.ts";
import { backupsIn, hasRoom, readingRefusal } from "./destination.ts";
import { type BackupKey, keyFromPassphrase } from "./header.ts";
import { Pool, poolFolder } from "./pool.ts";
import type { BackupSummary, Pooled } from "./records.ts";
import { writeRestoreNote } from "./restoreNote.ts";
import { assertDigest, readFromPool, readOpening, unpackInto } from "./unpack.ts";
import type { Work } from "./write.ts";

/** @throws {Refusal} backupFolderMissing */
export function listFolder({ folder }: Inputs["restore"]["list"]): Promise<BackupFileEntry[]> {
  return backupsIn(folder);
}

/**
 * What is in a backup, and what the present ledger holds beyond it. Nothing is changed.
 *
 * @throws {Refusal} backupPassphraseWrong, backupMissing, backupForeign, backupNewer, backupNewerSchema, backupDamaged
 */
export async function previewRestore(
  core: Core,
  { folder, fileName, passphrase }: Inputs["restore"]["preview"],
): Promise<Outputs["restore"]["preview"]> {
  return opened(folder, fileName, passphrase, async (backup, key) => {
    const { summary, contents, databaseKey } = await readOpening(backup, key);
    const pool = new Pool(poolFolder(folder, key), key);
    const there = await Promise.all(contents.map(({ name, bytes }) => pool.holds(name, bytes)));
    pool.close();
    const absent = contents.filter(({ digest }, index) => digest !== null && !there[index]).length;
    const present = await comparePresent(core, databaseKey, summary);
    databaseKey.fill(0);
    const { pageSize: _size, pageCount: _count, lacking, ...told } = summary;
    return { ...told, lacking: absent + lacking.length, present };
  });
}

async function opened<T>(
  folder: string,
  fileName: string,
  passphrase: string,
  work: (backup: BackupFile, key: BackupKey) => Promise<T>,
): Promise<T> {
  try {
    return await BackupFile.with(join(folder, fileName), async (backup) => {
      backup.assertKnownSchema();
      const key = await keyFromPassphrase(backup.header, passphrase);
      try {
        return await work(backup, key);
      } finally {
        key.key.fill(0);
      }
    });
  } catch (error) {
    throw readingRefusal(error, folder);
  }
}

/** What opening, looking and backing up leave in the trail: nobody loses it. */
const noWork = ["session.%", "access.%", "backup.%", "integrity.%", "customer.reveal", "record.reveal", "document.%"];

/** The key that the backup brings along opens the present ledger, if it is the same one. */
async function comparePresent(core: Core, databaseKey: Buffer, summary: BackupSummary): Promise<PresentLedger> {
  if (!existsSync(core.files.database)) return { relation: "none" };
  const db = connect(core.files.database, databaseKey);
  try {
    const head: { id: number; hash: string; at: string } | undefined = await db("auditEntries")
      .orderBy("id", "desc")
      .first("id", "hash", "at");
    const same: { hash: string } | undefined = await db("auditEntries")
      .where({ id: summary.auditEntries })
      .first("hash");
    const lastChangeAt = head?.at ?? null;
    if (same?.hash !== summary.auditHead) return { relation: "diverged", lastChangeAt };
    const since = db("auditEntries").where("id", ">", summary.auditEntries);
    for (const pattern of noWork) since.whereNot("action", "like", pattern);
    const changes: { action: string; count: number }[] = await since
      .groupBy("action")
      .orderBy("action")
      .select("action")
      .count({ count: "*" });
    return { relation: "later", lastChangeAt, changes };
  } catch {
    return { relation: "unknown" };
  } finally {
    await db.destroy();
  }
}

const restoreSubject = "restore";

/** Whoever restores is not signed in. */
const nobody = 0;

/**
 * Puts a backup in the place of the present ledger, in the background; the present one is set aside as a whole.
 *
 * @throws {Refusal} restoreUnconfirmed, restoreWhileOpen, restoreRunning, and what the preview refuses
 */
export async function startRestore(
  core: Core,
  { folder, fileName, passphrase, confirmation }: Inputs["restore"]["start"],
): Promise<Outputs["restore"]["start"]> {
  await opened(folder, fileName, passphrase, async (backup) => {
    if (confirmation.trim() !== backup.header.branchName.trim())
      throw new Refusal("restoreUnconfirmed", {}, [{ path: "confirmation", key: "invalid" }]);
  });
  if (core.isInUse) throw new Refusal("restoreWhileOpen");
  if (core.jobs.runningOn(restoreSubject) !== null) throw new Refusal("restoreRunning");
  const { id } = core.jobs.start({ kind: "restore", ownerId: nobody, subject: restoreSubject }, (control) =>
    opened(folder, fileName, passphrase, (backup, key) => restore(core, folder, backup, key, control)),
  );
  return { jobId: id };
}

/** @throws {Refusal} notFound */
export function restoreProgress(core: Core, { jobId }: Inputs["restore"]["progress"]): Outputs["restore"]["progress"] {
  const { state, done, total, refusal } = core.jobs.get(jobId, nobody);
  return { state, done, total, refusal };
}

async function restore(
  core: Core,
  folder: string,
  backup: BackupFile,
  key: BackupKey,
  control: JobControl,
): Promise<void> {
  const incoming = emptyIncoming(core.files);
  try {
    const { summary, contents } = await readOpening(backup, key);
    const databaseBytes = summary.pageSize * summary.pageCount;
    const contentBytes = contents.reduce((sum, { bytes }) => sum + bytes, 0);
    if (!(await hasRoom(core.files.folder, databaseBytes + contentBytes))) throw new Refusal("diskFull");
    const work = meter(2 * databaseBytes + contentBytes, control);
    const unpacked = await unpackInto(incoming, backup, key, work);
    await assertDigest(incoming, unpacked, work);
    const store = await contentsOf(incoming, unpacked.databaseKey);
    const pool = new Pool(poolFolder(folder, key), key);
    const lacking = await putContents(store, pool, contents, work).finally(() => {
      store.close();
      pool.close();
      unpacked.databaseKey.fill(0);
    });
    control.signal.throwIfAborted();
    const restoredAt = core.clock().toISOString();
    writeRestoreNote(incoming, {
      ...{ id: randomUUID(), madeAt: summary.madeAt, restoredAt },
      ...{ auditEntries: summary.auditEntries, lacking: lacking + summary.lacking.length },
    });
    await core.whileClosed(async () => {
      swapIn(core.files, restoredAt.replace(/\D/g, ""));
    });
  } catch (error) {
    discard(incoming);
    throw error;
  }
}

/** The contents beside an unpacked database, under the keys that it holds. */
async function contentsOf({ database, attachments }: LedgerFiles, databaseKey: Buffer): Promise<ContentStore> {
  const db = connect(database, databaseKey);
  try {
    return ContentStore.open(attachments, await contentKeys(db, databaseKey));
  } finally {
    await db.destroy();
  }
}

/** @returns how many contents the pool lacks or holds damaged: the ledger says so of each where it is looked at */
async function putContents(
  store: ContentStore,
  pool: Pool,
  contents: readonly Pooled[],
  { signal, advance }: Work,
): Promise<number> {
  let lacking = 0;
  for (const pooled of contents) {
    signal.throwIfAborted();
    try {
      await store.putSealed(pooled.name, await readFromPool(pool, store, pooled));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (pooled.digest !== null) lacking += 1;
    }
    advance(pooled.bytes);
  }
  return lacking;
}

function meter(total: number, { signal, progress }: JobControl): Work {
  let done = 0;
  return {
    ...{ signal, progress },
    advance(bytes) {
      done = Math.min(total, done + bytes);
      progress(done, total);
    },
  };
}
