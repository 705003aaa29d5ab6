import type { Knex } from "knex";
import type { CustomerFields } from "../../shared/contract/customers.ts";
import type { ImportOutcome, ImportProblem, KeptReason } from "../../shared/contract/imports.ts";
import { insertRows, listOf, updateRows } from "./dialect.ts";
import type { ImportCell } from "./imports.ts";

/** A row as the file holds it. */
export interface StagedRow {
  /** place among all rows of the import, from 1 */
  position: number;
  sheetNumber: number;
  rowNumber: number;
  cells: ImportCell[];
}

/** What the dry run found out about a row. */
export interface CheckedRow {
  position: number;
  sheetNumber: number;
  rowNumber: number;
  outcome: ImportOutcome;
  name: string;
  idNumber: string;
  problems: ImportProblem[];
  /** of a new customer all fields, of a known one those that differ */
  fields: CustomerFields | Partial<CustomerFields> | null;
  /** what those fields of a known customer were */
  before: Partial<CustomerFields> | null;
  customerId: number | null;
  customerVersion: number | null;
}

export interface OutcomeRow extends CheckedRow {
  appliedAt: string | null;
  undoneAt: string | null;
  keptReason: KeptReason | null;
}

const stagedColumns = ["importId", "position", "sheetNumber", "rowNumber", "cells"] as const;
const checkedColumns = [
  "importId",
  "position",
  "sheetNumber",
  "rowNumber",
  "outcome",
  "name",
  "idNumber",
  "problems",
  "fields",
  "before",
  "customerId",
  "customerVersion",
] as const;

export async function stageRows(db: Knex.Transaction, importId: number, rows: readonly StagedRow[]): Promise<void> {
  const values = rows.map((row) => [importId, row.position, row.sheetNumber, row.rowNumber, JSON.stringify(row.cells)]);
  await insertRows(db, "importRows", stagedColumns, values);
}

/** Drops rows that are no customers: titles and headings, and sheets without any. */
export async function unstageRows(
  db: Knex.Transaction,
  importId: number,
  { from, upTo }: { from: number; upTo: number },
): Promise<void> {
  await db("importRows").where({ importId }).whereBetween("position", [from, upTo]).delete();
}

/** Rows of some sheets in the file's order from behind `after` on. */
export async function stagedRowsAfter(
  db: Knex,
  importId: number,
  { after, limit, sheets }: { after: number; limit: number; sheets: readonly number[] },
): Promise<StagedRow[]> {
  const rows: (Omit<StagedRow, "cells"> & { cells: string })[] = await db("importRows")
    .where({ importId })
    .where("position", ">", after)
    .whereIn("sheetNumber", [...sheets])
    .orderBy("position")
    .limit(limit)
    .select("position", "sheetNumber", "rowNumber", "cells");
  return rows.map((row) => ({ ...row, cells: JSON.parse(row.cells) }));
}

/** The cells of some rows by position; rows whose cells were dropped are left out. */
export async function cellsAt(
  db: Knex,
  importId: number,
  positions: readonly number[],
): Promise<Map<number, ImportCell[]>> {
  const rows: { position: number; cells: string }[] = await db("importRows")
    .where({ importId })
    .where("position", "in", listOf(db, positions))
    .select("position", "cells");
  return new Map(rows.map(({ position, cells }) => [position, JSON.parse(cells)]));
}

export async function clearOutcomes(db: Knex, importId: number): Promise<void> {
  await db("importOutcomes").where({ importId }).delete();
}

export async function saveChecked(db: Knex.Transaction, importId: number, rows: readonly CheckedRow[]): Promise<void> {
  const values = rows.map((row) => [
    importId,
    row.position,
    row.sheetNumber,
    row.rowNumber,
    row.outcome,
    row.name,
    row.idNumber,
    JSON.stringify(row.problems),
    row.fields && JSON.stringify(row.fields),
    row.before && JSON.stringify(row.before),
    row.customerId,
    row.customerVersion,
  ]);
  await insertRows(db, "importOutcomes", checkedColumns, values);
}

/** Rows with their outcome in the file's order from behind `after` on, narrowed by the caller. */
export async function outcomesAfter(
  db: Knex,
  importId: number,
  { after, limit, narrow }: { after: number; limit: number; narrow?: (query: Knex.QueryBuilder) => void },
): Promise<OutcomeRow[]> {
  const query = db("importOutcomes").where({ importId }).where("position", ">", after).orderBy("position").limit(limit);
  if (narrow) query.modify(narrow);
  const rows: (Omit<OutcomeRow, "problems" | "fields" | "before"> & {
    problems: string;
    fields: string | null;
    before: string | null;
  })[] = await query;
  return rows.map((row) => ({
    ...row,
    problems: JSON.parse(row.problems),
    fields: row.fields === null ? null : JSON.parse(row.fields),
    before: row.before === null ? null : JSON.parse(row.before),
  }));
}

/** Rows that the run has still to write. */
export function stillToWrite(query: Knex.QueryBuilder): void {
  query.whereIn("outcome", ["create", "update"] satisfies ImportOutcome[]).whereNull("appliedAt");
}

/** Rows that the run has written and an undo has neither taken back nor decided to leave. */
export function stillToUndo(query: Knex.QueryBuilder): void {
  query.whereNotNull("appliedAt").whereNull("undoneAt").whereNull("keptReason");
}

/** @param version of the customer after the row was written */
export async function markApplied(
  db: Knex.Transaction,
  importId: number,
  rows: readonly { position: number; customerId: number; version: number }[],
  at: string,
): Promise<void> {
  const values = rows.map(({ position, customerId, version }) => [importId, position, customerId, version, at]);
  const columns = ["customerId", "customerVersion", "appliedAt"];
  await updateRows(db, "importOutcomes", ["importId", "position"], columns, values);
}

export async function refuseRows(
  db: Knex.Transaction,
  importId: number,
  positions: readonly number[],
  problem: ImportProblem,
): Promise<void> {
  const values = positions.map((position) => [importId, position, "refuse", JSON.stringify([problem])]);
  await updateRows(db, "importOutcomes", ["importId", "position"], ["outcome", "problems"], values);
}

/** Keeps for each row that it was taken back, or why not. */
export async function markUndone(
  db: Knex.Transaction,
  importId: number,
  rows: readonly { position: number; keptReason: KeptReason | null }[],
  at: string,
): Promise<void> {
  const values = rows.map(({ position, keptReason }) => [
    importId,
    position,
    keptReason === null ? at : null,
    keptReason,
  ]);
  await updateRows(db, "importOutcomes", ["importId", "position"], ["undoneAt", "keptReason"], values);
}

/** What hangs on customers now, for an undo that must not take it away. */
export interface Standing {
  id: number;
  version: number;
  retired: boolean;
  /** why a customer whom the import created has to stay; null where nothing hangs on them */
  hanging: KeptReason | null;
}

const hangingTables: readonly [KeptReason, string][] = [
  ["visited", "visits"],
  ["visited", "followUps"],
  ["visited", "roundDoors"],
  ["rated", "ratings"],
  ["attached", "attachments"],
  ["reassigned", "customerExceptions"],
  ["recorded", "customerSections"],
  ["recorded", "customerLinks"],
  ["recorded", "loans"],
  ["recorded", "capitalDemands"],
  ["recorded", "holdings"],
  ["recorded", "financialStatements"],
  ["recorded", "lineMovements"],
  ["changed", "goldMemberships"],
  ["changed", "leads"],
  ["rated", "diligences"],
  ["recorded", "loanStructures"],
  ["recorded", "offerAnswers"],
];

export async function standingOf(db: Knex, ids: readonly number[]): Promise<Map<number, Standing>> {
  const hanging = db("customers").whereRaw("1 = 0").select("id", db.raw("NULL AS reason"));
  for (const [reason, table] of hangingTables)
    hanging.unionAll((query) =>
      query
        .from(table)
        .where("customerId", "in", listOf(db, ids))
        .select("customerId", db.raw("?", [reason])),
    );
  hanging.unionAll((query) =>
    query
      .from("customerLinks")
      .where("otherId", "in", listOf(db, ids))
      .select("otherId", db.raw("?", ["recorded"])),
  );
  const [customers, found]: [
    { id: number; version: number; retiredAt: string | null; keyTarget: number; goldSince: string | null }[],
    { id: number; reason: KeptReason }[],
  ] = await Promise.all([
    db("customers").where("id", "in", listOf(db, ids)).select("id", "version", "retiredAt", "keyTarget", "goldSince"),
    hanging,
  ]);
  const reasons = new Map(found.map(({ id, reason }) => [id, reason]));
  return new Map(
    customers.map(({ id, version, retiredAt, keyTarget, goldSince }) => {
      const marked = keyTarget === 1 || goldSince !== null ? "changed" : null;
      return [id, { id, version, retired: retiredAt !== null, hanging: reasons.get(id) ?? marked }];
    }),
  );
}
