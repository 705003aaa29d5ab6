import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Knex } from "knex";
import type { LedgerFiles } from "./files.ts";

/** Tables that are counted: what a ledger is made of. */
export const countedTables = [
  "users",
  "areas",
  "customers",
  "ratings",
  "visits",
  "attachments",
  "notices",
  "imports",
  "binders",
  "auditEntries",
] as const;
export type CountedTable = (typeof countedTables)[number];

/** How many rows each of them has. */
export async function rowCounts(db: Knex): Promise<Record<CountedTable, number>> {
  const counts: Partial<Record<CountedTable, number>> = {};
  for (const table of countedTables) {
    const row = await db(table).count({ count: "*" }).first();
    counts[table] = Number(row?.count ?? 0);
  }
  return counts as Record<CountedTable, number>;
}

/** Bytes on the disk, by what they are for. */
export function fileSizes(files: LedgerFiles): Record<"database" | "attachments" | "binders" | "logs", number> {
  return {
    database: ["", "-wal"].reduce((total, end) => total + sizeOf(files.database + end), 0),
    attachments: sizeOf(files.attachments),
    binders: sizeOf(files.binders),
    logs: sizeOf(files.logs),
  };
}

function sizeOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found?.size ?? 0;
  return readdirSync(path).reduce((total, name) => total + sizeOf(join(path, name)), 0);
}
