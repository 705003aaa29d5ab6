import type { Knex } from "knex";
import type { CustomerFilter, RatingStanding } from "../../shared/contract/customers.ts";
import { addDays, monthOf, startOfDay } from "../../shared/domain/dates.ts";
import type { Context } from "../context.ts";
import { exceptionsOn, withinScope } from "../jurisdictions/scope.ts";
import { areaSubtree, effectiveAreas, inHandsOf, matchesSearch } from "../store/dialect.ts";
import { grantedHere, overdueLoans } from "../store/hereLoans.ts";
import { searchQuery } from "../store/searchTokens.ts";

/** Whether the first few customers are wanted or all of them: the same customers by another way. */
export type Taken = "page" | "all";

/** Customers that the asker may see and that meet every condition, search included. */
export function customersWhere(ctx: Context, filter: CustomerFilter, taken: Taken = "all"): Knex.QueryBuilder {
  const query = ctx.db("customers");
  narrow(query, ctx, filter, taken);
  const search = searchQuery(filter.search ?? "");
  if (search) query.where(matchesSearch(ctx.db, search));
  return query;
}

/** Keeps a query over `customers` to those the asker may see and that meet every condition but the search. */
export function narrow(query: Knex.QueryBuilder, ctx: Context, filter: CustomerFilter, taken: Taken): void {
  const { db, today, timeZone } = ctx;
  const { areaId, marketerId, grade, standing, ratingDueDays, notVisitedDays, balanceFromFen, balanceToFen } = filter;
  withinScope(query, ctx);
  if (filter.kind) query.where("customers.kind", filter.kind);
  if (areaId !== undefined) query.where("customers.areaId", "in", areaSubtree(db, areaId));
  if (marketerId !== undefined) query.where(inHandsOf(db, marketerId, today));
  if (filter.unassigned) withoutMarketer(query, ctx);
  const walked = taken === "page" && areaId === undefined && marketerId === undefined;
  if (grade) query.where(ratingIs(db, walked, "ratings.grade = ? AND ratings.expires_on > ?", [grade, today]));
  if (standing) query.where(standsAs(db, walked, standing, today));
  if (ratingDueDays !== undefined)
    query.where(ratingIs(db, walked, "ratings.expires_on <= ?", [addDays(today, ratingDueDays)]));
  // Literally as the partial indexes say it.
  if (filter.keyTarget) query.whereRaw("customers.key_target = 1");
  if (filter.gold) query.whereNotNull("customers.goldSince");
  if (notVisitedDays !== undefined)
    query.where((unvisited) =>
      unvisited
        .whereNull("customers.lastVisitedOn")
        .orWhere("customers.lastVisitedOn", "<=", addDays(today, -notVisitedDays)),
    );
  if (filter.loanClass) query.where("customers.loanClass", filter.loanClass);
  if (filter.overdue) query.where("customers.id", "in", overdueLoans(db, today).select("loans.customerId"));
  if (filter.registeredIn) {
    const { from, to } = monthOf(filter.registeredIn);
    query.where("customers.createdAt", ">=", startOfDay(from, timeZone).toISOString());
    query.where("customers.createdAt", "<", startOfDay(to, timeZone).toISOString());
  }
  if (filter.grantedIn) {
    const { from, to } = monthOf(filter.grantedIn);
    const granted = grantedHere(db, from, to).select("loans.customerId");
    query.where("customers.id", "in", granted);
  }
  if (balanceFromFen !== undefined) query.where("customers.loanBalanceFen", ">=", balanceFromFen);
  if (balanceToFen !== undefined) query.where("customers.loanBalanceFen", "<=", balanceToFen);
}

/** Those in areas that nobody has, but for whom somebody has by exception. */
function withoutMarketer(query: Knex.QueryBuilder, { db, today }: Context): void {
  const areas = db
    .from(effectiveAreas(db, today).wrap("(", ") AS effective"))
    .whereNull("effective.marketerId")
    .select("effective.areaId");
  query
    .where("customers.areaId", "in", areas)
    .whereNotIn("customers.id", exceptionsOn(db, today).select("customerExceptions.customerId"));
}

/** Suspended ratings are no customer's current one; they are few, so they are collected first. */
function standsAs(db: Knex, walked: boolean, standing: RatingStanding, today: string): Knex.Raw {
  const suspended = "(SELECT customer_id FROM ratings WHERE status = 'suspended')";
  if (standing === "inForce") return ratingIs(db, walked, "ratings.expires_on > ?", [today]);
  if (standing === "notInForce")
    return db.raw("(? OR customers.current_rating_id IS NULL)", [
      ratingIs(db, walked, "ratings.expires_on <= ?", [today]),
    ]);
  if (standing === "expired") return ratingIs(db, walked, "ratings.expires_on <= ?", [today]);
  if (standing === "suspended") return db.raw(`customers.id IN ${suspended}`);
  return db.raw(`customers.current_rating_id IS NULL AND customers.id NOT IN ${suspended}`);
}

/**
 * Condition on the current rating. Where a page is found by walking down an index of customers, the rating of each is
 * asked for; where many customers are read, it is faster to collect the ratings first.
 */
function ratingIs(db: Knex, walked: boolean, condition: string, values: string[]): Knex.Raw {
  return walked
    ? db.raw(`EXISTS (SELECT 1 FROM ratings WHERE ratings.id = customers.current_rating_id AND ${condition})`, values)
    : db.raw(`customers.current_rating_id IN (SELECT id FROM ratings WHERE ${condition})`, values);
}
