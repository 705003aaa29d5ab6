import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The files of one ledger: everything it owns lies in its data folder. */
export interface LedgerFiles {
  folder: string;
  database: string;
  keyring: string;
  /** the same ledger under the key that is to follow, while it is being made */
  renewed: string;
  /** wrong passwords that were given, and who has to wait */
  attempts: string;
  lock: string;
  /** present while the ledger is open: found at a start, it tells of an unclean stop */
  openMarker: string;
  logs: string;
  /** contents of attachments, encrypted: a file each, in folders by the first two letters of its name */
  attachments: string;
  /** volumes of binders, encrypted in the same way */
  binders: string;
}

/** @param path a data folder, or a database file inside one */
export function ledgerFiles(path: string): LedgerFiles {
  const database = path.endsWith(".db") ? path : join(path, "ledger.db");
  return {
    folder: dirname(database),
    database,
    keyring: `${database}.keyring`,
    renewed: `${database}.renewed`,
    attempts: `${database}.attempts`,
    lock: `${database}.lock`,
    openMarker: `${database}.open`,
    logs: join(dirname(database), "logs"),
    attachments: `${database}.attachments`,
    binders: `${database}.binders`,
  };
}

/** Makes a folder that only its owner may enter. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** Replaces a file as a whole: after a power failure it holds the old content or the new, never a mixture. */
export function writeFileAtomically(path: string, content: string): void {
  const draft = `${path}.new`;
  try {
    const descriptor = openSync(draft, "w", 0o600);
    try {
      writeFileSync(descriptor, content);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  syncNames(dirname(path));
}

/** Makes the names in a folder survive a power failure; Windows does that by itself and opens no folders. */
export function syncNames(folder: string): void {
  if (process.platform !== "win32") sync(folder, "r");
}

/** Waits until a file is on the disk. */
export function syncFile(path: string): void {
  sync(path, "r+");
}

function sync(path: string, flags: "r" | "r+"): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
