import { pickCustomerFields } from "../../shared/contract/customers.ts";
import { differences } from "../audit/trail.ts";
import type { Change, Context } from "../context.ts";
import type { Core } from "../core.ts";
import type { JobControl } from "../jobs/jobs.ts";
import { customerById, customerByIdNumber, insertCustomer, updateCustomer } from "../store/customers.ts";
import { type ImportRowRecord, importRowsAfter, markApplied, refuseRow, updateImport } from "../store/imports.ts";

/** Customers written by one transaction: what a cancel or a power failure may undo. */
const rowsPerRun = 200;

/** Writes what the dry run promised, a batch to a transaction. `applied` of `total` rows are written already. */
export async function writeRows(
  core: Core,
  ctx: Context,
  { id, applied: before, total }: { id: number; applied: number; total: number },
  { signal, progress }: JobControl,
): Promise<void> {
  let applied = before;
  for (let after = 0; ; ) {
    progress(applied, total);
    if (signal.aborted) break;
    const rows = await importRowsAfter(ctx.db, id, {
      after,
      limit: rowsPerRun,
      narrow: (query) => query.whereIn("outcome", ["create", "update"]).whereNull("appliedAt"),
    });
    const last = rows.at(-1);
    if (!last) break;
    await ctx.change(async (change) => {
      let written = 0;
      for (const row of rows) if (await writeRow(ctx, change, id, row)) written += 1;
      change.audit({ action: "import.run", subjectType: "import", subjectId: id, after: { written } });
    });
    after = last.rowNumber;
    applied += rows.length;
  }
  await core.opened.store.write((db) => updateImport(db, id, { state: signal.aborted ? "cancelled" : "done" }));
}

/** @returns false when the ledger has changed since the dry run, which refuses the row */
async function writeRow(ctx: Context, change: Change, importId: number, row: ImportRowRecord): Promise<boolean> {
  const { fields, rowNumber } = row;
  if (!fields) return false;
  const written = { at: change.now, by: ctx.actor.id };
  const refuse = async () => {
    await refuseRow(change.db, importId, rowNumber, { field: "idNumber", key: "stale", params: {} });
    return false;
  };
  if (row.outcome === "create") {
    if (await customerByIdNumber(change.db, fields.idType, fields.idNumber)) return refuse();
    const id = await insertCustomer(change.db, fields, written);
    change.audit({ action: "customer.create", subjectType: "customer", subjectId: id, after: { ...fields, importId } });
    await markApplied(change.db, importId, rowNumber, id, change.now);
    return true;
  }
  const before = row.customerId === null ? null : await customerById(change.db, row.customerId);
  const target = before && { id: before.id, version: row.customerVersion ?? -1 };
  if (!before || !target || !(await updateCustomer(change.db, target, fields, written))) return refuse();
  const changed = differences(pickCustomerFields(before), fields);
  change.audit({ action: "customer.update", subjectType: "customer", subjectId: before.id, ...changed });
  await markApplied(change.db, importId, rowNumber, before.id, change.now);
  return true;
}
