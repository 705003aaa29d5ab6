import type { Knex } from "knex";

/** Knex writes many rows as one compound SELECT, of which SQLite takes 500 terms. */
const rowsPerInsert = 500;

/** Rows of one table, many by one statement. */
export async function insertAll(db: Knex, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerInsert)
    await db(table).insert(rows.slice(start, start + rowsPerInsert));
}
