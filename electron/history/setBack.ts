import type { z } from "zod";
import { issueKey } from "../../shared/contract/base.ts";
import { customerInputSchema, pickCustomerFields } from "../../shared/contract/customers.ts";
import { type CustomerMark, customerMarks, readRecordPath } from "../../shared/contract/recordPath.ts";
import { type Entry, entrySchemas, sectionSchemas } from "../../shared/contract/records.ts";
import type { List } from "../../shared/domain/records.ts";
import type { Role } from "../../shared/domain/roles.ts";
import { differences } from "../audit/trail.ts";
import type { Change, Context } from "../context.ts";
import { assertMayWrite, visibleCustomer } from "../ledger/service.ts";
import { suspendOverdue } from "../ratings/suspension.ts";
import { dotted } from "../records/auditPaths.ts";
import { assertNotLinked, settledEntry } from "../records/entries.ts";
import { Refusal } from "../refusal.ts";
import { entryById, setEntryRemoved, writeEntry } from "../store/records.ts";
import { type Inverse, placeOf } from "./entries.ts";
import { recordState, recordStateOf, sectionData, sortValues, valueAt, writeValues } from "./recordValues.ts";

/** What a change of the record was before and became, for its audit entry. */
interface Told {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/**
 * Sets values and entries of a record to what they were, checked as a save of today would be, with an audit entry.
 *
 * @throws {Refusal} notAllowed, invalidInput, idNumberTaken, areaNotFound, areaOfOtherMarketer, historyNotReversible,
 *   linkExists, linkToSelf
 */
export async function setBack(
  ctx: Context,
  change: Change,
  customerId: number,
  inverse: Inverse,
  action: string,
): Promise<void> {
  assertRole(ctx.actor.roles, inverse);
  const told: Told = { before: {}, after: {} };
  if (inverse.values.size > 0) await setValues(ctx, change, customerId, inverse.values, told);
  for (const step of inverse.entries) await setEntry(ctx, change, customerId, step, told);
  if (Object.keys({ ...told.before, ...told.after }).length === 0) throw new Refusal("historyUnchanged");
  change.audit({ action, subjectType: "customer", subjectId: customerId, ...told });
  if (inverse.entries.some(({ list }) => list === "loans")) await suspendOverdue(change, ctx, [customerId]);
}

/** Whoever may set a mark may set it back. */
const markers: Readonly<Record<CustomerMark, readonly Role[]>> = {
  keyTarget: ["marketer", "manager"],
};

function assertRole(roles: readonly Role[], { values }: Inverse): void {
  for (const mark of customerMarks)
    if (values.has(mark) && !markers[mark].some((role) => roles.includes(role))) throw new Refusal("notAllowed");
}

async function setValues(
  ctx: Context,
  change: Change,
  customerId: number,
  values: ReadonlyMap<string, unknown>,
  told: Told,
): Promise<void> {
  const inside = { ...ctx, db: change.db };
  const state = await recordState(change.db, await visibleCustomer(inside, customerId));
  const { fields, sections } = sortValues(values);
  if (Object.keys(fields).length > 0) {
    const whole = checked(customerInputSchema.safeParse({ ...pickCustomerFields(state.customer), ...fields }));
    await assertMayWrite(ctx, change, state.customer, whole);
  }
  for (const [section, changed] of sections)
    checked((sectionSchemas[section] as z.ZodType).safeParse({ ...sectionData(state, section), ...changed }));
  await writeValues(change.db, state, values, { at: change.now, by: ctx.actor.id });
  const after = await recordStateOf(change.db, customerId);
  for (const text of values.keys()) {
    const path = readRecordPath(text);
    if (path === null || path.place === "entry" || valueAt(state, path) === valueAt(after, path)) continue;
    told.before[text] = valueAt(state, path);
    told.after[text] = valueAt(after, path);
  }
}

async function setEntry(
  ctx: Context,
  change: Change,
  customerId: number,
  step: Inverse["entries"][number],
  told: Told,
): Promise<void> {
  const { list, id } = step;
  const place = placeOf(step);
  const written = { at: change.now, by: ctx.actor.id };
  const before = await entryById(change.db, list, id);
  // A merge, or its reversal, may have given the entry to another customer.
  if (before?.customerId !== customerId) throw new Refusal("historyNotReversible");
  if (step.step === "set") {
    const typed = checkEntry(list, { ...before.fields, ...step.fields });
    const entry = await settledEntry(ctx, change, customerId, typed, before);
    if (!(await writeEntry(change.db, before, entry, written))) throw new Refusal("historyNotReversible");
    const changed = differences<object>(before.fields, entry.fields);
    Object.assign(told.before, dotted(place, changed.before));
    Object.assign(told.after, dotted(place, changed.after));
    return;
  }
  const takeOut = step.step === "takeOut";
  if (!takeOut) await assertNotLinked(change, customerId, { list, fields: before.fields } as Entry);
  if (!(await setEntryRemoved(change.db, { list, id, version: before.version }, takeOut, written)))
    throw new Refusal("historyNotReversible");
  Object.assign(takeOut ? told.before : told.after, dotted(place, before.fields));
}

function checkEntry(list: List, fields: object): Entry {
  const right = checked((entrySchemas[list] as z.ZodType<Entry["fields"]>).safeParse(fields));
  return { list, fields: right } as Entry;
}

/** A value of old may have become impossible. */
function checked<T>(result: z.ZodSafeParseResult<T>): T {
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path, message }) => ({ path: path.join("."), key: issueKey(message) }));
  throw new Refusal("invalidInput", {}, fields);
}
