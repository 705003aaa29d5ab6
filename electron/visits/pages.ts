import type { Knex } from "knex";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { ListedVisit } from "../../shared/contract/visits.ts";
import { addDays, addMonths } from "../../shared/domain/dates.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { behindPlace, nextDayPlace, readDayPlace } from "../store/dayPlace.ts";
import { areaSubtree, walkedBy } from "../store/dialect.ts";
import { dueByDay } from "./followUpPages.ts";
import { visitsQuery } from "./service.ts";

/** Visits that stand, the latest first: found along an index, then described. Two looks at each row of the page alone. */
export async function listedVisits(
  ctx: Context,
  input: Inputs["visits"]["list"] & { limit: number },
): Promise<Outputs["visits"]["list"]> {
  const { db } = ctx;
  const { limit, cursor } = input;
  const found = narrowed(ctx, input)
    .select("visits.id")
    .orderBy("visits.visitedOn", "desc")
    .orderBy("visits.id", "desc");
  behindPlace(found, readDayPlace(cursor), "<", { day: "visits.visitedOn", id: "visits.id" });
  const rows: ListedVisit[] = await visitsQuery(db)
    .join("customers", "customers.id", "visits.customerId")
    .join("areas", "areas.id", "customers.areaId")
    .whereIn("visits.id", found.limit(limit))
    .select({ customerName: "customers.name", areaName: "areas.name" })
    .orderBy("visits.visitedOn", "desc")
    .orderBy("visits.id", "desc");
  const last = rows.at(-1);
  return { rows, nextCursor: nextDayPlace(last && { day: last.visitedOn, id: last.id }, rows.length === limit) };
}

/**
 * The visits of a filter. Those of an area are found from its customers; others along the index of the day, or of whoever
 * made them, and of each the customer is looked at.
 */
function narrowed(ctx: Context, filter: Inputs["visits"]["list"]): Knex.QueryBuilder {
  const { db, scope } = ctx;
  const { from, to, marketerId, areaId, method, purpose } = filter;
  const index = marketerId === undefined ? "visits_by_day" : "visits_by_marketer";
  const query =
    areaId === undefined
      ? db.from(walkedBy(db, "visits", index))
      : db("customers").joinRaw("CROSS JOIN visits ON visits.customer_id = customers.id");
  if (areaId !== undefined) query.where("customers.areaId", "in", areaSubtree(db, areaId));
  // No visit hangs on a customer who was merged away, so that the whole branch needs no look at the customers.
  else if (!scope.all) query.joinRaw("CROSS JOIN customers ON customers.id = visits.customer_id");
  if (areaId !== undefined || !scope.all) withinScope(query, ctx);
  query.whereNull("visits.removedAt");
  if (from !== undefined) query.where("visits.visitedOn", ">=", from);
  if (to !== undefined) query.where("visits.visitedOn", "<=", to);
  if (marketerId !== undefined) query.where("visits.marketerId", marketerId);
  if (method !== undefined) query.where("visits.method", method);
  if (purpose) query.where("visits.purpose", purpose);
  return query;
}

/** What a month holds day by day: visits made, and open follow-ups due. Two queries whatever the month holds. */
export async function visitCalendar(
  ctx: Context,
  { month, ...of }: Inputs["visits"]["calendar"],
): Promise<Outputs["visits"]["calendar"]> {
  const from = `${month}-01`;
  const to = addDays(addMonths(from, 1), -1);
  const made: { day: string; count: number }[] = await narrowed(ctx, { ...of, from, to })
    .groupBy("visits.visitedOn")
    .select({ day: "visits.visitedOn" })
    .count({ count: "*" });
  const due = await dueByDay(ctx, of, { from, to });
  const days = new Map<string, Outputs["visits"]["calendar"][number]>();
  const on = (day: string) => {
    const known = days.get(day) ?? { day, visits: 0, due: 0 };
    days.set(day, known);
    return known;
  };
  for (const { day, count } of made) on(day).visits = count;
  for (const { day, count } of due) on(day).due = count;
  return [...days.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
}
