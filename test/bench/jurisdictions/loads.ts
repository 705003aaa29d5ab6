import { board } from "../../../electron/jurisdictions/board.ts";
import { figuresOfPast } from "../../../electron/store/loads.ts";
import { ratingDueDays } from "../../../shared/contract/ratingLists.ts";
import { addDays, startOfDay } from "../../../shared/domain/dates.ts";
import { nearestAssigned } from "../../../shared/domain/effectiveAssignment.ts";
import { type LoadFigure, loadFigures, loadsPerMarketer } from "../../../shared/domain/loads.ts";
import { latencies } from "../measure.ts";
import type { OpenedLedger } from "../openedLedger.ts";

/** Marketer, null for nobody, with the figures in the order of `loadFigures`. */
type LoadRow = (number | null)[];

const requests = 200;

const effectiveSql = `
  assigned(area_id, marketer_id) AS (
    SELECT area_id, marketer_id FROM assignments WHERE from_date <= ?1 AND (to_date IS NULL OR to_date > ?1)
  ),
  effective(area_id, marketer_id) AS (
    SELECT areas.id, assigned.marketer_id FROM areas LEFT JOIN assigned ON assigned.area_id = areas.id
      WHERE areas.parent_id IS NULL
    UNION ALL
    SELECT areas.id, coalesce(assigned.marketer_id, effective.marketer_id) FROM effective
      JOIN areas ON areas.parent_id = effective.area_id LEFT JOIN assigned ON assigned.area_id = areas.id
  ),
  excepted(customer_id, marketer_id) AS MATERIALIZED (
    SELECT customer_id, marketer_id FROM customer_exceptions
    WHERE from_date <= ?1 AND (to_date IS NULL OR to_date > ?1)
  )`;

/** All figures of today: sums per area, less who is excepted there, who is added to their own marketer. */
export const todaySql = `
  WITH RECURSIVE ${effectiveSql},
  sums(area_id, marketer_id, customers, gold, key_targets, ratings_due, overdue, balance) AS (
    SELECT area_id, NULL, count(*), count(gold_since), sum(key_target), 0, 0, sum(loan_balance_fen)
      FROM customers INDEXED BY customers_live_loads WHERE retired_at IS NULL GROUP BY area_id
    UNION ALL
    SELECT customers.area_id, NULL, 0, 0, 0, count(*), 0, 0 FROM ratings INDEXED BY ratings_in_force
      CROSS JOIN customers INDEXED BY customers_live_figures ON customers.id = ratings.customer_id
      WHERE ratings.status = 'effective' AND expires_on <= ?2 AND customers.retired_at IS NULL GROUP BY customers.area_id
    UNION ALL
    SELECT customers.area_id, NULL, 0, 0, 0, 0, count(*), 0 FROM loans
      CROSS JOIN customers INDEXED BY customers_live_figures ON customers.id = loans.customer_id
      WHERE here = 1 AND removed_at IS NULL AND balance_fen > 0 AND coalesce(overdue_since, due_on) < ?1
        AND customers.retired_at IS NULL GROUP BY customers.area_id
  ),
  own(area_id, marketer_id, customers, gold, key_targets, ratings_due, overdue, balance) AS (
    SELECT area_id, excepted.marketer_id, 1, gold_since IS NOT NULL, key_target,
      (SELECT count(*) FROM ratings WHERE ratings.customer_id = customers.id AND status = 'effective'
        AND expires_on <= ?2),
      (SELECT count(*) FROM loans WHERE loans.customer_id = customers.id AND here = 1 AND removed_at IS NULL
        AND balance_fen > 0 AND coalesce(overdue_since, due_on) < ?1),
      loan_balance_fen
    FROM excepted CROSS JOIN customers ON customers.id = excepted.customer_id WHERE retired_at IS NULL
  ),
  parts AS (
    SELECT effective.marketer_id, customers, gold, key_targets, ratings_due, overdue, balance
      FROM sums JOIN effective USING (area_id)
    UNION ALL
    SELECT effective.marketer_id, -customers, -gold, -key_targets, -ratings_due, -overdue, -balance
      FROM own JOIN effective USING (area_id)
    UNION ALL
    SELECT marketer_id, customers, gold, key_targets, ratings_due, overdue, balance FROM own
  )
  SELECT marketer_id, sum(customers) AS customers, sum(gold) AS gold, sum(key_targets) AS keyTargets,
    sum(ratings_due) AS ratingsDue, sum(overdue) AS overdueLoans, sum(balance) AS balanceFen
  FROM parts GROUP BY marketer_id ORDER BY marketer_id`;

/** That a customer counted at the end of a past day. */
const counted = "customers.created_at < ?2 AND (customers.retired_at IS NULL OR customers.retired_at >= ?2)";

/** Where a customer lived at the end of a past day. */
const placeThen = `coalesce((SELECT area_id FROM customer_stays WHERE customer_id = customers.id AND until_at >= ?2
  ORDER BY until_at, id LIMIT 1), customers.area_id)`;

/** What is known of a past day: customers by where they lived then, gold members, ratings due. */
const pastSql = `
  WITH RECURSIVE ${effectiveSql},
  moved(id, area_id, was_id) AS MATERIALIZED (
    SELECT customers.id, area_id, ${placeThen} FROM customers
    WHERE id IN (SELECT customer_id FROM customer_stays WHERE until_at >= ?2) AND ${counted}
  ),
  golden(customer_id, area_id) AS MATERIALIZED (
    SELECT customers.id, ${placeThen} FROM gold_memberships CROSS JOIN customers ON customers.id = customer_id
    WHERE confirmed_on <= ?1 AND (ended_on IS NULL OR ended_on > ?1) AND ${counted}
  ),
  due(customer_id, area_id) AS MATERIALIZED (
    SELECT customers.id, ${placeThen} FROM ratings CROSS JOIN customers ON customers.id = customer_id
    WHERE effective_from <= ?1 AND expires_on <= ?3 AND (ended_on IS NULL OR ended_on > ?1) AND ${counted}
  ),
  own(area_id, marketer_id, customers, gold, ratings_due) AS (
    SELECT ${placeThen}, marketer_id, 1, 0, 0 FROM excepted CROSS JOIN customers ON customers.id = customer_id
      WHERE ${counted}
    UNION ALL SELECT area_id, marketer_id, 0, 1, 0 FROM golden JOIN excepted USING (customer_id)
    UNION ALL SELECT area_id, marketer_id, 0, 0, 1 FROM due JOIN excepted USING (customer_id)
  ),
  sums(area_id, customers, gold, ratings_due) AS (
    SELECT area_id, count(*), 0, 0 FROM customers INDEXED BY customers_live_loads
      WHERE retired_at IS NULL AND created_at < ?2 GROUP BY area_id
    UNION ALL SELECT area_id, count(*), 0, 0 FROM customers INDEXED BY customers_retired
      WHERE retired_at >= ?2 AND created_at < ?2 GROUP BY area_id
    UNION ALL SELECT area_id, -count(*), 0, 0 FROM moved GROUP BY area_id
    UNION ALL SELECT was_id, count(*), 0, 0 FROM moved GROUP BY was_id
    UNION ALL SELECT area_id, 0, count(*), 0 FROM golden GROUP BY area_id
    UNION ALL SELECT area_id, 0, 0, count(*) FROM due GROUP BY area_id
  ),
  parts AS (
    SELECT effective.marketer_id, customers, gold, ratings_due FROM sums JOIN effective USING (area_id)
    UNION ALL
    SELECT effective.marketer_id, -customers, -gold, -ratings_due FROM own JOIN effective USING (area_id)
    UNION ALL SELECT marketer_id, customers, gold, ratings_due FROM own
  )
  SELECT marketer_id, sum(customers) AS customers, sum(gold) AS gold, sum(ratings_due) AS ratingsDue
  FROM parts GROUP BY marketer_id ORDER BY marketer_id`;

/** What every marketer carries today, all figures. */
export async function loadsOfAll({ raw, context }: OpenedLedger) {
  const bare = raw.query<Record<string, number>>(todaySql);
  return latencies({
    name: "jurisdictions.load.all",
    requests: Array.from({ length: requests }, (_, index) => addDays(context().today, index % 5)),
    value: (day) => loadsThroughBoard(context(), day, loadFigures),
    floor: async (day) => (await bare(day, addDays(day, ratingDueDays))).map((row) => rowOf(row, loadFigures)),
  });
}

/** What every marketer carried on a past day, as far as it is known. */
export async function loadsOfPastDays({ raw, context }: OpenedLedger) {
  const bare = raw.query<Record<string, number>>(pastSql);
  const { today, timeZone } = context();
  return latencies({
    name: "jurisdictions.pastday.load",
    requests: Array.from({ length: requests }, (_, index) => addDays(today, -1 - index * 9)),
    value: (day) => loadsThroughBoard(context(), day, figuresOfPast),
    floor: async (day) => {
      const end = startOfDay(addDays(day, 1), timeZone).toISOString();
      return (await bare(day, end, addDays(day, ratingDueDays))).map((row) => rowOf(row, figuresOfPast));
    },
  });
}

async function loadsThroughBoard(
  ctx: ReturnType<OpenedLedger["context"]>,
  day: string,
  figures: readonly LoadFigure[],
): Promise<LoadRow[]> {
  const { areas, marketers } = await board(ctx, { day });
  const assigned = new Map(areas.flatMap(({ id, assigned: own }) => (own ? [[id, own.marketerId] as const] : [])));
  const excepted = new Map(
    marketers.flatMap(({ id, excepted: own }) => (own.customers > 0 ? [[id, own] as const] : [])),
  );
  const loads = loadsPerMarketer(areas, nearestAssigned(areas, assigned), excepted);
  return [...loads]
    .filter(([, { customers }]) => customers > 0)
    .sort(([one], [other]) => (one ?? 0) - (other ?? 0))
    .map(([id, load]) => [id, ...figures.map((figure) => load[figure])]);
}

function rowOf(row: Record<string, number>, figures: readonly LoadFigure[]): LoadRow {
  return [row.marketer_id ?? null, ...figures.map((figure) => row[figure] ?? 0)];
}
