import type { Knex } from "knex";
import { listOf } from "./dialect.ts";

/** Who changed something, and when (UTC instant). */
export interface LastChange {
  at: string;
  by: number;
}

/**
 * Who last changed the assignment, or the place in the tree, of each of these areas, and the exception or the area of
 * each customer, after an instant: by a confirmed plan, or by a row of its own where there was none.
 *
 * @param since null for ever
 */
export async function lastChangesOf(
  db: Knex,
  { areaIds, customerIds, since }: { areaIds: readonly number[]; customerIds: readonly number[]; since: string | null },
): Promise<{ areas: Map<number, LastChange>; customers: Map<number, LastChange> }> {
  const after = since ?? "";
  const planned = (column: string, ids: readonly number[]) =>
    db("planMoves")
      .join("plans", "plans.id", "planMoves.planId")
      .where("plans.status", "confirmed")
      .where("plans.confirmedAt", ">", after)
      .where(`planMoves.${column}`, "in", listOf(db, ids))
      .select({ id: `planMoves.${column}` }, { at: "plans.confirmedAt" }, { by: "plans.confirmedBy" });
  const made = (table: string, column: string, ids: readonly number[], at = "createdAt", by = "createdBy") =>
    db(table).where(column, "in", listOf(db, ids)).where(at, ">", after).select({ id: column }, { at }, { by });
  const latest = async (queries: Knex.QueryBuilder[]): Promise<Map<number, LastChange>> => {
    const rows: (LastChange & { id: number })[] = [];
    for (const query of queries) rows.push(...(await query));
    const found = new Map<number, LastChange>();
    for (const { id, at, by } of rows) if (at > (found.get(id)?.at ?? "")) found.set(id, { at, by });
    return found;
  };
  return {
    areas: await latest([
      planned("areaId", areaIds),
      made("assignments", "areaId", areaIds),
      made("areaChanges", "areaId", areaIds),
    ]),
    customers: await latest([
      planned("customerId", customerIds),
      made("customerExceptions", "customerId", customerIds),
      made("customerStays", "customerId", customerIds, "untilAt", "movedBy"),
    ]),
  };
}
