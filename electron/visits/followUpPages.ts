import type { Knex } from "knex";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { FollowUp } from "../../shared/contract/visits.ts";
import { addDays } from "../../shared/domain/dates.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { Refusal } from "../refusal.ts";
import { behindPlace, nextDayPlace, readDayPlace } from "../store/dayPlace.ts";
import { areaSubtree, inHandsOf } from "../store/dialect.ts";

type Narrowing = Inputs["visits"]["followUps"]["counts"];
type Page = Outputs["visits"]["followUps"]["list"];

/** Open follow-ups, the first due first; or those that somebody decided on by hand, the latest first. */
export async function listFollowUps(
  ctx: Context,
  { decided, from, to, cursor, limit, ...of }: Inputs["visits"]["followUps"]["list"] & { limit: number },
): Promise<Page> {
  const column = decided ? "closedOn" : "nextOn";
  const query = decided ? narrowed(ctx, of).whereRaw(isDecided) : openFollowUpsOf(ctx, of);
  if (from !== undefined) query.where(`followUps.${column}`, ">=", from);
  if (to !== undefined) query.where(`followUps.${column}`, "<=", to);
  const sense = decided ? "desc" : "asc";
  query.orderBy(`followUps.${column}`, sense).orderBy("followUps.id", sense).limit(limit);
  behindPlace(query, readDayPlace(cursor), decided ? "<" : ">", { day: `followUps.${column}`, id: "followUps.id" });
  const rows: FollowUp[] = await described(query);
  const last = rows.at(-1);
  const place = last && { day: last[column] ?? "", id: last.id };
  return { rows, nextCursor: nextDayPlace(place, rows.length === limit) };
}

// Literally as the partial index says it.
const isDecided = "follow_ups.closed_how IN ('done', 'dropped')";

/** How many are late, due today and still to come, within what the asker may see. One query. */
export async function countFollowUps(ctx: Context, of: Narrowing): Promise<Outputs["visits"]["followUps"]["counts"]> {
  const [row]: { overdue: number; today: number; coming: number }[] = await openFollowUpsOf(ctx, of).select(
    ctx.db.raw("count(CASE WHEN follow_ups.next_on < ? THEN 1 END) AS overdue", [ctx.today]),
    ctx.db.raw("count(CASE WHEN follow_ups.next_on = ? THEN 1 END) AS today", [ctx.today]),
    ctx.db.raw("count(CASE WHEN follow_ups.next_on > ? THEN 1 END) AS coming", [ctx.today]),
  );
  return row ?? { overdue: 0, today: 0, coming: 0 };
}

/** How many are open on each day of a period. */
export function dueByDay(
  ctx: Context,
  of: Narrowing,
  { from, to }: { from: string; to: string },
): Promise<{ day: string; count: number }[]> {
  return openFollowUpsOf(ctx, of)
    .where("followUps.nextOn", ">=", from)
    .where("followUps.nextOn", "<", addDays(to, 1))
    .groupBy("followUps.nextOn")
    .select({ day: "followUps.nextOn" })
    .count({ count: "*" });
}

/**
 * A follow-up, if the asker may see its customer.
 *
 * @throws {Refusal} notFound
 */
export async function visibleFollowUp(ctx: Pick<Context, "db" | "scope" | "today">, id: number): Promise<FollowUp> {
  const query = followUps(ctx.db).where("followUps.id", id);
  withinScope(query, ctx);
  const [found]: FollowUp[] = await described(query);
  if (!found) throw new Refusal("notFound");
  return found;
}

function openFollowUpsOf(ctx: Context, of: Narrowing): Knex.QueryBuilder {
  return narrowed(ctx, of).whereNull("followUps.closedOn");
}

/** Those of customers whom the asker may see, of an area or of whoever has them in their hands. */
function narrowed(ctx: Context, { marketerId, areaId }: Narrowing): Knex.QueryBuilder {
  const query = followUps(ctx.db);
  withinScope(query, ctx);
  if (areaId !== undefined) query.where("customers.areaId", "in", areaSubtree(ctx.db, areaId));
  if (marketerId !== undefined) query.where(inHandsOf(ctx.db, marketerId, ctx.today));
  return query;
}

function followUps(db: Knex): Knex.QueryBuilder {
  return db("followUps").join("customers", "customers.id", "followUps.customerId");
}

function described(query: Knex.QueryBuilder): Knex.QueryBuilder {
  return query
    .join("areas", "areas.id", "customers.areaId")
    .leftJoin({ agreed: "visits" }, "agreed.id", "followUps.visitId")
    .select(
      "followUps.id",
      "followUps.version",
      "followUps.customerId",
      { customerName: "customers.name" },
      { areaName: "areas.name" },
      "followUps.nextOn",
      "followUps.nextStep",
      { agreedOn: "agreed.visitedOn" },
      "followUps.firstOn",
      "followUps.reason",
      "followUps.closedOn",
      "followUps.closedHow",
    );
}
