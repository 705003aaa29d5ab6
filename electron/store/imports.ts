import type { Knex } from "knex";
import type { Import, ImportState, ImportSummary } from "../../shared/contract/imports.ts";
import type { ImportField } from "../../shared/domain/importHeadings.ts";

/** A cell as the file holds it: a number stays one, so that lost digits can be told. */
export type ImportCell = string | number | null;

export type ImportColumns = Import["columns"];
export type ImportMapping = (ImportField | null)[];

/** A sheet of the file with what was found in it. */
export interface ImportSheet {
  number: number;
  name: string;
  /** rows below the headings */
  rowCount: number;
  chosen: boolean;
  knownColumns: number;
  /** what sheets with the same headings have in common */
  fingerprint: string;
  headings: { fromRow: number; toRow: number; paths: string[][] };
  columns: ImportColumns;
  preview: Import["preview"];
}

export interface ImportCounts {
  rowCount: number;
  createCount: number;
  updateCount: number;
  unchangedCount: number;
  refuseCount: number;
  skipCount: number;
  appliedCount: number;
  undoneCount: number;
  keptCount: number;
}

export interface ImportRecord extends ImportCounts {
  id: number;
  fileName: string;
  format: Import["format"];
  encoding: string | null;
  state: ImportState;
  sheets: ImportSheet[];
  columns: ImportColumns;
  mapping: ImportMapping;
  rememberedFrom: string | null;
  createdAt: string;
  createdBy: number;
  createdByName: string;
}

const longestList = 50;

export async function insertImport(
  db: Knex,
  record: Pick<ImportRecord, "fileName" | "format" | "encoding" | "state" | "createdAt" | "createdBy">,
): Promise<number> {
  const [row]: { id: number }[] = await db("imports").insert(record).returning("id");
  if (!row) throw new Error("The database gave no id for a new import.");
  return row.id;
}

export async function updateImport(
  db: Knex,
  id: number,
  changes: Partial<Omit<ImportRecord, "id" | "createdByName">>,
): Promise<void> {
  const { sheets, columns, mapping, ...plain } = changes;
  await db("imports")
    .where({ id })
    .update({
      ...plain,
      ...(sheets && { sheets: JSON.stringify(sheets) }),
      ...(columns && { columns: JSON.stringify(columns) }),
      ...(mapping && { mapping: JSON.stringify(mapping) }),
    });
}

/** Adds to counts, inside the transaction that did what they count. */
export async function addToCounts(db: Knex.Transaction, id: number, by: Partial<ImportCounts>): Promise<void> {
  const sums = Object.entries(by).map(([count, more]) => [count, db.raw("?? + ?", [count, more])]);
  await db("imports").where({ id }).update(Object.fromEntries(sums));
}

export async function importById(db: Knex, id: number): Promise<ImportRecord | null> {
  const row = await db("imports")
    .join("users", "users.id", "imports.createdBy")
    .where("imports.id", id)
    .first("imports.*", "users.name as createdByName");
  return row
    ? { ...row, sheets: JSON.parse(row.sheets), columns: JSON.parse(row.columns), mapping: JSON.parse(row.mapping) }
    : null;
}

export type ImportListRow = ImportCounts &
  Pick<ImportSummary, "id" | "fileName" | "state" | "createdAt" | "createdByName">;

export function newestImports(db: Knex): Promise<ImportListRow[]> {
  const columns = ["id", "fileName", "state", "createdAt", "rowCount", "createCount", "updateCount", "unchangedCount"];
  const rest = ["refuseCount", "skipCount", "appliedCount", "undoneCount", "keptCount"];
  return db("imports")
    .join("users", "users.id", "imports.createdBy")
    .orderBy("imports.id", "desc")
    .limit(longestList)
    .select(...[...columns, ...rest].map((column) => `imports.${column}`), "users.name as createdByName");
}

/** Imports that something writes or takes back, or did when the application ended. */
export function importsInWork(db: Knex): Knex.QueryBuilder {
  const inWork: readonly ImportState[] = ["running", "undoing"];
  return db("imports")
    .whereIn("state", inWork)
    .orderBy("id", "desc")
    .select("id", "fileName", "state", { applied: "appliedCount" }, { undone: "undoneCount" });
}

export async function deleteImport(db: Knex, id: number): Promise<void> {
  await db("imports").where({ id }).delete();
}

/**
 * Removes what nobody needs any more: imports that never wrote anything, but for the newest few, and the rows as the
 * file had them of all others. What was written, and how to take it back, stays.
 */
export async function dropOldImports(db: Knex.Transaction, keep: number): Promise<void> {
  const oldest: { id: number } | undefined = await db("imports").orderBy("id", "desc").offset(keep).first("id");
  if (!oldest) return;
  await db("imports").where("id", "<=", oldest.id).where({ appliedCount: 0 }).delete();
  await db("importRows").where("importId", "<=", oldest.id).delete();
}

/** Imports that were being read when the application ended: nothing can be done with them. */
export async function dropUnread(db: Knex.Transaction, stillReading: readonly number[]): Promise<void> {
  await db("imports")
    .where({ state: "reading" satisfies ImportState })
    .whereNotIn("id", [...stillReading])
    .delete();
}

export async function rememberedMapping(
  db: Knex,
  fingerprint: string,
): Promise<{ mapping: ImportMapping; usedAt: string } | null> {
  const row: { mapping: string; usedAt: string } | undefined = await db("importMappings")
    .where({ fingerprint })
    .first();
  return row ? { mapping: JSON.parse(row.mapping), usedAt: row.usedAt } : null;
}

export async function rememberMapping(
  db: Knex,
  fingerprint: string,
  mapping: ImportMapping,
  used: { at: string; by: number },
): Promise<void> {
  await db("importMappings")
    .insert({ fingerprint, mapping: JSON.stringify(mapping), usedAt: used.at, usedBy: used.by })
    .onConflict("fingerprint")
    .merge();
}
