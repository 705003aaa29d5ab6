import type { Inputs } from "../../shared/contract/index.ts";
import type { Visit } from "../../shared/contract/visits.ts";
import type { Context } from "../context.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { closeFollowUps } from "./followUps.ts";

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
  const { customerId, nextOn, nextStep } = input;
  const id = await ctx.change(async (change) => {
    await visibleCustomer({ ...ctx, db: change.db }, customerId);
    await closeFollowUps(change.db, [customerId], input.visitedOn);
    const [row]: { id: number }[] = await change
      .db("visits")
      .insert({ ...input, marketerId: ctx.actor.id, createdAt: change.now })
      .returning("id");
    if (!row) throw new Error("The database gave no id for a new visit.");
    if (nextOn)
      await change
        .db("followUps")
        .insert({ customerId, nextOn, nextStep, createdAt: change.now, createdBy: ctx.actor.id });
    await change
      .db("customers")
      .where({ id: customerId })
      .where((earlier) => earlier.whereNull("lastVisitedOn").orWhere("lastVisitedOn", "<", input.visitedOn))
      .update({ lastVisitedOn: input.visitedOn });
    change.audit({ action: "visit.log", subjectType: "visit", subjectId: row.id, after: input });
    return row.id;
  });
  return visitsQuery(ctx).where("visits.id", id).first();
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
