import { existsSync } from "node:fs";
import knex, { type Knex } from "knex";
import sqlite3 from "sqlite3";
import { Refusal } from "../refusal.ts";
import { gateOf } from "./gate.ts";
import { camelCaseRows, snakeCase } from "./naming.ts";
import { dropStatements } from "./prepared.ts";

/** Connections to one file: writers queue for one transaction at a time, readers go on beside them (WAL). */
const connections = 4;

interface RawConnection {
  exec(sql: string, done: (error: Error | null) => void): void;
  all(sql: string, ...bindingsAndDone: unknown[]): void;
  close(done: (error: Error | null) => void): void;
}

function closeWithStatements(connection: RawConnection): void {
  const close = connection.close.bind(connection);
  connection.close = (done) => {
    dropStatements(connection);
    close(done);
  };
}

/**
 * A commit that fails, on a full disk for one, may leave its transaction open, and Knex gives the connection to the next
 * who asks: whatever they write would be part of what failed, and never be committed.
 */
function endFailedCommits(connection: RawConnection): void {
  const all = connection.all.bind(connection);
  connection.all = (sql, ...rest) => {
    const done = rest.at(-1);
    if (!sql.startsWith("COMMIT") || typeof done !== "function") return all(sql, ...rest);
    // Bindings may be left out, and a callback that is not the last argument is never called.
    all(sql, ...rest.slice(0, -1), function (this: unknown, error: Error | null, ...answer: unknown[]) {
      if (error) connection.exec("ROLLBACK", () => done.call(this, error));
      else done.call(this, error, ...answer);
    });
  };
}

/** Gives a connection the key of its file; before anything else is asked of it. */
export function keyPragma(key: Buffer): string {
  return `PRAGMA key = 'raw:${key.toString("hex")}'`;
}

/** What makes a connection what it must be; the key stands in it, so it is made for each and kept nowhere. */
function pragmas(key: Buffer): string {
  return [
    keyPragma(key),
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    // REPLACE deletes what it replaces: only so do the triggers hear of it that keep history from being deleted.
    "PRAGMA recursive_triggers = ON",
    "PRAGMA busy_timeout = 10000",
    "PRAGMA cache_size = -8000",
  ].join(";");
}

export interface Access {
  db: Knex;
  /**
   * Closes the file under everybody, does the work, which gives the key from then on, and opens what is in its place;
   * who asks meanwhile waits.
   */
  exchange(work: () => Buffer): Promise<void>;
}

/**
 * A Knex over an encrypted SQLite file. The first query fails with SQLITE_NOTADB when the key is wrong.
 *
 * @param key 32 bytes, given to the cipher as they are
 */
export function connect(file: string, key: Buffer): Knex {
  return openAccess(file, key).db;
}

/** The same, with a way to put another file in the place of this one. */
export function openAccess(file: string, firstKey: Buffer): Access {
  let key = firstKey;
  const db = knex({
    client: "sqlite3",
    connection: { filename: file },
    useNullAsDefault: true,
    // Knex asks for the name of an unnamed primary key too, which is undefined.
    wrapIdentifier: (name: string | undefined, wrap) => wrap(name && name !== "*" ? snakeCase(name) : (name as string)),
    postProcessResponse: camelCaseRows,
    pool: {
      // With one connection there is always a write-ahead log beside an open ledger: its absence tells of its loss.
      min: 1,
      max: connections,
      afterCreate: (connection: RawConnection, done: (error: Error | null, connection: RawConnection) => void) => {
        closeWithStatements(connection);
        endFailedCommits(connection);
        connection.exec(pragmas(key), (error) => done(error, connection));
      },
    },
    // Failures reach the caller; Knex's own warnings would put SQL with customers' data on the terminal.
    log: { warn: () => {}, error: () => {}, debug: () => {}, deprecate: () => {} },
  });
  const gate = gateOf(db);
  return {
    db,
    async exchange(work) {
      await gate.shutWhenIdle();
      try {
        await db.destroy();
        await settleLog(file, key);
        key = work();
      } finally {
        db.initialize();
        gate.open();
      }
    },
  };
}

/**
 * Connections that close at the same time each take another for the last one and leave the log of the file behind, whose
 * pages would be read into whatever file lies there then. One that is alone removes it.
 *
 * @throws {Refusal} ledgerBusy, when somebody else has the file open
 */
async function settleLog(file: string, key: Buffer): Promise<void> {
  if (!existsSync(`${file}-wal`)) return;
  const alone = connect(file, key);
  await alone.raw("PRAGMA wal_checkpoint(TRUNCATE)");
  await alone.destroy();
  if (existsSync(`${file}-wal`)) throw new Refusal("ledgerBusy");
}

/**
 * Makes sure that the `sqlite3` in use encrypts, before any file is touched.
 *
 * @throws {Error} when the addon was built against plain SQLite
 */
export function assertCipher(): Promise<void> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(":memory:", (opening) => {
      if (opening) return reject(opening);
      database.get("PRAGMA cipher", (error: Error | null, row: unknown) => {
        database.close();
        if (!error && row) resolve();
        else reject(new Error("This build of sqlite3 has no cipher; run scripts/setup.mjs to build it as it must be."));
      });
    });
  });
}
