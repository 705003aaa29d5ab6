import { type CustomerFields, pickCustomerFields } from "../../shared/contract/customers.ts";
import type { Change, Context } from "../context.ts";
import type { Core } from "../core.ts";
import type { JobControl } from "../jobs/jobs.ts";
import {
  customersByIdNumbers,
  customersByIds,
  insertCustomers,
  nextCustomerId,
  updateCustomers,
} from "../store/customers.ts";
import { markApplied, type OutcomeRow, outcomesAfter, refuseRows, stillToWrite } from "../store/importRows.ts";
import { addToCounts, type ImportRecord, updateImport } from "../store/imports.ts";

/** Customers written by one transaction: what a cancel or a power failure may undo. */
export const rowsPerRun = 500;

type Written = Parameters<typeof markApplied>[2][number];

/** Writes what the dry run promised, a batch to a transaction. */
export async function writeRows(
  core: Core,
  ctx: Context,
  { id, createCount, updateCount, appliedCount }: ImportRecord,
  { signal, progress }: JobControl,
): Promise<void> {
  const total = createCount + updateCount;
  let done = appliedCount;
  for (let after = 0; ; ) {
    progress(done, total);
    if (signal.aborted) break;
    const rows = await outcomesAfter(ctx.db, id, { after, limit: rowsPerRun, narrow: stillToWrite });
    const last = rows.at(-1);
    if (!last) break;
    await ctx.change((change) => writeBatch(ctx, change, id, rows));
    after = last.position;
    done += rows.length;
  }
  await core.opened.store.write((db) => updateImport(db, id, { state: signal.aborted ? "cancelled" : "done" }));
}

/** Rows for which the ledger has changed since the dry run are refused; all others are written. */
async function writeBatch(ctx: Context, change: Change, importId: number, rows: readonly OutcomeRow[]): Promise<void> {
  const created = await createBatch(ctx, change, importId, rows.filter(isCreate));
  const updated = await updateBatch(
    ctx,
    change,
    rows.filter(({ outcome }) => outcome === "update"),
  );
  const written = [...created, ...updated];
  const done = new Set(written.map(({ position }) => position));
  const stale = rows.filter(({ position }) => !done.has(position));
  await markApplied(change.db, importId, written, change.now);
  await refuseRows(
    change.db,
    importId,
    stale.map(({ position }) => position),
    { field: "idNumber", key: "stale", params: {} },
  );
  const staleCreates = stale.filter(isCreate).length;
  await addToCounts(change.db, importId, {
    appliedCount: written.length,
    refuseCount: stale.length,
    createCount: -staleCreates,
    updateCount: staleCreates - stale.length,
  });
  const counts = { created: created.length, updated: updated.length };
  change.audit({ action: "import.run", subjectType: "import", subjectId: importId, after: counts });
}

function isCreate(row: OutcomeRow): row is OutcomeRow & { fields: CustomerFields } {
  return row.outcome === "create";
}

async function createBatch(
  ctx: Context,
  change: Change,
  importId: number,
  rows: readonly (OutcomeRow & { fields: CustomerFields })[],
): Promise<Written[]> {
  const taken = await customersByIdNumbers(
    change.db,
    rows.map(({ fields }) => fields.idNumber),
  );
  const free = rows.filter(({ fields }) => !taken.has(`${fields.idType} ${fields.idNumber}`));
  const firstId = await nextCustomerId(change.db);
  const records = free.map(({ position, fields }, index) => ({ position, fields, id: firstId + index }));
  await insertCustomers(
    change.db,
    records.map(({ id, fields }) => ({
      ...fields,
      id,
      currentRatingId: null,
      keyTarget: false,
      goldSince: null,
      lastVisitedOn: null,
      loanBalanceFen: 0,
      loanClass: null,
      createdAt: change.now,
      createdBy: ctx.actor.id,
      updatedAt: change.now,
      updatedBy: ctx.actor.id,
    })),
  );
  for (const { id, fields } of records)
    change.audit({ action: "customer.create", subjectType: "customer", subjectId: id, after: { ...fields, importId } });
  return records.map(({ position, id }) => ({ position, customerId: id, version: 0 }));
}

async function updateBatch(ctx: Context, change: Change, rows: readonly OutcomeRow[]): Promise<Written[]> {
  const known = await customersByIds(
    change.db,
    rows.map(({ customerId }) => customerId ?? 0),
  );
  const current = rows.flatMap(({ position, customerId, customerVersion, fields, before }) => {
    const customer = known.get(customerId ?? 0);
    if (!customer || customer.version !== customerVersion || !fields) return [];
    return [{ position, id: customer.id, version: customer.version, known: customer, after: fields, before }];
  });
  await updateCustomers(
    change.db,
    current.map(({ id, version, known: customer, after }) => ({
      id,
      version,
      fields: { ...pickCustomerFields(customer), ...after },
    })),
    { at: change.now, by: ctx.actor.id },
  );
  for (const { id, before, after } of current)
    change.audit({ action: "customer.update", subjectType: "customer", subjectId: id, before, after });
  return current.map(({ position, id, version }) => ({ position, customerId: id, version: version + 1 }));
}
