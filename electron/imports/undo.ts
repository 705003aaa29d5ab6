import { type CustomerFields, pickCustomerFields } from "../../shared/contract/customers.ts";
import { type KeptReason, keptReasons } from "../../shared/contract/imports.ts";
import type { Outputs } from "../../shared/contract/index.ts";
import type { Change, Context } from "../context.ts";
import type { Core } from "../core.ts";
import type { JobControl } from "../jobs/jobs.ts";
import { customersByIds, retireCustomers, updateCustomers } from "../store/customers.ts";
import {
  markUndone,
  type OutcomeRow,
  outcomesAfter,
  type Standing,
  standingOf,
  stillToUndo,
} from "../store/importRows.ts";
import { addToCounts, type ImportRecord, updateImport } from "../store/imports.ts";

/** Customers taken back by one transaction. */
const rowsPerUndo = 500;

type Db = Context["db"];

/** What undoing an import would do to the rows that it has written. */
export async function undoPreview(db: Db, importId: number): Promise<Outputs["imports"]["previewUndo"]> {
  const kept = new Map<KeptReason, number>();
  let [retire, restore] = [0, 0];
  for (let after = 0; ; ) {
    const rows = await outcomesAfter(db, importId, { after, limit: rowsPerUndo, narrow: stillToUndo });
    const last = rows.at(-1);
    if (!last) break;
    for (const { row, reason } of await decide(db, rows)) {
      if (reason !== null) kept.set(reason, (kept.get(reason) ?? 0) + 1);
      else if (row.outcome === "create") retire += 1;
      else restore += 1;
    }
    after = last.position;
  }
  const left = keptReasons.flatMap((reason) => {
    const count = kept.get(reason);
    return count === undefined ? [] : [{ reason, count }];
  });
  return { retire, restore, kept: left };
}

/**
 * Takes an import back, a batch to a transaction: customers it created and nobody touched since no longer count, those
 * it updated and nobody changed since get their former fields back. All others stay, each with the reason.
 */
export async function undoRows(
  core: Core,
  ctx: Context,
  { id, appliedCount, undoneCount, keptCount }: ImportRecord,
  { signal, progress }: JobControl,
): Promise<void> {
  let done = undoneCount + keptCount;
  for (let after = 0; ; ) {
    progress(done, appliedCount);
    if (signal.aborted) return;
    const rows = await outcomesAfter(ctx.db, id, { after, limit: rowsPerUndo, narrow: stillToUndo });
    const last = rows.at(-1);
    if (!last) break;
    await ctx.change((change) => undoBatch(ctx, change, id, rows));
    after = last.position;
    done += rows.length;
  }
  await core.opened.store.write((db) => updateImport(db, id, { state: "undone" }));
}

async function undoBatch(ctx: Context, change: Change, importId: number, rows: readonly OutcomeRow[]): Promise<void> {
  const decided = await decide(change.db, rows);
  const back = decided.filter(({ reason }) => reason === null);
  const retired = back.filter(({ row }) => row.outcome === "create");
  const restored = back.filter(({ row }) => row.outcome === "update");
  const written = { at: change.now, by: ctx.actor.id };
  await retireCustomers(
    change.db,
    retired.map(({ target }) => target),
    written,
  );
  for (const { target } of retired)
    change.audit({
      action: "customer.retire",
      subjectType: "customer",
      subjectId: target.id,
      after: { retiredAt: change.now, importId },
    });
  await restore(
    change,
    restored.map(({ row, target }) => ({ ...target, before: row.before ?? {}, after: row.fields ?? {} })),
    written,
  );
  await markUndone(
    change.db,
    importId,
    decided.map(({ row, reason }) => ({ position: row.position, keptReason: reason })),
    change.now,
  );
  await addToCounts(change.db, importId, { undoneCount: back.length, keptCount: decided.length - back.length });
  const counts = { retired: retired.length, restored: restored.length, kept: decided.length - back.length };
  change.audit({ action: "import.undo", subjectType: "import", subjectId: importId, after: counts });
}

/** Gives customers the fields back that the import had changed. */
async function restore(
  change: Change,
  targets: readonly { id: number; version: number; before: Partial<CustomerFields>; after: Partial<CustomerFields> }[],
  written: { at: string; by: number },
): Promise<void> {
  const known = await customersByIds(
    change.db,
    targets.map(({ id }) => id),
  );
  const changes = targets.flatMap(({ id, version, before }) => {
    const customer = known.get(id);
    return customer ? [{ id, version, fields: { ...pickCustomerFields(customer), ...before } }] : [];
  });
  await updateCustomers(change.db, changes, written);
  for (const { id, before, after } of targets)
    change.audit({ action: "customer.update", subjectType: "customer", subjectId: id, before: after, after: before });
}

interface Decided {
  row: OutcomeRow;
  target: { id: number; version: number };
  /** why it has to stay, or null */
  reason: KeptReason | null;
}

async function decide(db: Db, rows: readonly OutcomeRow[]): Promise<Decided[]> {
  const standing = await standingOf(
    db,
    rows.map(({ customerId }) => customerId ?? 0),
  );
  return rows.map((row) => ({
    row,
    target: { id: row.customerId ?? 0, version: row.customerVersion ?? 0 },
    reason: reasonToKeep(row, standing.get(row.customerId ?? 0)),
  }));
}

function reasonToKeep({ outcome, customerVersion }: OutcomeRow, standing: Standing | undefined): KeptReason | null {
  if (!standing || standing.retired) return "gone";
  if (outcome === "create" && standing.hanging !== null) return standing.hanging;
  return standing.version === customerVersion ? null : "changed";
}
