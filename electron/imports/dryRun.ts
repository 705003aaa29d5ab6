import { pickCustomerFields } from "../../shared/contract/customers.ts";
import type { ImportOutcome, ImportProblem } from "../../shared/contract/imports.ts";
import { isTotalLabel } from "../../shared/domain/cellReading.ts";
import { differences } from "../audit/trail.ts";
import type { Change, Context } from "../context.ts";
import type { Core } from "../core.ts";
import type { JobControl } from "../jobs/jobs.ts";
import { allAreas } from "../store/areas.ts";
import { type CustomerRecord, customersByIdNumbers } from "../store/customers.ts";
import { type CheckedRow, clearOutcomes, type StagedRow, saveChecked, stagedRowsAfter } from "../store/importRows.ts";
import { type ImportRecord, updateImport } from "../store/imports.ts";
import { AreaFinder } from "./areaFinder.ts";
import { repeatsHeadings } from "./headings.ts";
import { complete, type FieldColumns, fieldColumns, type ReadRow, readRow } from "./readRow.ts";

/** Rows compared with the ledger at a time: one query, one write, one transaction. */
const rowsPerCheck = 500;

type Found = Pick<CheckedRow, "outcome" | "problems" | "fields" | "before" | "customerId" | "customerVersion">;

/**
 * Reads every staged row by the mapping, compares it with the ledger, and keeps what it will do, or why not. A dry run
 * that is stopped has found nothing; it starts anew.
 */
export async function dryRun(
  core: Core,
  ctx: Context,
  staged: ImportRecord,
  { signal, progress }: JobControl,
): Promise<void> {
  const { id, rowCount } = staged;
  const sheets = staged.sheets.filter(({ chosen }) => chosen);
  const reader = {
    columns: fieldColumns(staged.columns, staged.mapping),
    areas: new AreaFinder(await allAreas(ctx.db)),
    headings: new Map(sheets.map(({ number, headings }) => [number, headings])),
    /** first row of each identity number, for a row below that repeats it */
    seen: new Map<string, Place>(),
  };
  const counts: Record<ImportOutcome, number> = { create: 0, update: 0, unchanged: 0, refuse: 0, skip: 0 };
  await core.opened.store.write((db) => clearOutcomes(db, id));
  let done = 0;
  for (let after = 0; ; ) {
    progress(done, rowCount);
    if (signal.aborted) break;
    const limit = rowsPerCheck;
    const rows = await stagedRowsAfter(ctx.db, id, { after, limit, sheets: [...reader.headings.keys()] });
    const last = rows.at(-1);
    if (!last) break;
    await core.opened.store.write(async (db) => {
      const checked = await checkRows(db, rows, reader);
      for (const { outcome } of checked) counts[outcome] += 1;
      await saveChecked(db, id, checked);
    });
    after = last.position;
    done += rows.length;
  }
  const stopped = signal.aborted;
  await core.opened.store.write((db) =>
    updateImport(db, id, {
      state: stopped ? "mapping" : "checked",
      createCount: stopped ? 0 : counts.create,
      updateCount: stopped ? 0 : counts.update,
      unchangedCount: stopped ? 0 : counts.unchanged,
      refuseCount: stopped ? 0 : counts.refuse,
      skipCount: stopped ? 0 : counts.skip,
    }),
  );
}

/** Where a row stands in the file. */
type Place = Pick<StagedRow, "sheetNumber" | "rowNumber">;

interface RowReader {
  columns: FieldColumns;
  areas: AreaFinder;
  headings: ReadonlyMap<number, { paths: string[][] }>;
  seen: Map<string, Place>;
}

async function checkRows(db: Change["db"], rows: readonly StagedRow[], reader: RowReader): Promise<CheckedRow[]> {
  const read = rows.map((row) => ({
    row,
    skipped: reasonToSkip(row, reader),
    ...readRow(row.cells, reader.columns, reader.areas),
  }));
  const numbers = [...new Set(read.map(({ idNumber }) => idNumber).filter(Boolean))];
  const known = await customersByIdNumbers(db, numbers);
  return read.map(({ row, skipped, name, idNumber, typed, problems }) => {
    const { position, sheetNumber, rowNumber } = row;
    const customer = known.get(`${typed.idType} ${typed.idNumber}`) ?? null;
    const place = { position, sheetNumber, rowNumber };
    if (skipped) return { ...place, name: "", idNumber: "", ...nothing, outcome: "skip", problems: [skipped] };
    // Who lives in a part of an area stays there when the row names the area, or the part itself.
    const stays = customer !== null && reader.areas.wholeOf(customer.areaId) === typed.areaId;
    const given = stays ? { ...typed, areaId: customer.areaId } : typed;
    const found = outcomeOf(customer, given, [...problems, ...repeated(place, reader.seen.get(idNumber))]);
    if (idNumber !== "" && !reader.seen.has(idNumber)) reader.seen.set(idNumber, { sheetNumber, rowNumber });
    return { ...place, name: name || (customer?.name ?? ""), idNumber, ...found };
  });
}

/** Rows that stand among the customers and are none. */
function reasonToSkip({ cells, sheetNumber }: StagedRow, { headings, columns }: RowReader): ImportProblem | null {
  const headed = headings.get(sheetNumber);
  if (headed && repeatsHeadings(cells, headed)) return { field: null, key: "repeatedHeadings", params: {} };
  const first = cells.find((cell) => cell !== null);
  const idNumber = cells[columns.indexOf.get("idNumber") ?? -1] ?? null;
  if (idNumber !== null && idNumber !== first) return null;
  const name = cells[columns.indexOf.get("name") ?? -1] ?? null;
  const isTotal = [first, name].some((cell) => typeof cell === "string" && isTotalLabel(cell));
  return isTotal ? { field: null, key: "totalRow", params: {} } : null;
}

/** The problem of a number that stood in the file before. */
function repeated({ sheetNumber }: Place, earlier: Place | undefined): ImportProblem[] {
  if (!earlier) return [];
  const row = earlier.rowNumber;
  return earlier.sheetNumber === sheetNumber
    ? [{ field: "idNumber", key: "duplicateInSheet", params: { row } }]
    : [{ field: "idNumber", key: "duplicateInFile", params: { sheet: earlier.sheetNumber, row } }];
}

const nothing = { problems: [], fields: null, before: null, customerId: null, customerVersion: null };

function outcomeOf(
  customer: CustomerRecord | null,
  typed: ReadRow["typed"],
  problems: readonly ImportProblem[],
): Found {
  const found = [...problems];
  if (customer && typed.kind && typed.kind !== customer.kind)
    found.push({ field: "kind", key: "kindChange", params: {} });
  const known = customer && pickCustomerFields(customer);
  const completed = complete(known, typed);
  for (const problem of completed.problems)
    if (!found.some(({ field }) => field === problem.field || (problem.field === "area" && field === "areaCode")))
      found.push(problem);
  if (found.length > 0 || !completed.fields) return { ...nothing, outcome: "refuse", problems: found };
  if (!customer || !known) return { ...nothing, outcome: "create", fields: completed.fields };
  const { before, after } = differences(known, completed.fields);
  const target = { customerId: customer.id, customerVersion: customer.version };
  if (Object.keys(after).length === 0) return { ...nothing, ...target, outcome: "unchanged" };
  return { ...nothing, ...target, outcome: "update", fields: after, before };
}
