import type { Knex } from "knex";
import { insertRows } from "./dialect.ts";
import type { HandedOver } from "./handedOver.ts";

export interface NewHandover {
  giverId: number | null;
  receiverId: number | null;
  figures: HandedOver;
  areas: readonly { id: number; customers: number }[];
  customerIds: readonly number[];
}

/** Writes the handover lists of a plan: rows for the areas, and for the customers who go by name. */
export async function insertHandovers(
  db: Knex,
  plan: { id: number; from: string },
  lists: readonly NewHandover[],
): Promise<void> {
  for (const { giverId, receiverId, figures, areas, customerIds } of lists) {
    const [made]: { id: number }[] = await db("handovers")
      .insert({ planId: plan.id, giverId, receiverId, fromDate: plan.from, figures: JSON.stringify(figures) })
      .returning("id");
    if (!made) throw new Error("The database gave no id for a new handover.");
    await insertRows(
      db,
      "handoverAreas",
      ["handoverId", "areaId", "customers"],
      areas.map(({ id, customers }) => [made.id, id, customers]),
    );
    await insertRows(
      db,
      "handoverCustomers",
      ["handoverId", "customerId"],
      customerIds.map((id) => [made.id, id]),
    );
  }
}

/** Between whom lists of a plan are of which one side at least has acknowledged its part. */
export async function acknowledgedPairs(
  db: Knex,
  planId: number,
): Promise<{ giverId: number | null; receiverId: number | null }[]> {
  return db("handovers")
    .where({ planId })
    .where((either) => either.whereNotNull("giverAt").orWhereNotNull("receiverAt"))
    .select("giverId", "receiverId");
}
