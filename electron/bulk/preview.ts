import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import type { Context } from "../context.ts";
import { selectedCustomers } from "../ledger/selection.ts";

/** Customers that a preview names; enough to see that they are the right ones. */
const sampleSize = 8;

/** How many customers a selection holds, and the first few of them by file number. */
export async function previewSelection(
  ctx: Context,
  { selection }: Inputs["bulk"]["preview"],
): Promise<Outputs["bulk"]["preview"]> {
  const counted: { count: number } | undefined = await selectedCustomers(ctx, selection).count({ count: "*" }).first();
  const sample: { id: number; name: string; areaName: string }[] = await selectedCustomers(ctx, selection)
    .join("areas", "areas.id", "customers.areaId")
    .orderBy("customers.id")
    .limit(sampleSize)
    .select("customers.id", "customers.name", { areaName: "areas.name" });
  return {
    count: Number(counted?.count ?? 0),
    sample: sample.map((customer) => ({ ...customer, fileNumber: fileNumberOf(customer.id) })),
  };
}
