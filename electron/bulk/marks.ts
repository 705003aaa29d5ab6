import type { Knex } from "knex";
import type { CustomerSelection } from "../../shared/contract/customers.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Context } from "../context.ts";
import { selectedIds } from "../ledger/selection.ts";
import { Refusal } from "../refusal.ts";
import { listOf } from "../store/dialect.ts";

interface Marked {
  id: number;
  goldSince: string | null;
}

interface Mark {
  after: { keyTarget: boolean } | { goldSince: string | null };
  /** keeps to those who have not got it */
  lacking(query: Knex.QueryBuilder): void;
  before(customer: Marked): Record<string, unknown>;
}

/**
 * Sets or takes off the mark of key marketing customers.
 *
 * @throws {Refusal} selectionEmpty, selectionTooLarge, selectionUnchanged
 */
export function markKeyTarget(
  ctx: Context,
  { selection, on }: Inputs["bulk"]["markKeyTarget"],
): Promise<Outputs["bulk"]["markKeyTarget"]> {
  return mark(ctx, selection, {
    after: { keyTarget: on },
    lacking: (query) => query.where("keyTarget", !on),
    before: () => ({ keyTarget: !on }),
  });
}

/**
 * Confirms gold customers as of today, or takes the mark off; who is confirmed already keeps their day.
 *
 * @throws {Refusal} selectionEmpty, selectionTooLarge, selectionUnchanged
 */
export function markGold(
  ctx: Context,
  { selection, on }: Inputs["bulk"]["markGold"],
): Promise<Outputs["bulk"]["markGold"]> {
  return mark(ctx, selection, {
    after: { goldSince: on ? ctx.today : null },
    lacking: (query) => (on ? query.whereNull("goldSince") : query.whereNotNull("goldSince")),
    before: ({ goldSince }) => ({ goldSince }),
  });
}

/** Writes a mark to those of the selection who have not got it, each with an audit entry of their own. */
function mark(ctx: Context, selection: CustomerSelection, { after, lacking, before }: Mark) {
  return ctx.change(async (change) => {
    const { db } = change;
    const selected = await selectedIds({ ...ctx, db }, selection);
    const customers: Marked[] = await db("customers")
      .where("id", "in", listOf(db, selected))
      .modify(lacking)
      .orderBy("id")
      .select("id", "goldSince");
    if (customers.length === 0) throw new Refusal("selectionUnchanged");
    const ids = customers.map(({ id }) => id);
    await db("customers")
      .where("id", "in", listOf(db, ids))
      .update({ ...after, version: db.raw("version + 1"), updatedAt: change.now, updatedBy: ctx.actor.id });
    for (const customer of customers)
      change.audit({
        action: "customer.mark",
        subjectType: "customer",
        subjectId: customer.id,
        before: before(customer),
        after,
      });
    return { changed: customers.length };
  });
}
