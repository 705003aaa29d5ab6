import type { Knex } from "knex";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Context } from "../context.ts";
import { customersPerMarketer } from "../jurisdictions/loads.ts";
import { exceptionsOn } from "../jurisdictions/scope.ts";
import { activeMarketers, assertMarketers } from "../jurisdictions/service.ts";
import { selectedIds } from "../ledger/selection.ts";
import { Refusal } from "../refusal.ts";
import { effectiveAreas, listOf } from "../store/dialect.ts";
import { insertAll } from "../store/insertAll.ts";

/** In whose hands a customer is on the first day of a plan. */
interface Hands {
  id: number;
  name: string;
  /** by exception; null where the area decides */
  ownId: number | null;
  areaMarketerId: number | null;
  /** beginning of the first exception after that day */
  laterFrom: string | null;
}

/**
 * What a reassignment of single customers would move, counted on its first day; nothing is written.
 *
 * @throws {Refusal} selectionEmpty, selectionTooLarge
 */
export async function previewReassign(
  ctx: Context,
  { selection, marketerId, from }: Inputs["bulk"]["previewReassign"],
): Promise<Outputs["bulk"]["previewReassign"]> {
  const ids = await selectedIds(ctx, selection);
  const [hands, loads, marketers] = await Promise.all([
    handsOn(ctx.db, ids, from),
    customersPerMarketer(ctx, from),
    activeMarketers(ctx),
  ]);
  const moved = hands.filter((customer) => changesHands(customer, marketerId));
  const difference = new Map<number | null, number>();
  for (const { ownId, areaMarketerId } of moved) {
    const was = ownId ?? areaMarketerId;
    const will = marketerId ?? areaMarketerId;
    if (was === will) continue;
    difference.set(was, (difference.get(was) ?? 0) - 1);
    difference.set(will, (difference.get(will) ?? 0) + 1);
  }
  return {
    customersMoved: moved.length,
    marketers: marketers
      .filter(({ id }) => difference.has(id))
      .map(({ id, name }) => {
        const customersBefore = loads.get(id) ?? 0;
        return { id, name, customersBefore, customersAfter: customersBefore + (difference.get(id) ?? 0) };
      }),
  };
}

/**
 * Gives customers to a marketer as exceptions from their areas, or back to whoever their areas have (null), which also
 * takes back what was planned for later; going back has no end, so `to` counts with a marketer alone. What held before
 * is ended, never deleted; who is in the marketer's hands already is left alone.
 *
 * @throws {Refusal} assignmentInPast, periodEmpty, notAMarketer, exceptionOverlap, selectionEmpty, selectionTooLarge,
 *   selectionUnchanged
 */
export function reassign(
  ctx: Context,
  { selection, marketerId, from, to, reason }: Inputs["bulk"]["reassign"],
): Promise<Outputs["bulk"]["reassign"]> {
  if (from < ctx.today) throw new Refusal("assignmentInPast", { date: ctx.today });
  if (to !== null && to <= from) throw new Refusal("periodEmpty");
  return ctx.change(async (change) => {
    const { db } = change;
    await assertMarketers(change, [marketerId]);
    const selected = await selectedIds({ ...ctx, db }, selection);
    const moved = (await handsOn(db, selected, from)).filter((customer) => changesHands(customer, marketerId));
    if (moved.length === 0) throw new Refusal("selectionUnchanged");
    const ids = moved.map(({ id }) => id);
    if (marketerId === null) await cancelLater(db, ids, from);
    else assertNothingLater(moved, to);
    await endAll(db, ids, from);
    if (marketerId !== null) {
      const exception = { marketerId, fromDate: from, toDate: to, reason };
      const written = { createdAt: change.now, createdBy: ctx.actor.id };
      await insertAll(
        db,
        "customerExceptions",
        ids.map((customerId) => ({ customerId, ...exception, ...written })),
      );
    }
    const period = { from, ...(marketerId !== null && to !== null ? { to } : {}) };
    for (const { id, ownId, areaMarketerId } of moved)
      change.audit({
        action: "customer.reassign",
        subjectType: "customer",
        subjectId: id,
        before: { marketerId: ownId ?? areaMarketerId },
        after: { marketerId: marketerId ?? areaMarketerId, ...period, reason },
      });
    return { changed: moved.length };
  });
}

function changesHands({ ownId, areaMarketerId, laterFrom }: Hands, marketerId: number | null): boolean {
  if (marketerId === null) return ownId !== null || laterFrom !== null;
  return (ownId ?? areaMarketerId) !== marketerId;
}

async function handsOn(db: Knex, ids: readonly number[], day: string): Promise<Hands[]> {
  const later = db("customerExceptions")
    .min("fromDate")
    .whereRaw("customer_exceptions.customer_id = customers.id")
    .where("fromDate", ">", day)
    .whereRaw(notCancelled);
  return db
    .with("effective", effectiveAreas(db, day))
    .from("customers")
    .leftJoin("effective", "effective.areaId", "customers.areaId")
    .leftJoin(exceptionsOn(db, day).as("exceptions"), "exceptions.customerId", "customers.id")
    .where("customers.id", "in", listOf(db, ids))
    .orderBy("customers.id")
    .select(
      "customers.id",
      "customers.name",
      { ownId: "exceptions.marketerId" },
      { areaMarketerId: "effective.marketerId" },
      later.as("laterFrom"),
    );
}

/** What ends on the day it begins was taken back and holds on no day. */
const notCancelled = "customer_exceptions.to_date IS NOT customer_exceptions.from_date";

/** @throws {Refusal} exceptionOverlap, naming the first customer whose later exception the new one would run into */
function assertNothingLater(customers: readonly Hands[], to: string | null): void {
  for (const { name, laterFrom } of customers)
    if (laterFrom !== null && (to === null || laterFrom < to))
      throw new Refusal("exceptionOverlap", { name, date: laterFrom });
}

async function cancelLater(db: Knex, ids: readonly number[], day: string): Promise<void> {
  await db("customerExceptions")
    .where("customerId", "in", listOf(db, ids))
    .where("fromDate", ">", day)
    .update({ toDate: db.ref("fromDate") });
}

/** Ends the exceptions that hold on a day before that day. */
async function endAll(db: Knex, ids: readonly number[], day: string): Promise<void> {
  await exceptionsOn(db, day).where("customerId", "in", listOf(db, ids)).update({ toDate: day });
}
