import { open } from "node:fs/promises";
import type { Knex } from "knex";
import sqlite3 from "sqlite3";
import { keyPragma } from "./connection.ts";

/** Pages read or written at once: a megabyte of them. */
const pagesAtOnce = 256;

export interface PageLayout {
  pageSize: number;
  pageCount: number;
}

export async function pageLayout(snapshot: Knex.Transaction): Promise<PageLayout> {
  const size: { pageSize: number }[] = await snapshot.raw("PRAGMA page_size");
  const count: { pageCount: number }[] = await snapshot.raw("PRAGMA page_count");
  return { pageSize: size[0]?.pageSize ?? 0, pageCount: count[0]?.pageCount ?? 0 };
}

/**
 * The pages of the database as SQLite sees them, decrypted, from the first to the last. A transaction reads them as they
 * were when it began, whatever others write meanwhile, and keeps nobody from writing.
 */
export async function* readPages(
  snapshot: Knex.Transaction,
  { pageCount }: Pick<PageLayout, "pageCount">,
): AsyncGenerator<{ first: number; bytes: Buffer }> {
  for (let first = 1; first <= pageCount; first += pagesAtOnce) {
    const last = Math.min(pageCount, first + pagesAtOnce - 1);
    const rows: { data: Buffer }[] = await snapshot.raw("SELECT data FROM sqlite_dbpage WHERE pgno BETWEEN ? AND ?", [
      first,
      last,
    ]);
    if (rows.length !== last - first + 1) throw new Error("The database gave fewer pages than it has.");
    yield { first, bytes: Buffer.concat(rows.map(({ data }) => data)) };
  }
}

/** Writes a new database page by page, encrypted from the first byte; nothing else may have it open. */
export class PageWriter {
  private constructor(
    private readonly database: sqlite3.Database,
    private readonly file: string,
    private readonly pageSize: number,
  ) {}

  static async create(file: string, key: Buffer, pageSize: number): Promise<PageWriter> {
    await (await open(file, "wx", 0o600)).close();
    const database = await new Promise<sqlite3.Database>((resolve, reject) => {
      const opened: sqlite3.Database = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(opened)));
    });
    const writer = new PageWriter(database, file, pageSize);
    // What is cut short is thrown away as a whole: no journal is needed to take it back.
    await writer.execute(
      `${keyPragma(key)}; PRAGMA page_size = ${pageSize}; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN`,
    );
    return writer;
  }

  async write(first: number, bytes: Buffer): Promise<void> {
    const pages = bytes.length / this.pageSize;
    const values = Array.from({ length: pages }, (_, index): [number: number, page: Buffer] => [
      first + index,
      bytes.subarray(index * this.pageSize, (index + 1) * this.pageSize),
    ]).filter(([number]) => number !== this.lockPage);
    if (values.length === 0) return;
    const sql = `INSERT INTO sqlite_dbpage (pgno, data) VALUES ${values.map(() => "(?, ?)").join(", ")}`;
    await new Promise<void>((resolve, reject) => {
      this.database.run(sql, values.flat(), (error: Error | null) => (error ? reject(error) : resolve()));
    });
  }

  /** The page at the first gibibyte, which SQLite keeps for locks: it reads as empty and must not be written. */
  private get lockPage(): number {
    return 2 ** 30 / this.pageSize + 1;
  }

  /** Waits until all is on the disk. */
  async finish(): Promise<void> {
    await this.execute("COMMIT");
    await this.close();
    const handle = await open(this.file, "r+");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  close(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.database.close((error) => (error ? reject(error) : resolve()));
    });
  }

  private execute(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.database.exec(sql, (error) => (error ? reject(error) : resolve()));
    });
  }
}
