import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { type Entry, maskedEntryFields } from "../../shared/contract/records.ts";
import type { List } from "../../shared/domain/records.ts";
import type { Change, Context } from "../context.ts";
import { recordReveal, visibleCustomer } from "../ledger/service.ts";
import { suspendOverdue } from "../ratings/suspension.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import {
  entryById,
  insertEntry,
  linkBetween,
  type StoredEntry,
  setEntryRemoved,
  writeEntry,
} from "../store/records.ts";
import { dotted, dottedDifferences } from "./auditPaths.ts";

type Written = Outputs["records"]["addEntry"];

/**
 * Adds an entry to one of a customer's lists.
 *
 * @throws {Refusal} notFound (the customer, or the customer linked to), linkToSelf, linkExists
 */
export async function addEntry(ctx: Context, request: Inputs["records"]["addEntry"]): Promise<Written> {
  const { customerId } = request;
  return ctx.change(async (change) => {
    await visibleCustomer({ ...ctx, db: change.db }, customerId);
    const entry = await settledEntry(ctx, change, customerId, request, null);
    const id = await insertEntry(change.db, customerId, entry, { at: change.now, by: ctx.actor.id });
    change.audit({
      action: "customer.entryAdd",
      subjectType: "customer",
      subjectId: customerId,
      after: dotted(`${entry.list}.${id}`, entry.fields),
    });
    if (entry.list === "loans") await suspendOverdue(change, ctx, [customerId]);
    return { id, version: 0 };
  });
}

/**
 * Changes an entry. What changes nothing writes nothing.
 *
 * @throws {Refusal} notFound, stale, entryRemoved, linkToSelf, linkExists
 */
export async function changeEntry(ctx: Context, request: Inputs["records"]["changeEntry"]): Promise<Written> {
  const { list, id, version } = request;
  return ctx.change(async (change) => {
    const before = await visibleEntry({ ...ctx, db: change.db }, list, id);
    const { customerId } = before;
    if (before.removedAt !== null) throw new Refusal("entryRemoved");
    const entry = await settledEntry(ctx, change, customerId, request, before);
    const written = await writeEntry(change.db, { id, version }, entry, { at: change.now, by: ctx.actor.id });
    if (!written) throw await stale(change, customerId);
    change.audit({
      action: "customer.entryChange",
      subjectType: "customer",
      subjectId: customerId,
      ...dottedDifferences<object>(`${list}.${id}`, before.fields, entry.fields),
    });
    if (list === "loans") await suspendOverdue(change, ctx, [customerId]);
    return { id, version: version + 1 };
  });
}

/** @throws {Refusal} notFound, stale */
export function removeEntry(ctx: Context, request: Inputs["records"]["removeEntry"]): Promise<Written> {
  return moveEntry(ctx, request, true);
}

/** @throws {Refusal} notFound, stale, linkExists */
export function restoreEntry(ctx: Context, request: Inputs["records"]["restoreEntry"]): Promise<Written> {
  return moveEntry(ctx, request, false);
}

async function moveEntry(
  ctx: Context,
  { list, id, version }: Inputs["records"]["removeEntry"],
  removed: boolean,
): Promise<Written> {
  return ctx.change(async (change) => {
    const { customerId, fields } = await visibleEntry({ ...ctx, db: change.db }, list, id);
    if (!removed) await assertNotLinked(change, customerId, { list, fields } as Entry);
    const written = { at: change.now, by: ctx.actor.id };
    if (!(await setEntryRemoved(change.db, { list, id, version }, removed, written)))
      throw await stale(change, customerId);
    change.audit({
      action: removed ? "customer.entryRemove" : "customer.entryRestore",
      subjectType: "customer",
      subjectId: customerId,
      [removed ? "before" : "after"]: dotted(`${list}.${id}`, fields),
    });
    if (list === "loans") await suspendOverdue(change, ctx, [customerId]);
    return { id, version: version + 1 };
  });
}

/**
 * An entry with its numbers in full; that they were shown is recorded where there are any.
 *
 * @throws {Refusal} notFound
 */
export async function entryForEdit(
  ctx: Context,
  { list, id }: Inputs["records"]["entryForEdit"],
): Promise<Outputs["records"]["entryForEdit"]> {
  const { version, customerId, fields } = await visibleEntry(ctx, list, id);
  const masked: Readonly<Partial<Record<List, readonly string[]>>> = maskedEntryFields;
  const shown = (masked[list] ?? []).filter((name) => (fields as Record<string, unknown>)[name]);
  if (shown.length > 0)
    await recordReveal(
      ctx,
      customerId,
      shown.map((name) => `${list}.${id}.${name}`),
    );
  return { id, version, ...({ list, fields } as Entry) };
}

/**
 * One masked field of an entry that is in the record, in full; that it was asked for is recorded.
 *
 * @throws {Refusal} notFound
 */
export async function revealEntryField(
  ctx: Context,
  { list, id, field }: Inputs["records"]["reveal"],
): Promise<Outputs["records"]["reveal"]> {
  const entry = await visibleEntry(ctx, list, id);
  if (entry.removedAt !== null) throw new Refusal("notFound");
  await recordReveal(ctx, entry.customerId, [`${list}.${id}.${field}`]);
  return { value: String((entry.fields as Record<string, unknown>)[field]) };
}

async function visibleEntry<L extends List>(
  ctx: Pick<Context, "db" | "scope" | "today">,
  list: L,
  id: number,
): Promise<StoredEntry<L>> {
  const entry = await entryById(ctx.db, list, id);
  if (!entry) throw new Refusal("notFound");
  await visibleCustomer(ctx, entry.customerId);
  return entry;
}

async function stale({ db }: Change, customerId: number): Promise<Refusal> {
  return new Refusal("stale", { name: await lastEditor(db, "customer", customerId) });
}

/**
 * An entry as it is stored: a link to a customer takes their name from the ledger and keeps no numbers of its own. The
 * name stays as it was while the link leads to the same customer, who may lie outside the asker's jurisdiction by now.
 */
export async function settledEntry(
  ctx: Context,
  change: Change,
  customerId: number,
  entry: Entry,
  before: StoredEntry<List> | null,
): Promise<Entry> {
  if (entry.list !== "links" || entry.fields.otherId === null) return entry;
  const { otherId, relation } = entry.fields;
  if (otherId === customerId) throw new Refusal("linkToSelf", {}, [{ path: "otherId", key: "linkToSelf" }]);
  const old = before ? (before as StoredEntry<"links">).fields : null;
  if (old?.otherId !== otherId || old.relation !== relation) await assertNotLinked(change, customerId, entry);
  const name = old?.otherId === otherId ? old.name : (await visibleCustomer({ ...ctx, db: change.db }, otherId)).name;
  return { list: "links", fields: { ...entry.fields, name, idNumber: "", phone: "" } };
}

/** @throws {Refusal} linkExists, also where the other customer's record says the same from its end */
export async function assertNotLinked({ db }: Change, customerId: number, entry: Entry): Promise<void> {
  if (entry.list !== "links" || entry.fields.otherId === null) return;
  const { otherId, relation } = entry.fields;
  if (await linkBetween(db, customerId, otherId, relation))
    throw new Refusal("linkExists", {}, [{ path: "otherId", key: "linkExists" }]);
}
