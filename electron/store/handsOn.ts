/** The customers who are in the hands of a marketer on a day, past, present or ahead, by the areas that were theirs then. */
import type { Knex } from "knex";
import type { CustomerKind } from "../../shared/domain/customer.ts";
import type { Grade } from "../../shared/domain/scorecard.ts";
import { areaThen, counted, type FiguresDay } from "./loads.ts";
import { type Fragment, preparedRows } from "./prepared.ts";

const exceptionHolds = `exceptions.customer_id = customers.id AND exceptions.from_date <= ?
  AND (exceptions.to_date IS NULL OR exceptions.to_date > ?)`;

/** Condition for `customers`: they live in one of the areas on the day, and nobody has them by exception. */
export function followingIn(areaIds: readonly number[], { day, past, end }: FiguresDay): Fragment {
  const areas = JSON.stringify(areaIds);
  const list = "(SELECT value FROM json_each(?))";
  const excepted = `NOT EXISTS (SELECT 1 FROM customer_exceptions exceptions WHERE ${exceptionHolds})`;
  if (!past)
    return {
      sql: `customers.retired_at IS NULL AND customers.area_id IN ${list} AND ${excepted}`,
      bindings: [areas, day, day],
    };
  return {
    sql: `(customers.area_id IN ${list} OR customers.id IN
        (SELECT customer_id FROM customer_stays WHERE area_id IN ${list} AND until_at >= ?))
      AND ${areaThen} IN ${list} AND ${counted} AND ${excepted}`,
    bindings: [areas, areas, end, end, areas, end, end, day, day],
  };
}

/** Condition for `customers`: the marketer has them by exception on the day. */
export function exceptedTo(marketerId: number, { day, past, end }: FiguresDay): Fragment {
  return {
    sql: `customers.id IN (SELECT exceptions.customer_id FROM customer_exceptions exceptions
        WHERE exceptions.marketer_id = ? AND exceptions.from_date <= ?
          AND (exceptions.to_date IS NULL OR exceptions.to_date > ?))
      AND ${past ? counted : "customers.retired_at IS NULL"}`,
    bindings: [marketerId, day, day, ...(past ? [end, end] : [])],
  };
}

/** A customer as they stood on a day; name, numbers and address are those of today, and so is what they owe. */
export interface HeldCustomer {
  id: number;
  kind: CustomerKind;
  name: string;
  idNumber: string;
  phone: string;
  address: string;
  areaId: number;
  keyTarget: number;
  gold: number;
  balanceFen: number;
  lastVisitedOn: string | null;
  grade: Grade | null;
  lineFen: number | null;
}

const heldColumns = `customers.id, customers.kind, customers.name, customers.id_number AS "idNumber", customers.phone,
  customers.address, customers.key_target AS "keyTarget", customers.loan_balance_fen AS "balanceFen",
  EXISTS (SELECT 1 FROM gold_memberships WHERE gold_memberships.customer_id = customers.id
    AND confirmed_on <= ? AND (ended_on IS NULL OR ended_on > ?)) AS gold,
  (SELECT max(visited_on) FROM visits
    WHERE visits.customer_id = customers.id AND removed_at IS NULL AND visited_on <= ?) AS "lastVisitedOn",
  ratings.grade, ratings.line_fen AS "lineFen"`;

const ratingThen = `LEFT JOIN ratings ON ratings.id = (SELECT max(given.id) FROM ratings given
  WHERE given.customer_id = customers.id AND given.effective_from <= ? AND given.expires_on > ?
    AND (given.ended_on IS NULL OR given.ended_on > ?))`;

/** Those whom a condition finds, by id, a page at a time: those behind `after`. */
export function heldCustomers(
  db: Knex,
  found: Fragment,
  { day, past, end }: FiguresDay,
  { after, limit }: { after: number; limit: number },
): Promise<HeldCustomer[]> {
  return preparedRows<HeldCustomer>(
    db,
    {
      sql: `SELECT ${heldColumns}, ${past ? areaThen : "customers.area_id"} AS "areaId"
        FROM customers ${ratingThen} WHERE customers.id > ? AND ${found.sql} ORDER BY customers.id LIMIT ?`,
      bindings: [day, day, day, ...(past ? [end] : []), day, day, day, after, ...found.bindings, limit],
    },
    undefined,
  );
}
