import type { ChangedField, CustomerChange } from "../../shared/contract/history.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { pathsTogether, readRecordPath } from "../../shared/contract/recordPath.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import type { List } from "../../shared/domain/records.ts";
import { customerChanges, lastChangeId } from "../audit/customerChanges.ts";
import { maskByPath } from "../audit/masking.ts";
import type { StoredEntry as AuditEntry } from "../audit/trail.ts";
import type { Change, Context } from "../context.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import { mergedInto } from "../store/merges.ts";
import type { StoredEntry } from "../store/records.ts";
import { entriesAt, type Inverse, inverseOf, placeOf, type ReadChange, readChange, takenOut } from "./entries.ts";
import { type RecordState, recordState, valueAt } from "./recordValues.ts";
import { setBack } from "./setBack.ts";

/**
 * Changes of a customer and of those merged into them, newest first; numbers are masked.
 *
 * @throws {Refusal} notFound, customerMerged
 */
export async function listHistory(
  ctx: Context,
  { customerId, before, limit }: Inputs["history"]["list"] & { limit: number },
): Promise<Outputs["history"]["list"]> {
  const { db } = ctx;
  const state = await recordState(db, await visibleCustomer(ctx, customerId));
  const rows: AuditEntry[] = await customerChanges(db, [customerId, ...(await mergedInto(db, customerId))])
    .modify((query) => before !== undefined && query.where("id", "<", before))
    .orderBy("id", "desc")
    .limit(limit);
  const changes = rows.map(readChange);
  const entries = await entriesAt(
    db,
    changes.flatMap(({ before: former }) => Object.keys(former)),
  );
  const last = await lastChangeId(db, customerId);
  return {
    changes: changes.map((change) => describe(change, { customerId, state, entries, last })),
    nextBefore: changes.length === limit ? (changes.at(-1)?.id ?? null) : null,
  };
}

interface Present {
  customerId: number;
  state: RecordState;
  entries: ReadonlyMap<string, StoredEntry<List>>;
  last: number;
}

function describe(change: ReadChange, present: Present): CustomerChange {
  const { id, at, actorName, action, subjectId, before, after } = change;
  const { customerId, entries, last } = present;
  const own = subjectId === String(customerId);
  const removed = own ? takenOut(change) : null;
  const entry = removed === null ? undefined : entries.get(removed);
  return {
    id,
    at,
    actorName,
    action,
    mergedFrom: own ? null : fileNumberOf(Number(subjectId)),
    fields: [...new Set([...Object.keys(before), ...Object.keys(after)])].map((path) => ({
      path,
      ...(path in before ? { before: maskByPath(path, before[path]) } : {}),
      ...(path in after ? { after: maskByPath(path, after[path]) } : {}),
      ...(own && path in before && path in after
        ? comparedWithNow(path, before[path], present)
        : { restorable: false }),
    })),
    undoable: own && id === last && inverseOf(change) !== null,
    removedEntry: entry?.customerId === customerId && entry.removedAt !== null ? removed : null,
  };
}

/** Whether a former value can be set again and is not what the record holds now. */
function comparedWithNow(
  text: string,
  former: unknown,
  { state, entries, customerId }: Present,
): Pick<ChangedField, "restorable" | "present"> {
  const path = readRecordPath(text);
  if (path === null) return { restorable: false };
  const entry = path.place === "entry" ? entries.get(placeOf(path)) : null;
  const inRecord = entry === null || (entry?.customerId === customerId && entry.removedAt === null);
  if (!inRecord) return { restorable: false };
  const now =
    path.place === "entry" ? (entry?.fields as Record<string, unknown> | undefined)?.[path.name] : valueAt(state, path);
  return now === former ? { restorable: false } : { restorable: true, present: maskByPath(text, now) };
}

/**
 * Undoes the last change of a customer by a new one.
 *
 * @throws {Refusal} notFound, customerMerged, historyNotLast, historyNotReversible, and what a save would be refused for
 */
export async function undoLast(
  ctx: Context,
  { customerId, entryId }: Inputs["history"]["undoLast"],
): Promise<Outputs["history"]["undoLast"]> {
  return ctx.change(async (change) => {
    const entry = await changeOf(ctx, change, customerId, entryId);
    if ((await lastChangeId(change.db, customerId)) !== entryId)
      throw new Refusal("historyNotLast", { name: await lastEditor(change.db, "customer", customerId) });
    const inverse = inverseOf(entry);
    if (!inverse) throw new Refusal("historyNotReversible");
    await setBack(ctx, change, customerId, inverse, "customer.undo");
    return {};
  });
}

/**
 * Sets one field back to its value before a change, together with those it only makes sense with; or puts back an entry
 * that the change took out of the record.
 *
 * @throws {Refusal} notFound, customerMerged, historyNotReversible, and what a save would be refused for
 */
export async function restoreValue(
  ctx: Context,
  { customerId, entryId, path }: Inputs["history"]["restore"],
): Promise<Outputs["history"]["restore"]> {
  return ctx.change(async (change) => {
    const entry = await changeOf(ctx, change, customerId, entryId);
    await setBack(ctx, change, customerId, partOf(entry, path), "customer.restore");
    return {};
  });
}

/** The part of a change that a path names, set back. */
function partOf(entry: ReadChange, path: string): Inverse {
  if (takenOut(entry) === path) {
    const whole = inverseOf(entry);
    if (whole) return whole;
  }
  const field = readRecordPath(path);
  if (field === null || !(path in entry.before) || !(path in entry.after)) throw new Refusal("historyNotReversible");
  if (field.place === "entry") {
    const { list, id, name } = field;
    return { values: new Map(), entries: [{ list, id, step: "set", fields: { [name]: entry.before[path] } }] };
  }
  const together = pathsTogether(path, Object.keys(entry.before));
  return { values: new Map(together.map((other) => [other, entry.before[other]])), entries: [] };
}

/** A change of a customer whom the asker may see. */
async function changeOf(ctx: Context, { db }: Change, customerId: number, entryId: number): Promise<ReadChange> {
  await visibleCustomer({ ...ctx, db }, customerId);
  const entry = await customerChanges(db, [customerId]).where({ id: entryId }).first();
  if (!entry) throw new Refusal("notFound");
  return readChange(entry);
}
