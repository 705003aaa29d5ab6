import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Context } from "../context.ts";
import { selectedIds } from "../ledger/selection.ts";
import { Refusal } from "../refusal.ts";
import { insertAll } from "../store/insertAll.ts";
import { newestVisitId } from "../store/visits.ts";
import { closeFollowUps, openFollowUps } from "../visits/followUps.ts";

/**
 * Plans a visit to each customer. A plan takes the place of the follow-up that is open for the customer, which stays
 * in the history; who has the very plan already is left alone.
 *
 * @throws {Refusal} planInPast, selectionEmpty, selectionTooLarge, selectionUnchanged
 */
export function scheduleVisit(
  ctx: Context,
  { selection, nextOn, nextStep }: Inputs["bulk"]["scheduleVisit"],
): Promise<Outputs["bulk"]["scheduleVisit"]> {
  if (nextOn < ctx.today) throw new Refusal("planInPast", { date: ctx.today });
  return ctx.change(async (change) => {
    const { db } = change;
    const ids = await selectedIds({ ...ctx, db }, selection);
    const open = await openFollowUps(db, ids);
    const planned = ids.filter((id) => open.get(id)?.nextOn !== nextOn || open.get(id)?.nextStep !== nextStep);
    if (planned.length === 0) throw new Refusal("selectionUnchanged");
    await closeFollowUps(db, planned, { on: ctx.today, how: "replaced" });
    const written = { afterVisitId: await newestVisitId(db), createdAt: change.now, createdBy: ctx.actor.id };
    await insertAll(
      db,
      "followUps",
      planned.map((customerId) => ({ customerId, nextOn, nextStep, ...written })),
    );
    for (const id of planned)
      change.audit({
        action: "customer.planVisit",
        subjectType: "customer",
        subjectId: id,
        before: open.get(id) ?? null,
        after: { nextOn, nextStep },
      });
    return { changed: planned.length };
  });
}
