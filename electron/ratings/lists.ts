import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { longestRatingList } from "../../shared/contract/ratings.ts";
import { addDays } from "../../shared/domain/dates.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";

type QueueRow = Omit<Outputs["ratings"]["queue"][number], "own"> & { proposedBy: number };

/** Proposals that wait for a decision, oldest first. */
export async function ratingQueue(ctx: Context): Promise<Outputs["ratings"]["queue"]> {
  const rows: QueueRow[] = await customersWithRating(ctx)
    .where("ratings.status", "proposed")
    .join("users", "users.id", "ratings.proposedBy")
    .select(
      { ratingId: "ratings.id" },
      "ratings.customerId",
      { customerName: "customers.name" },
      { areaName: "areas.name" },
      "ratings.grade",
      "ratings.score",
      "ratings.lineFen",
      "ratings.proposedBy",
      { proposedByName: "users.name" },
      "ratings.proposedAt",
    )
    .orderBy("ratings.proposedAt")
    .limit(longestRatingList);
  return rows.map(({ proposedBy, ...row }) => ({ ...row, own: proposedBy === ctx.actor.id }));
}

/** Effective ratings that expire within `days`, or have expired, soonest first. */
export async function ratingsDue(ctx: Context, { days }: Inputs["ratings"]["due"]): Promise<Outputs["ratings"]["due"]> {
  return customersWithRating(ctx)
    .where("ratings.status", "effective")
    .where("ratings.expiresOn", "<=", addDays(ctx.today, days))
    .select(
      "ratings.customerId",
      { customerName: "customers.name" },
      { areaName: "areas.name" },
      "ratings.grade",
      "ratings.expiresOn",
    )
    .orderBy("ratings.expiresOn")
    .limit(longestRatingList);
}

function customersWithRating(ctx: Context) {
  const query = ctx
    .db("ratings")
    .join("customers", "customers.id", "ratings.customerId")
    .join("areas", "areas.id", "customers.areaId");
  withinScope(query, ctx);
  return query;
}
