import type { Knex } from "knex";
import type { CustomerFields } from "../../shared/contract/customers.ts";
import type { Import, ImportOutcome, ImportProblem } from "../../shared/contract/imports.ts";
import type { ImportField } from "../../shared/domain/importHeadings.ts";

/** A cell as the workbook holds it: a number stays one, so that lost digits can be told. */
export type ImportCell = string | number | null;

export type ImportColumns = Import["columns"];
export type ImportMapping = (ImportField | null)[];

export interface ImportRecord {
  id: number;
  fileName: string;
  sheetNumber: number;
  state: Import["state"];
  columns: ImportColumns;
  mapping: ImportMapping;
  rowCount: number;
}

export interface ImportRowRecord {
  rowNumber: number;
  cells: ImportCell[];
  name: string;
  idNumber: string;
  outcome: ImportOutcome | null;
  problems: ImportProblem[];
  fields: CustomerFields | null;
  customerId: number | null;
  customerVersion: number | null;
  appliedAt: string | null;
}

/** What the dry run found out about a row. */
export type CheckedRow = Omit<ImportRowRecord, "cells" | "appliedAt"> & { outcome: ImportOutcome };

const rowsPerInsert = 100;

export async function insertImport(
  db: Knex,
  record: Omit<ImportRecord, "id">,
  written: { at: string; by: number },
): Promise<number> {
  const { columns, mapping, ...plain } = record;
  const [row]: { id: number }[] = await db("imports")
    .insert({
      ...plain,
      columns: JSON.stringify(columns),
      mapping: JSON.stringify(mapping),
      createdAt: written.at,
      createdBy: written.by,
    })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new import.");
  return row.id;
}

export async function updateImport(db: Knex, id: number, changes: Partial<Omit<ImportRecord, "id">>): Promise<void> {
  const { columns, mapping, ...plain } = changes;
  await db("imports")
    .where({ id })
    .update({
      ...plain,
      ...(columns && { columns: JSON.stringify(columns) }),
      ...(mapping && { mapping: JSON.stringify(mapping) }),
    });
}

export async function importById(db: Knex, id: number): Promise<ImportRecord | null> {
  const row = await db("imports").where({ id }).first();
  return row ? { ...row, columns: JSON.parse(row.columns), mapping: JSON.parse(row.mapping) } : null;
}

/** Removes staged rows that nobody needs any more: every import but the newest few. */
export async function dropOldImports(db: Knex, keep: number): Promise<void> {
  const newest = db.select("id").from("imports").orderBy("id", "desc").limit(keep);
  await db("imports").whereNotIn("id", newest).delete();
}

export async function insertImportRows(
  db: Knex,
  importId: number,
  rows: readonly Pick<ImportRowRecord, "rowNumber" | "cells">[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerInsert)
    await db("importRows").insert(
      rows
        .slice(start, start + rowsPerInsert)
        .map(({ rowNumber, cells }) => ({ importId, rowNumber, cells: JSON.stringify(cells) })),
    );
}

/** Rows in the sheet's order from behind `after` on, narrowed by the caller. */
export async function importRowsAfter(
  db: Knex,
  importId: number,
  { after, limit, narrow }: { after: number; limit: number; narrow?: (query: Knex.QueryBuilder) => void },
): Promise<ImportRowRecord[]> {
  const query = db("importRows").where({ importId }).where("rowNumber", ">", after).orderBy("rowNumber").limit(limit);
  if (narrow) query.modify(narrow);
  const rows: (Omit<ImportRowRecord, "cells" | "problems" | "fields"> & {
    cells: string;
    problems: string;
    fields: string | null;
  })[] = await query;
  return rows.map((row) => ({
    ...row,
    cells: JSON.parse(row.cells),
    problems: JSON.parse(row.problems),
    fields: row.fields === null ? null : JSON.parse(row.fields),
  }));
}

export async function saveCheckedRow(db: Knex, importId: number, row: CheckedRow): Promise<void> {
  const { rowNumber, problems, fields, ...plain } = row;
  await db("importRows")
    .where({ importId, rowNumber })
    .update({ ...plain, problems: JSON.stringify(problems), fields: fields && JSON.stringify(fields) });
}

export async function markApplied(db: Knex, importId: number, rowNumber: number, customerId: number, at: string) {
  await db("importRows").where({ importId, rowNumber }).update({ customerId, appliedAt: at });
}

export async function refuseRow(db: Knex, importId: number, rowNumber: number, problem: ImportProblem): Promise<void> {
  await db("importRows")
    .where({ importId, rowNumber })
    .update({ outcome: "refuse", problems: JSON.stringify([problem]) });
}

/** Rows that already carry one of the numbers, for a row below that repeats it. */
export async function firstRowsWith(
  db: Knex,
  importId: number,
  idNumbers: readonly string[],
  before: number,
): Promise<Map<string, number>> {
  const rows: { idNumber: string; rowNumber: number }[] = await db("importRows")
    .where({ importId })
    .where("rowNumber", "<", before)
    .whereIn("idNumber", [...idNumbers])
    .select("idNumber", "rowNumber")
    .orderBy("rowNumber", "desc");
  return new Map(rows.map((row) => [row.idNumber, row.rowNumber]));
}

export async function outcomeCounts(db: Knex, importId: number): Promise<Import["counts"] & { applied: number }> {
  const rows: { outcome: ImportOutcome | null; rows: number; applied: number }[] = await db("importRows")
    .where({ importId })
    .groupBy("outcome")
    .select("outcome")
    .count({ rows: "*" })
    .count({ applied: "appliedAt" });
  const of = (outcome: ImportOutcome) => rows.find((row) => row.outcome === outcome)?.rows ?? 0;
  return {
    create: of("create"),
    update: of("update"),
    unchanged: of("unchanged"),
    refuse: of("refuse"),
    applied: rows.reduce((total, row) => total + row.applied, 0),
  };
}
