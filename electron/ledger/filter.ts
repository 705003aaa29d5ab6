import type { Knex } from "knex";
import type { CustomerFilter } from "../../shared/contract/customers.ts";
import { addDays } from "../../shared/domain/dates.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { areaSubtree, inHandsOf, matchesSearch } from "../store/dialect.ts";
import { searchQuery } from "../store/searchTokens.ts";

/** Customers that the asker may see and that meet every condition, search included. */
export function customersWhere(ctx: Context, filter: CustomerFilter): Knex.QueryBuilder {
  const query = ctx.db("customers");
  narrow(query, ctx, filter);
  const search = searchQuery(filter.search ?? "");
  if (search) query.where(matchesSearch(ctx.db, search));
  return query;
}

/** Keeps a query over `customers` to those the asker may see and that meet every condition but the search. */
export function narrow(query: Knex.QueryBuilder, ctx: Context, filter: CustomerFilter): void {
  const { db, today } = ctx;
  const { areaId, marketerId, grade, ratingDueDays, notVisitedDays, balanceFromFen, balanceToFen } = filter;
  withinScope(query, ctx);
  if (filter.kind) query.where("customers.kind", filter.kind);
  if (areaId !== undefined) query.where("customers.areaId", "in", areaSubtree(db, areaId));
  if (marketerId !== undefined) query.where(inHandsOf(db, marketerId, today));
  // As EXISTS, a page is found by walking down an index of customers; as a list, every rating would be read first.
  if (grade) query.whereExists(currentRating(db).where("ratings.grade", grade).where("ratings.expiresOn", ">", today));
  if (ratingDueDays !== undefined)
    query.whereExists(currentRating(db).where("ratings.expiresOn", "<=", addDays(today, ratingDueDays)));
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
  if (balanceFromFen !== undefined) query.where("customers.loanBalanceFen", ">=", balanceFromFen);
  if (balanceToFen !== undefined) query.where("customers.loanBalanceFen", "<=", balanceToFen);
}

function currentRating(db: Knex): Knex.QueryBuilder {
  return db.select(db.raw("1")).from("ratings").whereRaw("ratings.id = customers.current_rating_id");
}
