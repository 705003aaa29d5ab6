import type { Knex } from "knex";
import { listOf } from "./dialect.ts";
import { openHandovers } from "./handoverLists.ts";

export interface HeldAssignment {
  id: number;
  areaId: number;
  areaName: string;
  marketerId: number;
  marketerName: string;
  assistantId: number | null;
  assistantName: string | null;
  from: string;
  to: string | null;
  reason: string;
}

export interface HeldException {
  id: number;
  customerId: number;
  from: string;
  to: string | null;
  reason: string;
  /** false for a customer who is no longer in the ledger */
  counts: boolean;
}

/** Assignments that hold on a day or after it, narrowed further by the caller; what was taken back is none. */
export function assignmentsFrom(
  db: Knex,
  day: string,
  narrow: (query: Knex.QueryBuilder) => void,
): Promise<HeldAssignment[]> {
  const query = db("assignments")
    .join("areas", "areas.id", "assignments.areaId")
    .join({ marketers: "users" }, "marketers.id", "assignments.marketerId")
    .leftJoin({ assistants: "users" }, "assistants.id", "assignments.assistantId")
    .where((open) => open.whereNull("assignments.toDate").orWhere("assignments.toDate", ">", day))
    .whereRaw("assignments.to_date IS NOT assignments.from_date")
    .orderBy([{ column: "assignments.fromDate" }, { column: "assignments.id" }])
    .select(
      "assignments.id",
      "assignments.areaId",
      { areaName: "areas.name" },
      "assignments.marketerId",
      { marketerName: "marketers.name" },
      "assignments.assistantId",
      { assistantName: "assistants.name" },
      { from: "assignments.fromDate" },
      { to: "assignments.toDate" },
      "assignments.reason",
    );
  narrow(query);
  return query.then((rows: HeldAssignment[]) => rows);
}

/** Assignments from a day on in which somebody is the marketer or the assistant. */
export function assignmentsNaming(db: Knex, userId: number, day: string): Promise<HeldAssignment[]> {
  return assignmentsFrom(db, day, (query) =>
    query.where((named) => named.where("assignments.marketerId", userId).orWhere("assignments.assistantId", userId)),
  );
}

/** Customers whom somebody has by exception on a day or after it. */
export async function exceptionsNaming(db: Knex, userId: number, day: string): Promise<HeldException[]> {
  const rows: (Omit<HeldException, "counts"> & { counts: number })[] = await db("customerExceptions")
    .join("customers", "customers.id", "customerExceptions.customerId")
    .where("customerExceptions.marketerId", userId)
    .where((open) => open.whereNull("customerExceptions.toDate").orWhere("customerExceptions.toDate", ">", day))
    .whereRaw("customer_exceptions.to_date IS NOT customer_exceptions.from_date")
    .orderBy("customerExceptions.id")
    .select(
      "customerExceptions.id",
      "customerExceptions.customerId",
      { from: "customerExceptions.fromDate" },
      { to: "customerExceptions.toDate" },
      "customerExceptions.reason",
      db.raw("customers.retired_at IS NULL AS counts"),
    );
  return rows.map((row) => ({ ...row, counts: row.counts === 1 }));
}

export interface LaterException extends Omit<HeldException, "counts"> {
  marketerId: number;
  planId: number | null;
}

/** What is arranged for customers after a day; what was taken back is nothing. */
export function exceptionsAhead(db: Knex, customerIds: readonly number[], day: string): Promise<LaterException[]> {
  return db("customerExceptions")
    .where("customerId", "in", listOf(db, customerIds))
    .where("fromDate", ">", day)
    .whereRaw("to_date IS NOT from_date")
    .orderBy("id")
    .select("id", "customerId", "marketerId", { from: "fromDate" }, { to: "toDate" }, "reason", "planId")
    .then((rows: LaterException[]) => rows);
}

/** What somebody made themselves and did not finish, and what they have still to acknowledge. */
export async function unfinishedOf(
  db: Knex,
  userId: number,
): Promise<{ noticeDrafts: number; planDrafts: number; handovers: number }> {
  const [row]: { noticeDrafts: number; planDrafts: number; handovers: number }[] = await db.select(
    db("notices").where({ status: "draft", createdBy: userId }).count("*").as("noticeDrafts"),
    db("plans").where({ status: "draft", createdBy: userId }).count("*").as("planDrafts"),
    openHandovers(db)
      .where((own) => own.where({ giverId: userId, giverAt: null }).orWhere({ receiverId: userId, receiverAt: null }))
      .count("*")
      .as("handovers"),
  );
  return row ?? { noticeDrafts: 0, planDrafts: 0, handovers: 0 };
}

/** Lets all managers see the drafts of plans that somebody made, so that another one can take them on. */
export async function sharePlansOf(db: Knex, userId: number, written: { at: string; by: number }): Promise<void> {
  await db("plans")
    .where({ status: "draft", createdBy: userId, shared: false })
    .update({ shared: true, version: db.raw("version + 1"), updatedAt: written.at, updatedBy: written.by });
}

/**
 * Active marketers who hold nothing any more from the first day of a confirmed departure on: `id`, `name` and that day,
 * `from`. The plan moves things of one person only: it is theirs whom each of its moves takes something from.
 */
export function departedMarketers(db: Knex): Knex.QueryBuilder {
  return db("plans")
    .join("users", "users.active", db.raw("1"))
    .where({ "plans.kind": "departure", "plans.status": "confirmed" })
    .whereRaw("EXISTS (SELECT 1 FROM user_roles WHERE user_id = users.id AND role = 'marketer')")
    .whereRaw(
      `NOT EXISTS (SELECT 1 FROM plan_moves WHERE plan_id = plans.id
         AND users.id IS NOT was_marketer_id AND users.id IS NOT was_assistant_id)`,
    )
    .whereRaw(
      `NOT EXISTS (SELECT 1 FROM assignments WHERE users.id IN (marketer_id, assistant_id)
         AND (to_date IS NULL OR to_date > plans.from_date) AND to_date IS NOT from_date)`,
    )
    .whereRaw(
      `NOT EXISTS (SELECT 1 FROM customer_exceptions WHERE marketer_id = users.id
         AND (to_date IS NULL OR to_date > plans.from_date) AND to_date IS NOT from_date)`,
    )
    .groupBy("users.id", "users.name")
    .orderBy("from")
    .select("users.id", "users.name", db.raw("max(plans.from_date) AS ??", ["from"]));
}
