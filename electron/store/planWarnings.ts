import type { Knex } from "knex";
import { listOf } from "./dialect.ts";
import { preparedRows } from "./prepared.ts";
import { sortKey } from "./searchTokens.ts";

/** A period in which somebody held an area, or a customer by exception. */
export interface HeldPeriod {
  /** area or customer */
  id: number;
  marketerId: number;
  from: string;
  to: string | null;
}

/** What was assigned to these areas themselves on any day of a stretch, from its first day to its last. */
export async function heldAreas(
  db: Knex,
  areaIds: readonly number[],
  stretch: { from: string; to: string },
): Promise<HeldPeriod[]> {
  return heldIn(db("assignments").where("areaId", "in", listOf(db, areaIds)), stretch).select({ id: "areaId" });
}

/** An exception with where its customer lives today. */
export interface HeldCustomer extends HeldPeriod {
  name: string;
  areaId: number;
}

/** The exceptions, on any day of a stretch, of customers who live in these very areas or are among these. */
export async function heldCustomers(
  db: Knex,
  { areaIds, customerIds }: { areaIds: readonly number[]; customerIds: readonly number[] },
  stretch: { from: string; to: string },
): Promise<HeldCustomer[]> {
  const exceptions = db("customerExceptions")
    .crossJoin("customers", "customers.id", "customerExceptions.customerId")
    .whereNull("customers.retiredAt")
    .where((moved) =>
      moved.where("customers.areaId", "in", listOf(db, areaIds)).orWhere("customers.id", "in", listOf(db, customerIds)),
    );
  return heldIn(exceptions, stretch).select({ id: "customers.id" }, "customers.name", "customers.areaId");
}

function heldIn(query: Knex.QueryBuilder, { from, to }: { from: string; to: string }): Knex.QueryBuilder {
  return query
    .where("fromDate", "<=", to)
    .where((open) => open.whereNull("toDate").orWhere("toDate", ">=", from))
    .whereRaw("to_date IS NOT from_date")
    .select("marketerId", { from: "fromDate" }, { to: "toDate" });
}

/** Whose leave has not ended on a day, soonest first. */
export async function leaveOf(
  db: Knex,
  marketerIds: readonly number[],
  day: string,
): Promise<{ marketerId: number; from: string; to: string }[]> {
  return db("covers")
    .where("absentId", "in", listOf(db, marketerIds))
    .where("toDate", ">", day)
    .orderBy("fromDate")
    .select({ marketerId: "absentId" }, { from: "fromDate" }, { to: "toDate" });
}

/** Customers who follow their areas to a receiver, and customers who go to one by name. */
export interface Receiving {
  areas: readonly { areaId: number; receiver: string }[];
  customers: readonly { customerId: number; receiver: string }[];
  /** ids of customers who do not follow their areas, beside those excepted on the day */
  apart: readonly number[];
}

/**
 * Customers who would come to a marketer of their own household, as far as the record knows: the customer, one of the
 * household members written down for them, or the customer for whom they are written down as a member bears the
 * marketer's name. The record holds no identity number of staff, so another person of the same name is found as well.
 *
 * @param most customers found at most
 */
export async function relativesOf(
  db: Knex,
  day: string,
  { areas, customers, apart }: Receiving,
  most: number,
): Promise<{ id: number; name: string; receiver: string }[]> {
  const moved = `SELECT customers.id, customers.name_sort, asked.value ->> 1 AS receiver, asked.value ->> 2 AS sort`;
  return preparedRows(
    db,
    {
      sql: `WITH moved AS MATERIALIZED (
          ${moved} FROM json_each(?) AS asked CROSS JOIN customers INDEXED BY customers_live_by_area
            ON customers.area_id = asked.value ->> 0 AND customers.retired_at IS NULL
            WHERE customers.id NOT IN (
              SELECT customer_id FROM customer_exceptions WHERE from_date <= ? AND (to_date IS NULL OR to_date > ?)
              UNION ALL SELECT value FROM json_each(?))
          UNION ALL
          ${moved} FROM json_each(?) AS asked CROSS JOIN customers
            ON customers.id = asked.value ->> 0 AND customers.retired_at IS NULL
        ),
        found AS (
          SELECT id, receiver FROM moved WHERE name_sort = sort
          UNION
          SELECT moved.id, receiver FROM moved
            CROSS JOIN customer_links links ON links.customer_id = moved.id
              AND links.relation = 'member' AND links.removed_at IS NULL
            LEFT JOIN customers member ON member.id = links.other_id
            WHERE COALESCE(member.name, links.name) = receiver
          UNION
          SELECT moved.id, receiver FROM moved
            CROSS JOIN customer_links links ON links.other_id = moved.id
              AND links.relation = 'member' AND links.removed_at IS NULL
            CROSS JOIN customers head ON head.id = links.customer_id AND head.retired_at IS NULL
            WHERE head.name = receiver
        )
        SELECT customers.id, customers.name, receiver FROM found CROSS JOIN customers ON customers.id = found.id
        ORDER BY customers.id LIMIT ?`,
      bindings: [
        JSON.stringify(areas.map(({ areaId, receiver }) => [areaId, receiver, sortKey(receiver)])),
        ...[day, day, JSON.stringify(apart)],
        JSON.stringify(customers.map(({ customerId, receiver }) => [customerId, receiver, sortKey(receiver)])),
        most,
      ],
    },
    undefined,
  );
}
