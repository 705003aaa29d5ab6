import sqlite3 from "sqlite3";

type Bound = string | number | null;

/** The barest access to a ledger file: prepared statements of the `sqlite3` package, rows as they come. */
export class RawDatabase {
  private readonly prepared = new Map<string, sqlite3.Statement>();

  private constructor(private readonly database: sqlite3.Database) {}

  static async open(
    file: string,
    key: Buffer,
    mode = sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE,
  ): Promise<RawDatabase> {
    const database = await new Promise<sqlite3.Database>((resolve, reject) => {
      const opened = new sqlite3.Database(file, mode, (error) => (error ? reject(error) : resolve(opened)));
    });
    const raw = new RawDatabase(database);
    // The same settings as the application's own connections: the contest is about what is above them.
    await raw.execute(
      `PRAGMA key = 'raw:${key.toString("hex")}'; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
       PRAGMA foreign_keys = ON; PRAGMA cache_size = -8000`,
    );
    return raw;
  }

  execute(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.database.exec(sql, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** A prepared query, to be asked again and again. */
  query<Row>(sql: string): (...values: Bound[]) => Promise<Row[]> {
    const statement = this.statement(sql);
    return (...values) =>
      new Promise((resolve, reject) => {
        statement.all(values, (error: Error | null, rows: Row[]) => (error ? reject(error) : resolve(rows)));
      });
  }

  /**
   * Runs prepared statements in their order in one transaction, which a failure takes back. Runs of one and the same
   * statement follow each other without waiting; `sqlite3` keeps no order between different statements, so another one
   * waits for those before it.
   */
  async transaction(write: (run: (sql: string, values: Bound[]) => void) => void): Promise<void> {
    const batches: { sql: string; rows: Bound[][] }[] = [];
    write((sql, values) => {
      const last = batches.at(-1);
      if (last?.sql === sql) last.rows.push(values);
      else batches.push({ sql, rows: [values] });
    });
    await this.execute("BEGIN IMMEDIATE");
    try {
      for (const { sql, rows } of batches) await this.runAll(this.statement(sql), rows);
      await this.execute("COMMIT");
    } catch (error) {
      await this.execute("ROLLBACK");
      throw error;
    }
  }

  private async runAll(statement: sqlite3.Statement, rows: readonly Bound[][]): Promise<void> {
    const run = (values: Bound[]) =>
      new Promise<void>((resolve, reject) => {
        statement.run(values, (error: Error | null) => (error ? reject(error) : resolve()));
      });
    const failed = (await Promise.allSettled(rows.map(run))).find((result) => result.status === "rejected");
    if (failed) throw failed.reason;
  }

  private statement(sql: string): sqlite3.Statement {
    const known = this.prepared.get(sql) ?? this.database.prepare(sql);
    this.prepared.set(sql, known);
    return known;
  }

  close(): Promise<void> {
    for (const statement of this.prepared.values()) statement.finalize();
    return new Promise((resolve) => this.database.close(() => resolve()));
  }
}

/** What the next entry of the audit trail has to follow from: the ledger takes no other. */
export const headOfTrail = "(SELECT hash FROM audit_entries ORDER BY id DESC LIMIT 1)";
