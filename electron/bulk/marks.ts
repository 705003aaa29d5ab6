import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Context } from "../context.ts";
import { closeMemberships, openMemberships } from "../gold/memberships.ts";
import { selectedIds } from "../ledger/selection.ts";
import { Refusal } from "../refusal.ts";
import { listOf } from "../store/dialect.ts";

/**
 * Sets or takes off the mark of key marketing customers, each with an audit entry of their own.
 *
 * @throws {Refusal} selectionEmpty, selectionTooLarge, selectionUnchanged
 */
export function markKeyTarget(
  ctx: Context,
  { selection, on }: Inputs["bulk"]["markKeyTarget"],
): Promise<Outputs["bulk"]["markKeyTarget"]> {
  return ctx.change(async (change) => {
    const { db } = change;
    const selected = await selectedIds({ ...ctx, db }, selection);
    const ids: number[] = await db("customers")
      .where("id", "in", listOf(db, selected))
      .where("keyTarget", !on)
      .orderBy("id")
      .pluck("id");
    if (ids.length === 0) throw new Refusal("selectionUnchanged");
    await db("customers")
      .where("id", "in", listOf(db, ids))
      .update({ keyTarget: on, version: db.raw("version + 1"), updatedAt: change.now, updatedBy: ctx.actor.id });
    for (const id of ids)
      change.audit({
        action: "customer.mark",
        subjectType: "customer",
        subjectId: id,
        before: { keyTarget: !on },
        after: { keyTarget: on },
      });
    return { changed: ids.length };
  });
}

/**
 * Makes customers gold by hand, or ends their being so; who is gold already keeps their day.
 *
 * @throws {Refusal} selectionEmpty, selectionTooLarge, selectionUnchanged, goldReviewInPast
 */
export function markGold(
  ctx: Context,
  { selection, ...mark }: Inputs["bulk"]["markGold"],
): Promise<Outputs["bulk"]["markGold"]> {
  return ctx.change(async (change) => {
    const { db } = change;
    const customerIds = await selectedIds({ ...ctx, db }, selection);
    if (mark.on)
      return openMemberships(ctx, change, { customerIds, basis: "byHand", reviewOn: mark.reviewOn, privileges: [] });
    const members: { customerId: number; goldSince: string }[] = await db("customers")
      .where("id", "in", listOf(db, customerIds))
      .whereNotNull("goldSince")
      .orderBy("id")
      .select({ customerId: "id" }, "goldSince");
    if (members.length === 0) throw new Refusal("selectionUnchanged");
    await closeMemberships(ctx, change, members, mark.reason);
    return { changed: members.length };
  });
}
