import type { Knex } from "knex";
import type { RatingPolicy } from "../../shared/contract/ratings.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { listOf } from "../store/dialect.ts";
import { openAndOverdue } from "../store/hereLoans.ts";

/**
 * Customers with a loan here that has been overdue for longer than the policy allows.
 *
 * @param customerIds the customers looked at; null for all
 */
export function overdueCustomers(
  db: Knex,
  today: string,
  { suspendAfterOverdueDays }: RatingPolicy,
  customerIds: readonly number[] | null = null,
): Knex.QueryBuilder {
  const since = addDays(today, -suspendAfterOverdueDays);
  const query = db("loans").whereRaw(openAndOverdue, [since]).distinct("loans.customerId");
  if (customerIds !== null) query.where("loans.customerId", "in", listOf(db, customerIds));
  return query;
}

/** Effective ratings of customers who are overdue: found from the loans, which are fewer than the ratings. */
export function overdueRatings(
  db: Knex,
  today: string,
  policy: RatingPolicy,
  customerIds: readonly number[] | null = null,
): Knex.QueryBuilder {
  return db
    .from(overdueCustomers(db, today, policy, customerIds).as("late"))
    .joinRaw("CROSS JOIN ratings ON ratings.customer_id = late.customer_id AND ratings.status = 'effective'");
}
