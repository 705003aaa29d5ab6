import type { Knex } from "knex";
import { listOf } from "./dialect.ts";

/** A customer with the exception that holds for them on a day. */
export interface CustomerHands {
  id: number;
  name: string;
  areaId: number;
  own: { id: number; marketerId: number; from: string; to: string | null } | null;
  /** beginning of the first exception after that day */
  laterFrom: string | null;
}

interface Row {
  id: number;
  name: string;
  areaId: number;
  exceptionId: number | null;
  marketerId: number | null;
  fromDate: string | null;
  toDate: string | null;
  laterFrom: string | null;
}

/** These customers by their ids, in the order of the ids; who no longer counts is absent. */
export async function handsOf(db: Knex, ids: readonly number[], day: string): Promise<Map<number, CustomerHands>> {
  if (ids.length === 0) return new Map();
  const later = db({ later: "customerExceptions" })
    .min("later.fromDate")
    .whereRaw("later.customer_id = customers.id AND later.to_date IS NOT later.from_date")
    .where("later.fromDate", ">", day);
  const rows: Row[] = await db("customers")
    .leftJoin({ own: "customerExceptions" }, (join) =>
      join
        .on("own.customerId", "customers.id")
        .andOnVal("own.fromDate", "<=", day)
        .andOn((open) => open.onNull("own.toDate").orOnVal("own.toDate", ">", day)),
    )
    .where("customers.id", "in", listOf(db, ids))
    .whereNull("customers.retiredAt")
    .orderBy("customers.id")
    .select("customers.id", "customers.name", "customers.areaId", { exceptionId: "own.id" })
    .select("own.marketerId", "own.fromDate", "own.toDate", later.as("laterFrom"));
  return new Map(
    rows.map(({ exceptionId, marketerId, fromDate, toDate, ...customer }) => [
      customer.id,
      {
        ...customer,
        own:
          exceptionId !== null && marketerId !== null && fromDate !== null
            ? { id: exceptionId, marketerId, from: fromDate, to: toDate }
            : null,
      },
    ]),
  );
}

/** How many of these customers count. */
export async function countingCustomers(db: Knex, ids: readonly number[]): Promise<number> {
  const row = await db("customers")
    .where("id", "in", listOf(db, ids))
    .whereNull("retiredAt")
    .count({ count: "*" })
    .first();
  return Number(row?.count ?? 0);
}
