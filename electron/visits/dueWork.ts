import type { Knex } from "knex";
import type { DayListQuestion } from "../../shared/contract/dayList.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { type WorkKind, workKinds, workWeights } from "../../shared/domain/dayList.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { listOf, walkedBy, withinReachOf } from "../store/dialect.ts";

/** A column for each kind of work: the day since or from when it is due, null where there is none. */
export type DueColumns = Record<WorkKind, string | null>;

/** In a key target's column, that nobody ever came: before every day. */
export const neverVisited = "";

/** Loans here of the customer of a row that are overdue on a day, which is bound once. */
export const overdueLoans = `loans.customer_id = customers.id AND loans.here = 1 AND loans.removed_at IS NULL
  AND loans.balance_fen > 0 AND COALESCE(loans.overdue_since, loans.due_on) < ?`;

/** Open follow-ups of the customer of a row. */
export const openFollowUpsOf = "follow_ups.customer_id = customers.id AND follow_ups.closed_on IS NULL";

/**
 * The customers with whom a marketer works on a day - their own, those of whom they stand in for or assist - and whom
 * the asker may see today, each with what is due: `id`, `areaId`, `lastVisitedOn` and a column of each kind.
 *
 * Whoever was visited on the day or since has been seen to, whatever is still due of them; but a next step that is open
 * is so because the visit agreed it, and stays.
 */
export function customersWithWork(ctx: Context, question: DayListQuestion): Knex.QueryBuilder {
  const { db } = ctx;
  const { marketerId, day, kinds } = question;
  const due = dueSql(db, question);
  const query = db("customers").where(withinReachOf(db, marketerId, day));
  withinScope(query, ctx);
  query.select("customers.id", "customers.areaId", "customers.lastVisitedOn");
  for (const kind of workKinds) {
    const { sql, bindings } = kinds.includes(kind) ? due[kind] : { sql: "NULL", bindings: [] };
    query.select(
      kind === "followUp"
        ? db.raw(`${sql} AS ??`, [...bindings, kind])
        : db.raw(`CASE WHEN customers.last_visited_on >= ? THEN NULL ELSE ${sql} END AS ??`, [day, ...bindings, kind]),
    );
  }
  return query;
}

/** Keeps customers to some villages and the groups in them. */
export function inVillages(query: Knex.QueryBuilder, db: Knex, villageIds: readonly number[]): void {
  query.whereRaw(`customers.area_id IN (SELECT areas.id FROM areas WHERE ${villageOf("areas")} IN ?)`, [
    listOf(db, villageIds),
  ]);
}

/**
 * The village to which one goes for an area, in SQL: a group, and what is a part of another area since a merger, lies in
 * the area above, and that may itself be such a part; where there is no village, the area itself.
 */
export function villageOf(area: string): string {
  const above = `(SELECT ${wholeOf("above")} FROM areas above WHERE above.id = ${area}.parent_id)`;
  return `CASE WHEN ${isPart(area)} THEN ${above} ELSE ${area}.id END`;
}

function wholeOf(area: string): string {
  return `CASE WHEN ${isPart(area)} THEN ${area}.parent_id ELSE ${area}.id END`;
}

function isPart(area: string): string {
  return `${area}.level = 'group' OR ${area}.merged_into_id IS NOT NULL`;
}

/** `urgencyOf` the columns of a row, in SQL. */
export function urgencySql(db: Knex, day: string): Knex.Raw {
  const terms = workKinds.map(() => `CASE WHEN ?? IS NULL THEN 0 WHEN ?? > ? THEN ? ELSE ? END`);
  const bindings = workKinds.flatMap((kind) => [kind, kind, day, workWeights[kind] / 2, workWeights[kind]]);
  return db.raw(`(${terms.join(" + ")})`, bindings);
}

/** The day of the gravest work of a row, in SQL; null where there is nothing to do. */
export function gravestDaySql(db: Knex): Knex.Raw {
  return db.raw(`COALESCE(${workKinds.map(() => "??").join(", ")})`, [...workKinds]);
}

type Term = { sql: string; bindings: Knex.RawBinding[] };

/** Each kind as a value of the customer of a row, looked up by an index of the customer's or in a set that is small. */
function dueSql(db: Knex, { marketerId, day, withinDays, notVisitedDays }: DayListQuestion): Record<WorkKind, Term> {
  const soon = addDays(day, withinDays);
  return {
    // A balance of nothing spares most customers the look at their loans.
    overdueLoan: {
      sql: `CASE WHEN customers.loan_balance_fen > 0 THEN (
        SELECT min(COALESCE(loans.overdue_since, loans.due_on)) FROM loans WHERE ${overdueLoans}) END`,
      bindings: [day],
    },
    // Whoever made the rating does not look into what is said against it.
    objection: {
      sql: `CASE WHEN customers.id IN (
          SELECT ratings.customer_id FROM objections JOIN ratings ON ratings.id = objections.rating_id
          WHERE objections.outcome IS NULL)
        THEN (SELECT min(objections.received_on) FROM ratings JOIN objections ON objections.rating_id = ratings.id
          WHERE ratings.customer_id = customers.id AND objections.outcome IS NULL
            AND objections.investigated_at IS NULL AND objections.received_on <= ?
            AND COALESCE(ratings.proposed_by, 0) <> ?
            AND NOT EXISTS (SELECT 1 FROM rating_authors WHERE rating_id = ratings.id AND user_id = ?)) END`,
      bindings: [day, marketerId, marketerId],
    },
    followUp: {
      sql: `(SELECT min(follow_ups.next_on) FROM follow_ups WHERE ${openFollowUpsOf} AND follow_ups.next_on <= ?)`,
      bindings: [soon],
    },
    // Once the next rating is proposed, the marketer has done their part.
    ratingDue: {
      sql: `(SELECT min(ratings.expires_on) FROM ?
        WHERE ratings.customer_id = customers.id AND ratings.status = 'effective' AND ratings.expires_on <= ?
          AND NOT EXISTS (SELECT 1 FROM ratings next
            WHERE next.customer_id = customers.id AND next.status IN ('proposed', 'approved')))`,
      bindings: [walkedBy(db, "ratings", "ratings_in_force"), soon],
    },
    goldReview: {
      sql: `(SELECT gold_memberships.review_on FROM gold_memberships
        WHERE gold_memberships.customer_id = customers.id AND gold_memberships.ended_on IS NULL
          AND gold_memberships.review_on <= ?)`,
      bindings: [soon],
    },
    // The mark is on no index of areas; those who bear it are few and have one of their own.
    keyTarget: {
      sql: `CASE WHEN (customers.last_visited_on IS NULL OR customers.last_visited_on <= ?) AND customers.id IN (
          SELECT marked.id FROM ? WHERE marked.retired_at IS NULL AND marked.key_target = 1)
        THEN COALESCE(customers.last_visited_on, ?) END`,
      bindings: [
        addDays(day, -notVisitedDays),
        walkedBy(db, "customers as marked", "customers_live_key_targets"),
        neverVisited,
      ],
    },
  };
}
