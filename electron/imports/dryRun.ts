import { type CustomerFields, pickCustomerFields } from "../../shared/contract/customers.ts";
import type { ImportProblem } from "../../shared/contract/imports.ts";
import { differences } from "../audit/trail.ts";
import type { Change, Context } from "../context.ts";
import type { Core } from "../core.ts";
import type { JobControl } from "../jobs/jobs.ts";
import { allAreas } from "../store/areas.ts";
import type { CustomerRecord } from "../store/customers.ts";
import {
  type CheckedRow,
  firstRowsWith,
  type ImportRecord,
  type ImportRowRecord,
  importRowsAfter,
  saveCheckedRow,
  updateImport,
} from "../store/imports.ts";
import { AreaFinder } from "./areaFinder.ts";
import { complete, type ReadRow, readRow } from "./readRow.ts";

const rowsPerCheck = 500;

type DryRun = Pick<ImportRecord, "id" | "columns" | "mapping" | "rowCount">;

/** Reads every staged row by the mapping, compares it with the ledger, and keeps what it will do, or why not. */
export async function dryRun(
  core: Core,
  ctx: Context,
  { id, columns, mapping, rowCount }: DryRun,
  { signal, progress }: JobControl,
): Promise<void> {
  const areas = new AreaFinder(await allAreas(ctx.db));
  let done = 0;
  for (let after = 0; ; ) {
    progress(done, rowCount);
    if (signal.aborted) break;
    const rows = await importRowsAfter(ctx.db, id, { after, limit: rowsPerCheck });
    const last = rows.at(-1);
    if (!last) break;
    const read = rows.map((row) => ({ row, ...readRow(row.cells, columns, mapping, areas) }));
    await core.opened.store.write(async (db) => {
      for (const checked of await checkRows(db, id, read)) await saveCheckedRow(db, id, checked);
    });
    after = last.rowNumber;
    done += rows.length;
  }
  await core.opened.store.write((db) => updateImport(db, id, { state: signal.aborted ? "mapping" : "checked" }));
}

async function checkRows(
  db: Change["db"],
  importId: number,
  read: readonly (ReadRow & { row: ImportRowRecord })[],
): Promise<CheckedRow[]> {
  const numbers = [...new Set(read.map(({ idNumber }) => idNumber).filter(Boolean))];
  const known = await customersByIdNumbers(db, numbers);
  const seen = await firstRowsWith(db, importId, numbers, read[0]?.row.rowNumber ?? 0);
  return read.map(({ row, name, idNumber, typed, problems }) => {
    const customer = known.get(`${typed.idType} ${typed.idNumber}`) ?? null;
    const outcome = outcomeOf(customer, typed, problems, seen.get(idNumber));
    if (idNumber !== "" && !seen.has(idNumber)) seen.set(idNumber, row.rowNumber);
    return {
      rowNumber: row.rowNumber,
      name: name || (customer?.name ?? ""),
      idNumber,
      customerId: customer?.id ?? null,
      customerVersion: customer?.version ?? null,
      ...outcome,
    };
  });
}

function outcomeOf(
  customer: CustomerRecord | null,
  typed: Partial<CustomerFields>,
  problems: readonly ImportProblem[],
  earlierRow: number | undefined,
): Pick<CheckedRow, "outcome" | "problems" | "fields"> {
  const found = [...problems];
  if (earlierRow !== undefined) found.push({ field: "idNumber", key: "duplicateInSheet", params: { row: earlierRow } });
  if (customer && typed.kind && typed.kind !== customer.kind)
    found.push({ field: "kind", key: "kindChange", params: {} });
  const known = customer && pickCustomerFields(customer);
  const completed = complete(known, typed);
  for (const problem of completed.problems)
    if (!found.some(({ field }) => field === problem.field || (problem.field === "area" && field === "areaCode")))
      found.push(problem);
  if (found.length > 0 || !completed.fields) return { outcome: "refuse", problems: found, fields: null };
  if (!known) return { outcome: "create", problems: [], fields: completed.fields };
  const changed = Object.keys(differences(known, completed.fields).after).length > 0;
  return { outcome: changed ? "update" : "unchanged", problems: [], fields: completed.fields };
}

async function customersByIdNumbers(
  db: Change["db"],
  numbers: readonly string[],
): Promise<Map<string, CustomerRecord>> {
  const rows: CustomerRecord[] = await db("customers")
    .whereIn("idNumber", [...numbers])
    .whereNull("retiredAt");
  return new Map(rows.map((row) => [`${row.idType} ${row.idNumber}`, row]));
}
