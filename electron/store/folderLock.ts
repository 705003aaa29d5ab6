import { closeSync, openSync } from "node:fs";
import sqlite3 from "sqlite3";

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Keeps a data folder for one process. The lock is an open exclusive transaction on an empty SQLite file, so the
 * operating system drops it however the process ends.
 *
 * @returns null when another process holds the folder
 */
export function lockFolder(file: string): Promise<FolderLock | null> {
  // SQLite would make it readable to others.
  closeSync(openSync(file, "a", 0o600));
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, (opening) => {
      if (opening) return reject(opening);
      database.exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE", (error) => {
        if (!error) return resolve({ release: () => new Promise((done) => database.close(() => done())) });
        database.close(() => ("code" in error && error.code === "SQLITE_BUSY" ? resolve(null) : reject(error)));
      });
    });
  });
}
