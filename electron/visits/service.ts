import type { Knex } from "knex";
import type { Inputs } from "../../shared/contract/index.ts";
import type { Visit, VisitFields } from "../../shared/contract/visits.ts";
import type { Change, Context } from "../context.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import { refreshLastVisit } from "../store/visits.ts";
import { closeFollowUps } from "./followUps.ts";

/** Newest first, those that were taken out too. */
export async function listVisits(ctx: Context, { customerId }: Inputs["visits"]["listForCustomer"]): Promise<Visit[]> {
  await visibleCustomer(ctx, customerId);
  return visitsQuery(ctx.db)
    .where("visits.customerId", customerId)
    .orderBy([
      { column: "visits.visitedOn", order: "desc" },
      { column: "visits.id", order: "desc" },
    ]);
}

/** Those that stand, for papers and for whoever counts. */
export async function standingVisits(ctx: Context, customerId: number): Promise<Visit[]> {
  return (await listVisits(ctx, { customerId })).filter(({ removedAt }) => removedAt === null);
}

/**
 * Records a visit; the follow-ups that were open for the customer are done with it.
 *
 * @throws {Refusal} notFound, customerMerged, visitAhead
 */
export async function logVisit(ctx: Context, input: Inputs["visits"]["log"]): Promise<Visit> {
  const id = await ctx.change((change) => writeVisit(ctx, change, input));
  return visitsQuery(ctx.db).where("visits.id", id).first();
}

/**
 * Records a visit as a part of a larger change.
 *
 * @returns its id
 * @throws {Refusal} notFound, customerMerged, visitAhead
 */
export async function writeVisit(ctx: Context, change: Change, input: Inputs["visits"]["log"]): Promise<number> {
  const { db } = change;
  const { customerId, nextOn, nextStep } = input;
  assertNotAhead(ctx, input);
  await visibleCustomer({ ...ctx, db }, customerId);
  const [row]: { id: number }[] = await db("visits")
    .insert({ ...input, marketerId: ctx.actor.id, createdAt: change.now })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new visit.");
  await closeFollowUps(db, [customerId], { on: input.visitedOn, how: "visited", visitId: row.id });
  if (nextOn)
    await db("followUps").insert({
      ...{ customerId, nextOn, nextStep, visitId: row.id, afterVisitId: row.id },
      ...{ createdAt: change.now, createdBy: ctx.actor.id },
    });
  await refreshLastVisit(db, customerId);
  change.audit({ action: "visit.log", subjectType: "visit", subjectId: row.id, after: input });
  return row.id;
}

/** @throws {Refusal} visitAhead: what has not happened is planned, not logged */
export function assertNotAhead({ today }: Pick<Context, "today">, { visitedOn }: Pick<VisitFields, "visitedOn">): void {
  if (visitedOn > today) throw new Refusal("visitAhead", { date: today }, [{ path: "visitedOn", key: "invalid" }]);
}

/** Visits as they are shown, to be narrowed by the caller. */
export function visitsQuery(db: Knex): Knex.QueryBuilder {
  return db("visits")
    .join("users", "users.id", "visits.marketerId")
    .select(
      "visits.id",
      "visits.version",
      "visits.customerId",
      "visits.visitedOn",
      "visits.method",
      "visits.purpose",
      "visits.result",
      "visits.nextStep",
      "visits.nextOn",
      "visits.marketerId",
      { marketerName: "users.name" },
      "visits.removedAt",
    );
}
