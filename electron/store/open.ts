import { chmodSync, existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { Knex } from "knex";
import { Refusal } from "../refusal.ts";
import { type Access, openAccess } from "./connection.ts";
import type { LedgerFiles } from "./files.ts";
import { migrateUp, schemaState } from "./migrate.ts";

export interface Store {
  db: Knex;
  /** when the ledger was opened before it stopped uncleanly; null where it had been closed as it should */
  uncleanSince: Date | null;
  /**
   * One writer at a time: transactions of this process queue here, never in the database's busy loop. What the work
   * reads is what it changes: nobody else writes between.
   *
   * @throws {Refusal} ledgerBusy, when another process keeps the file too long
   */
  write<T>(work: (transaction: Knex.Transaction) => Promise<T>): Promise<T>;
  /** Keeps all writers waiting while `work` goes on; reading goes on too. */
  holdWriters<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Lets `work` put another file in the place of this one, which has nothing beside it then, and give its key. Readers
   * wait; only while writers are held.
   */
  exchange(work: () => Buffer): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens an encrypted ledger file, or makes it when it is not there. After an unclean stop the file is checked
 * first; an older one is copied aside and then migrated; a newer one is left untouched.
 *
 * @throws {Refusal} ledgerDamaged, ledgerNewer
 */
export async function openStore(files: LedgerFiles, key: Buffer, appVersion: string): Promise<Store> {
  const isNew = !existsSync(files.database);
  if (isNew) writeFileSync(files.database, "", { mode: 0o600 });
  else chmodSync(files.database, 0o600);
  const access = openAccess(files.database, key);
  const { db } = access;
  try {
    await assertReadable(db);
    const uncleanSince = statSync(files.openMarker, { throwIfNoEntry: false })?.mtime ?? null;
    if (uncleanSince) await assertIntact(db);
    await bringUpToDate(db, files, appVersion);
    writeFileSync(files.openMarker, "", { mode: 0o600 });
    return storeOver(access, files, uncleanSince);
  } catch (error) {
    await db.destroy();
    if (isNew) for (const end of ["", "-wal", "-shm"]) rmSync(files.database + end, { force: true });
    throw error;
  }
}

function storeOver({ db, exchange }: Access, files: LedgerFiles, uncleanSince: Date | null): Store {
  let queue: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work);
    queue = turn.catch(() => {});
    return turn;
  }
  return {
    db,
    uncleanSince,
    write: (work) =>
      inTurn(() =>
        db.transaction(async (transaction) => {
          await takeWriteLock(transaction);
          return work(transaction);
        }),
      ),
    holdWriters: inTurn,
    exchange,
    async close() {
      await queue;
      await db.raw("PRAGMA wal_checkpoint(TRUNCATE)");
      await db.destroy();
      rmSync(files.openMarker, { force: true });
    },
  };
}

/**
 * A transaction that reads first gets its view of the file then, and is turned away at its first write when another
 * connection has written since; one that writes first waits until it is its turn. Knex begins transactions in the first
 * way, so they all begin with a write of nothing.
 */
async function takeWriteLock(transaction: Knex.Transaction): Promise<void> {
  try {
    await transaction.raw("UPDATE branch SET version = version WHERE false");
  } catch (error) {
    if ((error as { code?: string }).code === "SQLITE_BUSY") throw new Refusal("ledgerBusy");
    throw error;
  }
}

async function assertReadable(db: Knex): Promise<void> {
  try {
    await db.raw("SELECT count(*) FROM sqlite_master");
  } catch {
    throw new Refusal("ledgerDamaged");
  }
}

/** @throws {Refusal} ledgerDamaged, when pages, indexes or references do not agree */
async function assertIntact(db: Knex): Promise<void> {
  let sound: boolean;
  try {
    const integrity: { integrityCheck: string }[] = await db.raw("PRAGMA integrity_check");
    const orphans: unknown[] = await db.raw("PRAGMA foreign_key_check");
    sound = integrity[0]?.integrityCheck === "ok" && orphans.length === 0;
  } catch {
    sound = false;
  }
  if (!sound) throw new Refusal("ledgerDamaged");
}

async function bringUpToDate(db: Knex, files: LedgerFiles, appVersion: string): Promise<void> {
  const state = await schemaState(db);
  if (state === "newer") {
    const row: { appVersion: string } | undefined = await db("branch").select("appVersion").first();
    throw new Refusal("ledgerNewer", { version: row?.appVersion ?? "?" });
  }
  if (state === "older") await copyAside(db, files);
  if (state !== "current") {
    await migrateUp(db);
    await db("branch").update({ appVersion });
  }
}

/** A whole, consistent, equally encrypted copy beside the file, named after the last migration it holds. */
async function copyAside(db: Knex, files: LedgerFiles): Promise<void> {
  const last: { name: string } | undefined = await db("knex_migrations").orderBy("id", "desc").first("name");
  const copy = `${files.database}.before-migration-from-${last?.name.slice(0, 3) ?? "000"}`;
  rmSync(copy, { force: true });
  await db.raw("VACUUM INTO ?", [copy]);
  chmodSync(copy, 0o600);
}
