import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import type { Knex } from "knex";
import { Refusal } from "../refusal.ts";
import { asRefusal } from "../storageFault.ts";
import { type Access, openAccess } from "./connection.ts";
import type { LedgerFiles } from "./files.ts";
import { lastMigration, migrateUp, schemaState } from "./migrate.ts";

export interface Store {
  db: Knex;
  /** when the ledger was opened before it stopped uncleanly; null where it had been closed as it should */
  uncleanSince: Date | null;
  /**
   * One writer at a time: transactions of this process queue here, never in the database's busy loop. What the work
   * reads is what it changes: nobody else writes between.
   *
   * @param afterwards done once it is committed, before the next one writes
   * @throws {Refusal} ledgerBusy, when another process keeps the file too long
   */
  write<T>(work: (transaction: Knex.Transaction) => Promise<T>, afterwards?: () => void): Promise<T>;
  /** Keeps all writers waiting while `work` goes on; reading goes on too. */
  holdWriters<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Lets `work` put another file in the place of this one, which has nothing beside it then, and give its key. Readers
   * wait; only while writers are held.
   */
  exchange(work: () => Buffer): Promise<void>;
  close(): Promise<void>;
}

/** What the marker of an open ledger says: open, about to be closed with everything in its file, or told of its loss. */
const markerStates = { open: "", closing: "closing", walMissing: "walMissing" } as const;

/**
 * Opens an encrypted ledger file, or makes it when it is not there. After an unclean stop the file is checked
 * first; an older one is copied aside and then migrated; a newer one is left untouched.
 *
 * @param isKnown whether there is a ledger already, so that an empty file is none, but what is left of one
 * @throws {Refusal} ledgerMissing, ledgerDamaged, ledgerNewer, walMissing, and whatever the disk reports
 */
export async function openStore(
  files: LedgerFiles,
  key: Buffer,
  appVersion: string,
  { isKnown = false }: { isKnown?: boolean } = {},
): Promise<Store> {
  const found = statSync(files.database, { throwIfNoEntry: false });
  if (isKnown && !found?.size) throw new Refusal("ledgerMissing", { file: basename(files.database) });
  if (!found) writeFileSync(files.database, "", { mode: 0o600 });
  else if ((found.mode & 0o777) !== 0o600) chmodSync(files.database, 0o600);
  const marked = statSync(files.openMarker, { throwIfNoEntry: false })?.mtime ?? null;
  const state = marked ? readFileSync(files.openMarker, "utf8") : markerStates.closing;
  const isWalMissing = state === markerStates.open && !existsSync(walOf(files));
  const access = openAccess(files.database, key);
  const { db } = access;
  try {
    await assertReadable(db);
    if (marked) await assertIntact(db);
    if (isWalMissing && found) throw walMissing(files, found.mtime);
    await bringUpToDate(db, files, appVersion, isKnown);
    writeFileSync(files.openMarker, markerStates.open, { mode: 0o600 });
    // What was written beside a lost part of the ledger is all that is left of it: it is not swept away.
    return storeOver(access, files, state === markerStates.walMissing ? null : marked);
  } catch (error) {
    await db.destroy();
    if (!found) for (const end of ["", "-wal", "-shm"]) rmSync(files.database + end, { force: true });
    throw error;
  }
}

function walOf({ database }: LedgerFiles): string {
  return `${database}-wal`;
}

/** Said once: who signs in again takes the ledger as it is without what stood in the lost file. */
function walMissing(files: LedgerFiles, since: Date): Refusal {
  writeFileSync(files.openMarker, markerStates.walMissing, { mode: 0o600 });
  // By the clock of the PC: the branch's own zone is in the ledger.
  const at = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short" }).format(since);
  return new Refusal("walMissing", { file: basename(walOf(files)), at });
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
    write: (work, afterwards) =>
      inTurn(async () => {
        const result = await db.transaction(async (transaction) => {
          await takeWriteLock(transaction);
          return work(transaction);
        });
        afterwards?.();
        return result;
      }),
    holdWriters: inTurn,
    exchange,
    async close() {
      await queue;
      const isWhole = await settleFile(db, files);
      await db.destroy();
      if (isWhole) rmSync(files.openMarker, { force: true });
    },
  };
}

/**
 * Brings everything into the one file. Where there is no room for that the write-ahead log keeps it, and the next opening
 * is one after an unclean stop.
 */
async function settleFile(db: Knex, files: LedgerFiles): Promise<boolean> {
  try {
    await db.raw("PRAGMA wal_checkpoint(TRUNCATE)");
    writeFileSync(files.openMarker, markerStates.closing, { mode: 0o600 });
    return true;
  } catch (error) {
    if (asRefusal(error)) return false;
    throw error;
  }
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
  } catch (error) {
    throw asRefusal(error) ?? error;
  }
}

/** @throws {Refusal} ledgerDamaged, when pages, indexes or references do not agree */
async function assertIntact(db: Knex): Promise<void> {
  let sound: boolean;
  try {
    const integrity: { integrityCheck: string }[] = await db.raw("PRAGMA integrity_check");
    const orphans: unknown[] = await db.raw("PRAGMA foreign_key_check");
    sound = integrity[0]?.integrityCheck === "ok" && orphans.length === 0;
  } catch (error) {
    throw asRefusal(error) ?? new Refusal("ledgerDamaged");
  }
  if (!sound) throw new Refusal("ledgerDamaged");
}

async function bringUpToDate(db: Knex, files: LedgerFiles, appVersion: string, isKnown: boolean): Promise<void> {
  const state = await schemaState(db);
  if (isKnown && state === "empty") throw new Refusal("ledgerDamaged");
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
  const last = await lastMigration(db);
  const copy = `${files.database}.before-migration-from-${last.slice(0, 3) || "000"}`;
  rmSync(copy, { force: true });
  await db.raw("VACUUM INTO ?", [copy]);
  chmodSync(copy, 0o600);
}
