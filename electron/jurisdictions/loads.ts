import type { Context } from "../context.ts";
import { effectiveAreas } from "../store/dialect.ts";
import { exceptionsOn } from "./scope.ts";

type Reader = Pick<Context, "db">;

/** Customers whose address is in the very area. */
export async function customersPerArea({ db }: Reader): Promise<Map<number, number>> {
  const rows: { areaId: number; customers: number }[] = await db("customers")
    .whereNull("retiredAt")
    .select("areaId")
    .count({ customers: "*" })
    .groupBy("areaId");
  return new Map(rows.map((row) => [row.areaId, Number(row.customers)]));
}

/**
 * The customers parted by who decides on a day: `following` counts per area those in the hands of the area's marketer,
 * `excepted` per marketer those they have by exception.
 */
export async function partedCustomers(
  ctx: Reader,
  day: string,
): Promise<{ following: Map<number, number>; excepted: Map<number, number> }> {
  const [following, rows] = await Promise.all([customersPerArea(ctx), exceptedPerArea(ctx, day)]);
  const excepted = new Map<number, number>();
  for (const { areaId, marketerId, customers } of rows) {
    add(following, areaId, -customers);
    add(excepted, marketerId, customers);
  }
  return { following, excepted };
}

/** How many customers each marketer is responsible for on a day; under null those nobody is responsible for. */
export async function customersPerMarketer(ctx: Reader, day: string): Promise<Map<number | null, number>> {
  const [{ following, excepted }, areas] = await Promise.all([partedCustomers(ctx, day), effectiveOn(ctx, day)]);
  const loads = new Map<number | null, number>(excepted);
  for (const { areaId, marketerId } of areas) add(loads, marketerId, following.get(areaId) ?? 0);
  return loads;
}

async function effectiveOn({ db }: Reader, day: string): Promise<{ areaId: number; marketerId: number | null }[]> {
  return db.with("effective", effectiveAreas(db, day)).from("effective").select("areaId", "marketerId");
}

/** Read from the exceptions outwards, which are few, not from the customers. */
async function exceptedPerArea(
  { db }: Reader,
  day: string,
): Promise<{ areaId: number; marketerId: number; customers: number }[]> {
  return exceptionsOn(db, day)
    .crossJoin("customers", "customers.id", "customerExceptions.customerId")
    .whereNull("customers.retiredAt")
    .select("customers.areaId", "customerExceptions.marketerId")
    .count({ customers: "*" })
    .groupBy("customers.areaId", "customerExceptions.marketerId");
}

function add<K>(counts: Map<K, number>, key: K, customers: number): void {
  counts.set(key, (counts.get(key) ?? 0) + customers);
}
