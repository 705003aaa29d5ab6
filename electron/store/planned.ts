import type { Knex } from "knex";
import { listOf } from "./dialect.ts";

/**
 * Ends assignments, or exceptions, that hold on a day before that day. One that begins on the very day holds on no day
 * then, which is how something is taken back: nothing is ever deleted.
 */
export async function endOwn(
  db: Knex,
  table: "assignments" | "customerExceptions",
  ids: readonly number[],
  day: string,
): Promise<void> {
  if (ids.length > 0) await db(table).where("id", "in", listOf(db, ids)).update({ toDate: day });
}

/** Takes back the exceptions of customers that would begin after a day. */
export async function takeBackLater(db: Knex, customerIds: readonly number[], day: string): Promise<void> {
  if (customerIds.length > 0)
    await db("customerExceptions")
      .where("customerId", "in", listOf(db, customerIds))
      .where("fromDate", ">", day)
      .update({ toDate: db.ref("fromDate") });
}
