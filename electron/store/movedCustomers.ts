import type { Knex } from "knex";
import type { RatingStatus } from "../../shared/contract/ratings.ts";
import { type Fragment, preparedRows } from "./prepared.ts";

interface Question {
  /** first day in the new hands */
  day: string;
  /** in the order asked for; with whether the customers who follow the area are meant, or only those named */
  areas: readonly { areaId: number; follow: boolean }[];
  /** ids of customers meant by name */
  named: readonly number[];
  /** ids of all customers who do not follow their areas, beside those excepted on the day */
  apart: readonly number[];
  /** only who has a follow-up or a rating open */
  withOpenWork: boolean;
}

/** A place in the list: the customer after whom the next page starts. */
export interface Place {
  areaId: number;
  nameSort: string;
  id: number;
}

export interface MovedCustomerRow extends Place {
  name: string;
  balanceFen: number;
  gold: number;
  keyTarget: number;
  followUpOn: string | null;
  openRating: Extract<RatingStatus, "draft" | "proposed" | "returned" | "approved"> | null;
}

/** How many customers are meant in each of the areas; an area without any is absent. */
export async function movedPerArea(db: Knex, question: Question): Promise<Map<number, number>> {
  const { sql, bindings } = meant(question);
  const rows = await preparedRows<{ areaId: number; customers: number }>(
    db,
    { sql: `SELECT customers.area_id AS "areaId", count(*) AS customers ${sql} GROUP BY customers.area_id`, bindings },
    undefined,
  );
  return new Map(rows.map(({ areaId, customers }) => [areaId, customers]));
}

/** The customers who are meant, in the order of the areas and of names. */
export async function movedCustomerRows(
  db: Knex,
  { after, limit, ...question }: Question & { after: Place | null; limit: number },
): Promise<MovedCustomerRow[]> {
  const { sql, bindings } = meant(question);
  const rest =
    after === null
      ? { sql: "", bindings: [] }
      : {
          sql: "AND (customers.area_id <> ? OR (customers.name_sort, customers.id) > (?, ?))",
          bindings: [after.areaId, after.nameSort, after.id],
        };
  return preparedRows(
    db,
    {
      sql: `SELECT customers.id, customers.name, customers.name_sort AS "nameSort", customers.area_id AS "areaId",
          customers.loan_balance_fen AS "balanceFen", customers.gold_since IS NOT NULL AS gold,
          customers.key_target AS "keyTarget",
          (SELECT min(next_on) FROM follow_ups WHERE customer_id = customers.id AND closed_on IS NULL) AS "followUpOn",
          (SELECT status FROM ratings INDEXED BY ratings_one_open
            WHERE customer_id = customers.id AND ${openRating}) AS "openRating"
        FROM (SELECT customers.id, asked.key AS place ${sql} ${rest.sql}
          ORDER BY asked.key, customers.name_sort, customers.id LIMIT ?) AS page
        CROSS JOIN customers ON customers.id = page.id
        ORDER BY page.place, customers.name_sort, customers.id`,
      bindings: [...bindings, ...rest.bindings, limit],
    },
    undefined,
  );
}

const openRating = "status IN ('draft', 'proposed', 'returned', 'approved')";

/** `FROM asked … customers … WHERE …`, read area by area off an index that holds the names too. */
function meant({ day, areas, named, apart, withOpenWork }: Question): Fragment {
  const open = `AND (EXISTS (SELECT 1 FROM follow_ups WHERE customer_id = customers.id AND closed_on IS NULL)
    OR EXISTS (SELECT 1 FROM ratings INDEXED BY ratings_one_open WHERE customer_id = customers.id AND ${openRating}))`;
  return {
    sql: `FROM json_each(?) AS asked CROSS JOIN customers INDEXED BY customers_live_by_area
        ON customers.area_id = asked.value ->> 0 AND customers.retired_at IS NULL
      WHERE (customers.id IN (SELECT value FROM json_each(?))
        OR (asked.value ->> 1 AND customers.id NOT IN (
          SELECT customer_id FROM customer_exceptions WHERE from_date <= ? AND (to_date IS NULL OR to_date > ?)
          UNION ALL SELECT value FROM json_each(?))))
        ${withOpenWork ? open : ""}`,
    bindings: [
      JSON.stringify(areas.map(({ areaId, follow }) => [areaId, follow ? 1 : 0])),
      JSON.stringify(named),
      ...[day, day, JSON.stringify(apart)],
    ],
  };
}
