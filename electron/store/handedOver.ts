import type { Knex } from "knex";
import { ratingDueDays } from "../../shared/contract/ratingLists.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { type LoadFigures, loadFigures } from "../../shared/domain/loads.ts";
import { type Fragment, preparedRows } from "./prepared.ts";

const openWorkFigures = ["followUps", "visitsPlanned", "proposals", "drafts", "attachments"] as const;

/**
 * What goes with customers who change hands: `followUps` that are open, `visitsPlanned` those of them whose day is the
 * first in the new hands or later, `proposals` of ratings that wait for a decision or to come into force, `drafts` that
 * somebody writes or got back, `attachments` that were not removed.
 */
export type OpenWork = Record<(typeof openWorkFigures)[number], number>;

export type HandedOver = LoadFigures & OpenWork;

export const handedOverFigures = [...loadFigures, ...openWorkFigures] as const;

export function nothingHandedOver(): HandedOver {
  return Object.fromEntries(handedOverFigures.map((figure) => [figure, 0])) as HandedOver;
}

/**
 * What hangs on the customers of these very areas who are in the hands of the areas' marketers on a day, today or ahead:
 * one statement, read from the areas outwards.
 *
 * @param without ids of customers who are not counted whatever their area
 */
export async function handedOverByAreas(
  db: Knex,
  day: string,
  areaIds: readonly number[],
  without: readonly number[],
): Promise<Map<number, HandedOver>> {
  if (areaIds.length === 0) return new Map();
  return handedOverOf(db, day, {
    sql: `SELECT customers.area_id AS key, ${customerColumns} FROM json_each(?) AS asked
      CROSS JOIN customers INDEXED BY customers_live_loads
        ON customers.area_id = asked.value AND customers.retired_at IS NULL
      WHERE customers.id NOT IN (
        SELECT customer_id FROM customer_exceptions WHERE from_date <= ? AND (to_date IS NULL OR to_date > ?)
        UNION ALL SELECT value FROM json_each(?))
      ORDER BY customers.id`,
    bindings: [JSON.stringify(areaIds), day, day, JSON.stringify(without)],
  });
}

/** What hangs on each of these customers, by their ids; who no longer counts is absent. */
export async function handedOverByCustomers(
  db: Knex,
  day: string,
  ids: readonly number[],
): Promise<Map<number, HandedOver>> {
  if (ids.length === 0) return new Map();
  return handedOverOf(db, day, {
    sql: `SELECT customers.id AS key, ${customerColumns} FROM json_each(?) AS asked
      CROSS JOIN customers ON customers.id = asked.value AND customers.retired_at IS NULL`,
    bindings: [JSON.stringify(ids)],
  });
}

const customerColumns = ["id", "gold_since", "key_target", "loan_balance_fen"]
  .map((column) => `customers.${column}`)
  .join(", ");

async function handedOverOf(db: Knex, day: string, handed: Fragment): Promise<Map<number, HandedOver>> {
  const parts: Fragment[] = [
    part(
      {
        customers: "count(*)",
        gold: "count(gold_since)",
        keyTargets: "sum(key_target)",
        balanceFen: "sum(loan_balance_fen)",
      },
      { sql: "", bindings: [] },
    ),
    part(
      { ratingsDue: "count(*)" },
      {
        sql: `CROSS JOIN ratings INDEXED BY ratings_in_force ON ratings.customer_id = handed.id
          AND ratings.status = 'effective' AND ratings.expires_on <= ?`,
        bindings: [addDays(day, ratingDueDays)],
      },
    ),
    part(
      { overdueLoans: "count(*)" },
      {
        sql: `CROSS JOIN loans ON loans.customer_id = handed.id AND loans.here = 1 AND loans.removed_at IS NULL
          AND loans.balance_fen > 0 AND COALESCE(loans.overdue_since, loans.due_on) < ?`,
        bindings: [day],
      },
    ),
    part(
      { followUps: "count(*)", visitsPlanned: "sum(follow_ups.next_on >= ?)" },
      {
        sql: "CROSS JOIN follow_ups ON follow_ups.customer_id = handed.id AND follow_ups.closed_on IS NULL",
        bindings: [day],
      },
    ),
    part(
      {
        proposals: "sum(ratings.status IN ('proposed', 'approved'))",
        drafts: "sum(ratings.status IN ('draft', 'returned'))",
      },
      {
        sql: `CROSS JOIN ratings INDEXED BY ratings_one_open ON ratings.customer_id = handed.id
          AND ratings.status IN ('draft', 'proposed', 'returned', 'approved')`,
        bindings: [],
      },
    ),
    part(
      { attachments: "count(*)" },
      {
        sql: "CROSS JOIN attachments ON attachments.customer_id = handed.id AND attachments.removed_at IS NULL",
        bindings: [],
      },
    ),
  ];
  const sums = handedOverFigures.map((figure) => `sum(${figure}) AS "${figure}"`).join(", ");
  const rows = await preparedRows<HandedOver & { key: number }>(
    db,
    {
      sql: `WITH handed AS MATERIALIZED (${handed.sql})
        SELECT key, ${sums} FROM (${parts.map(({ sql }) => sql).join(" UNION ALL ")}) GROUP BY key`,
      bindings: [...handed.bindings, ...parts.flatMap(({ bindings }) => bindings)],
    },
    undefined,
  );
  return new Map(rows.map(({ key, ...figures }) => [key, figures]));
}

function part(figures: Partial<Record<keyof HandedOver, string>>, { sql, bindings }: Fragment): Fragment {
  const columns = handedOverFigures.map((figure) => `${figures[figure] ?? "0"} AS ${figure}`).join(", ");
  return { sql: `SELECT key, ${columns} FROM handed ${sql} GROUP BY key`, bindings };
}
