import knex, { type Knex } from "knex";
import sqlite3 from "sqlite3";
import { camelCaseRows, snakeCase } from "./naming.ts";
import { dropStatements } from "./prepared.ts";

/** Connections to one file: writers queue for one transaction at a time, readers go on beside them (WAL). */
const connections = 4;

interface RawConnection {
  exec(sql: string, done: (error: Error | null) => void): void;
  close(done: (error: Error | null) => void): void;
}

function closeWithStatements(connection: RawConnection): void {
  const close = connection.close.bind(connection);
  connection.close = (done) => {
    dropStatements(connection);
    close(done);
  };
}

/** Gives a connection the key of its file; before anything else is asked of it. */
export function keyPragma(key: Buffer): string {
  return `PRAGMA key = 'raw:${key.toString("hex")}'`;
}

/**
 * A Knex over an encrypted SQLite file. The first query fails with SQLITE_NOTADB when the key is wrong.
 *
 * @param key 32 bytes, given to the cipher as they are
 */
export function connect(file: string, key: Buffer): Knex {
  const pragmas = [
    keyPragma(key),
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    // REPLACE deletes what it replaces: only so do the triggers hear of it that keep history from being deleted.
    "PRAGMA recursive_triggers = ON",
    "PRAGMA busy_timeout = 10000",
    "PRAGMA cache_size = -8000",
  ].join(";");
  return knex({
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
        connection.exec(pragmas, (error) => done(error, connection));
      },
    },
    // Failures reach the caller; Knex's own warnings would put SQL with customers' data on the terminal.
    log: { warn: () => {}, error: () => {}, debug: () => {}, deprecate: () => {} },
  });
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
