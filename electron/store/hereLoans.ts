import type { Knex } from "knex";
import { walkedBy } from "./dialect.ts";

/** Loans of this branch that are not paid back; literally as the partial indexes say it. */
export const openHere = "here = 1 AND removed_at IS NULL AND balance_fen > 0";

/** Of those, the ones that were due, or overdue since, before a day. */
export const openAndOverdue = `${openHere} AND COALESCE(overdue_since, due_on) < ?`;

/**
 * Open loans here that were due, or overdue since, before a day: few of all, found by an index of those days.
 *
 * @param before ISO date
 */
export function overdueLoans(db: Knex, before: string): Knex.QueryBuilder {
  return db.from(walkedBy(db, "loans", "loans_open_here")).whereRaw(openAndOverdue, [before]);
}

/**
 * Loans here that were granted in a period, by an index of those days.
 *
 * @param from ISO date
 * @param to the first day after it
 */
export function grantedHere(db: Knex, from: string, to: string): Knex.QueryBuilder {
  return db("loans")
    .whereRaw("here = 1 AND removed_at IS NULL")
    .where("loans.grantedOn", ">=", from)
    .where("loans.grantedOn", "<", to);
}
