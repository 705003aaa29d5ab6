import sqlite3 from "sqlite3";

type Bound = string | number | null;

/** The barest access to a ledger file: prepared statements of the `sqlite3` package, rows as they come. */
export class RawDatabase {
  private readonly prepared = new Map<string, sqlite3.Statement>();

  private constructor(private readonly database: sqlite3.Database) {}

  static async open(file: string, key: Buffer): Promise<RawDatabase> {
    const database = await new Promise<sqlite3.Database>((resolve, reject) => {
      const opened = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(opened)));
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

  /** Runs prepared statements one after the other in one transaction, without waiting between them. */
  transaction(write: (insert: (sql: string, values: Bound[]) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      let failure: Error | null = null;
      const note = (error: Error | null) => {
        failure ??= error;
      };
      this.database.serialize(() => {
        this.database.run("BEGIN IMMEDIATE", note);
        write((sql, values) => {
          this.statement(sql).run(values, note);
        });
        this.database.run("COMMIT", (error) => (error || failure ? reject(error ?? failure) : resolve()));
      });
    });
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
