import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { type Visit, type VisitChange, type VisitFields, visitFieldsSchema } from "../../shared/contract/visits.ts";
import { differences } from "../audit/trail.ts";
import type { Change, Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import { assertNotAhead, visitsQuery } from "./service.ts";
import { settleVisit } from "./settle.ts";

type Reader = Pick<Context, "db" | "scope" | "today">;

/**
 * Writes a visit anew as it was; the version before stays to be read.
 *
 * @throws {Refusal} notFound, visitNotYours, visitAhead, stale
 */
export async function correctVisit(ctx: Context, input: Inputs["visits"]["correct"]): Promise<Visit> {
  const { id, version, fields, reason } = input;
  assertNotAhead(ctx, fields);
  await ctx.change(async (change) => {
    const before = await ownVisit(ctx, change, id);
    if (before.removedAt !== null) throw await stale(change, id);
    await write(ctx, change, { ...before, version }, { kind: "correct", reason }, fields);
    const changed = differences(fieldsOf(before), fields);
    const after = { ...changed.after, ...(reason && { reason }) };
    change.audit({ action: "visit.correct", subjectType: "visit", subjectId: id, before: changed.before, after });
  });
  return visibleVisit(ctx, id);
}

/**
 * Takes a visit out: it counts for nothing, and what it alone had done is open again.
 *
 * @throws {Refusal} notFound, visitNotYours, stale where it is out already
 */
export async function removeVisit(ctx: Context, input: Inputs["visits"]["remove"]): Promise<Visit> {
  await ctx.change((change) => removeIn(ctx, change, input));
  return visibleVisit(ctx, input.id);
}

/** The same as a part of a larger change. */
export async function removeIn(
  ctx: Context,
  change: Change,
  { id, version, reason }: Inputs["visits"]["remove"],
): Promise<void> {
  const before = await ownVisit(ctx, change, id);
  if (before.removedAt !== null) throw await stale(change, id);
  await write(ctx, change, { ...before, version }, { kind: "remove", reason }, { removedAt: change.now });
  change.audit({
    action: "visit.remove",
    subjectType: "visit",
    subjectId: id,
    before: fieldsOf(before),
    after: { reason },
  });
}

/** @throws {Refusal} notFound, visitNotYours, stale where it is there already */
export async function restoreVisit(ctx: Context, input: Inputs["visits"]["restore"]): Promise<Visit> {
  await ctx.change((change) => restoreIn(ctx, change, input));
  return visibleVisit(ctx, input.id);
}

/** The same as a part of a larger change. */
export async function restoreIn(
  ctx: Context,
  change: Change,
  { id, version }: Inputs["visits"]["restore"],
): Promise<void> {
  const before = await ownVisit(ctx, change, id);
  if (before.removedAt === null) throw await stale(change, id);
  await write(ctx, change, { ...before, version }, { kind: "restore", reason: "" }, { removedAt: null });
  change.audit({ action: "visit.restore", subjectType: "visit", subjectId: id, after: fieldsOf(before) });
}

/**
 * What became of a visit, the latest change first.
 *
 * @throws {Refusal} notFound
 */
export async function visitChanges(
  ctx: Context,
  { id }: Inputs["visits"]["changes"],
): Promise<Outputs["visits"]["changes"]> {
  await visibleVisit(ctx, id);
  const rows: (Omit<VisitChange, "before"> & { before: string })[] = await ctx
    .db("visitChanges")
    .join("users", "users.id", "visitChanges.changedBy")
    .where({ visitId: id })
    .orderBy("visitChanges.id", "desc")
    .select(
      "visitChanges.id",
      "visitChanges.kind",
      "visitChanges.changedAt",
      { changedByName: "users.name" },
      "visitChanges.reason",
      "visitChanges.before",
    );
  return rows.map((row) => ({ ...row, before: JSON.parse(row.before) }));
}

/**
 * A visit, if the asker may see its customer.
 *
 * @throws {Refusal} notFound
 */
export async function visibleVisit(ctx: Reader, id: number): Promise<Visit> {
  const query = visitsQuery(ctx.db).join("customers", "customers.id", "visits.customerId").where("visits.id", id);
  withinScope(query, ctx);
  const visit: Visit | undefined = await query.first();
  if (!visit) throw new Refusal("notFound");
  return visit;
}

/** Who logged a visit answers for it; a manager for all. */
async function ownVisit(ctx: Context, { db }: Change, id: number): Promise<Visit> {
  const visit = await visibleVisit({ ...ctx, db }, id);
  if (visit.marketerId !== ctx.actor.id && !ctx.actor.roles.includes("manager"))
    throw new Refusal("visitNotYours", { name: visit.marketerName });
  return visit;
}

async function write(
  ctx: Context,
  change: Change,
  visit: Visit,
  { kind, reason }: Pick<VisitChange, "kind" | "reason">,
  changes: Partial<VisitFields & Pick<Visit, "removedAt">>,
): Promise<void> {
  const { db, now } = change;
  const { id, version } = visit;
  const changed = await db("visits")
    .where({ id, version })
    .update({ ...changes, version: version + 1 });
  if (changed !== 1) throw await stale(change, id);
  const before = JSON.stringify(fieldsOf(visit));
  await db("visitChanges").insert({ visitId: id, kind, changedAt: now, changedBy: ctx.actor.id, reason, before });
  await settleVisit(ctx, change, { ...visit, ...changes });
}

function fieldsOf(visit: Visit): VisitFields {
  return visitFieldsSchema.parse(visit);
}

async function stale({ db }: Change, id: number): Promise<Refusal> {
  return new Refusal("stale", { name: await lastEditor(db, "visit", id) });
}
