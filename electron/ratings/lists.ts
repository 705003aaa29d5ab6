import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { longestRatingList } from "../../shared/contract/ratings.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { pastStatuses } from "../../shared/domain/ratingLife.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { ownRatings } from "../store/ratings.ts";

type QueueRow = Omit<Outputs["ratings"]["queue"][number], "own" | "approved"> & { approvedByAsker: number };

/** Proposals that wait for a decision, oldest first. */
export async function ratingQueue(ctx: Context): Promise<Outputs["ratings"]["queue"]> {
  const { db, actor } = ctx;
  const approvals = db("ratingEvents")
    .whereRaw("rating_events.rating_id = ratings.id AND rating_events.round = ratings.round")
    .where("kind", "approve")
    .count();
  const last = db({ past: "ratings" })
    .whereRaw("past.customer_id = ratings.customer_id")
    .whereIn("past.status", pastStatuses)
    .orderBy("past.id", "desc")
    .limit(1)
    .select("past.grade");
  const rows: QueueRow[] = await customersWithRating(ctx)
    .where("ratings.status", "proposed")
    .join("users", "users.id", "ratings.proposedBy")
    .select(
      { ratingId: "ratings.id" },
      "ratings.version",
      "ratings.customerId",
      { customerName: "customers.name" },
      { areaName: "areas.name" },
      "ratings.grade",
      "ratings.score",
      "ratings.lineFen",
      { proposedByName: "users.name" },
      "ratings.proposedAt",
      "ratings.approvalsNeeded",
      last.as("lastGrade"),
      approvals.clone().as("approvals"),
      approvals.clone().where("byId", actor.id).as("approvedByAsker"),
    )
    .orderBy("ratings.proposedAt")
    .limit(longestRatingList);
  const ids = rows.map(({ ratingId }) => ratingId);
  const own = await ownRatings(db, ids, actor.id);
  return rows.map(({ approvedByAsker, ...row }) => ({
    ...row,
    own: own.has(row.ratingId),
    approved: approvedByAsker > 0,
  }));
}

/** Effective ratings that expire within `days`, or have expired, soonest first. */
export async function ratingsDue(ctx: Context, { days }: Inputs["ratings"]["due"]): Promise<Outputs["ratings"]["due"]> {
  return customersWithRating(ctx)
    .where("ratings.status", "effective")
    .where("ratings.expiresOn", "<=", addDays(ctx.today, days))
    .select(
      { ratingId: "ratings.id" },
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
