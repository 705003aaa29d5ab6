import type { Knex } from "knex";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Context } from "../context.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { listOf } from "../store/dialect.ts";

type FollowUp = NonNullable<Outputs["visits"]["next"]>;

/** What is open for each of these customers. */
export async function openFollowUps(db: Knex, customerIds: readonly number[]): Promise<Map<number, FollowUp>> {
  const rows: (FollowUp & { customerId: number })[] = await db("followUps")
    .where("customerId", "in", listOf(db, customerIds))
    .whereNull("closedOn")
    .orderBy("nextOn", "desc")
    .select("customerId", "nextOn", "nextStep");
  return new Map(rows.map(({ customerId, ...followUp }) => [customerId, followUp]));
}

/** How what is open is closed: a visit did it on its day, or a plan took its place. */
type Closed = { on: string } & ({ how: "visited"; visitId: number } | { how: "replaced" });

/** Closes what is open for these customers. */
export async function closeFollowUps(db: Knex, customerIds: readonly number[], closed: Closed): Promise<void> {
  await db("followUps")
    .where("customerId", "in", listOf(db, customerIds))
    .whereNull("closedOn")
    .update({
      closedOn: closed.on,
      closedHow: closed.how,
      closedByVisitId: closed.how === "visited" ? closed.visitId : null,
      version: db.raw("version + 1"),
    });
}

/**
 * What is to be done next with a customer, or null.
 *
 * @throws {Refusal} notFound
 */
export async function nextFollowUp(
  ctx: Context,
  { customerId }: Inputs["visits"]["next"],
): Promise<Outputs["visits"]["next"]> {
  await visibleCustomer(ctx, customerId);
  return (await openFollowUps(ctx.db, [customerId])).get(customerId) ?? null;
}
