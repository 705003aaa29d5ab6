import type { Knex } from "knex";
import type { RatingPolicy } from "../../shared/contract/ratings.ts";
import { addDays } from "../../shared/domain/dates.ts";

/** Customers with a loan here that has been overdue for longer than the policy allows, a row a loan. */
export function overdueCustomers(
  db: Knex,
  today: string,
  { suspendAfterOverdueDays }: RatingPolicy,
): Knex.QueryBuilder {
  const since = addDays(today, -suspendAfterOverdueDays);
  // Literally as the partial index says it.
  return db("loans")
    .whereRaw("here = 1 AND removed_at IS NULL AND balance_fen > 0 AND COALESCE(overdue_since, due_on) < ?", [since])
    .select("customerId");
}

/** Effective ratings of customers who are overdue. */
export function overdueRatings(db: Knex, today: string, policy: RatingPolicy): Knex.QueryBuilder {
  return db("ratings")
    .whereRaw("ratings.status = 'effective'")
    .whereIn("ratings.customerId", overdueCustomers(db, today, policy));
}
