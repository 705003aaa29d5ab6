import type { Outputs } from "../../shared/contract/index.ts";
import { readsCustomers } from "../../shared/domain/roles.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { marketerLoads } from "../jurisdictions/service.ts";
import { countCustomers } from "../ledger/list.ts";
import { ratingCounts, ratingsDue } from "../ratings/due.ts";
import { ratingQueue } from "../ratings/lists.ts";
import { followUpsDue } from "../visits/followUps.ts";

/** What is due today within what the asker may see; an administrator without another role sees no customer data. */
export async function today(ctx: Context): Promise<Outputs["dashboard"]["today"]> {
  if (!readsCustomers(ctx.actor.roles)) return nothing(ctx);
  const [customers, rated, { unassigned }, areas, followUps, ratings, due, proposals] = await Promise.all([
    countCustomers(ctx, {}),
    countRated(ctx),
    marketerLoads(ctx),
    countAreas(ctx),
    followUpsDue(ctx, ctx.today),
    ratingCounts(ctx, {}),
    ratingsDue(ctx, {}),
    ratingQueue(ctx, {}),
  ]);
  return {
    today: ctx.today,
    counts: { customers: customers.count, rated, unassigned, areas },
    ratings,
    followUps,
    ratingsDue: due.rows,
    proposals: proposals.rows,
  };
}

function nothing({ today: date }: Context): Outputs["dashboard"]["today"] {
  return {
    today: date,
    counts: { customers: 0, rated: 0, unassigned: 0, areas: 0 },
    ratings: { expired: 0, within30: 0, within60: 0, proposed: 0, suspended: 0, waiting: 0 },
    followUps: [],
    ratingsDue: [],
    proposals: [],
  };
}

/** A customer has one rating in force at most: the branch's number needs no look at the customers. */
async function countRated(ctx: Context): Promise<number> {
  const query = ctx.scope.all ? ctx.db("ratings").where("ratings.status", "effective") : ratedCustomers(ctx);
  const row = await query.where("ratings.expiresOn", ">", ctx.today).count({ count: "*" }).first();
  return Number(row?.count ?? 0);
}

function ratedCustomers(ctx: Context) {
  const query = ctx.db("customers").join("ratings", "ratings.id", "customers.currentRatingId");
  withinScope(query, ctx);
  return query;
}

async function countAreas({ db }: Context): Promise<number> {
  const row = await db("areas").count({ count: "*" }).first();
  return Number(row?.count ?? 0);
}
