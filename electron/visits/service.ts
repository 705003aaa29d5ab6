import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Visit } from "../../shared/contract/visits.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { visibleCustomer } from "../ledger/service.ts";

/** Newest first. */
export async function listVisits(ctx: Context, { customerId }: Inputs["visits"]["listForCustomer"]): Promise<Visit[]> {
  await visibleCustomer(ctx, customerId);
  return visitsQuery(ctx)
    .where("visits.customerId", customerId)
    .orderBy([
      { column: "visits.visitedOn", order: "desc" },
      { column: "visits.id", order: "desc" },
    ]);
}

/** Records a visit; the follow-ups that were open for the customer are done with it. */
export async function logVisit(ctx: Context, input: Inputs["visits"]["log"]): Promise<Visit> {
  const id = await ctx.change(async (change) => {
    await visibleCustomer({ ...ctx, db: change.db }, input.customerId);
    await change
      .db("visits")
      .where({ customerId: input.customerId })
      .whereNotNull("nextOn")
      .whereNull("followedUpOn")
      .update({ followedUpOn: input.visitedOn });
    const [row]: { id: number }[] = await change
      .db("visits")
      .insert({ ...input, marketerId: ctx.actor.id, createdAt: change.now })
      .returning("id");
    if (!row) throw new Error("The database gave no id for a new visit.");
    await change
      .db("customers")
      .where({ id: input.customerId })
      .where((earlier) => earlier.whereNull("lastVisitedOn").orWhere("lastVisitedOn", "<", input.visitedOn))
      .update({ lastVisitedOn: input.visitedOn });
    change.audit({ action: "visit.log", subjectType: "visit", subjectId: row.id, after: input });
    return row.id;
  });
  return visitsQuery(ctx).where("visits.id", id).first();
}

/** Open follow-ups due by a day, within what the asker may see, soonest first. */
export async function followUpsDue(ctx: Context, by: string): Promise<Outputs["dashboard"]["today"]["followUps"]> {
  const query = ctx
    .db("visits")
    .join("customers", "customers.id", "visits.customerId")
    .join("areas", "areas.id", "customers.areaId")
    .whereNotNull("visits.nextOn")
    .whereNull("visits.followedUpOn")
    .where("visits.nextOn", "<=", by);
  withinScope(query, ctx);
  return query
    .select(
      { visitId: "visits.id" },
      "visits.customerId",
      { customerName: "customers.name" },
      { areaName: "areas.name" },
      "visits.nextStep",
      "visits.nextOn",
    )
    .orderBy("visits.nextOn")
    .limit(100);
}

function visitsQuery({ db }: Context) {
  return db("visits")
    .join("users", "users.id", "visits.marketerId")
    .select(
      "visits.id",
      "visits.customerId",
      "visits.visitedOn",
      "visits.method",
      "visits.purpose",
      "visits.result",
      "visits.nextStep",
      "visits.nextOn",
      { marketerName: "users.name" },
    );
}
