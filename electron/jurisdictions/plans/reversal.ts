import type { Inputs, Outputs } from "../../../shared/contract/index.ts";
import type { Plan, PlanMoves } from "../../../shared/contract/plans.ts";
import type { Context } from "../../context.ts";
import { Refusal } from "../../refusal.ts";
import { acknowledgedPairs } from "../../store/handovers.ts";
import { type StoredMove, type StoredPlan, storedMoves } from "../../store/plans.ts";
import { type Difference, dayOfPlan, namedChanges } from "./changes.ts";
import { assertNotPast, confirmAtOnce, outdated } from "./confirm.ts";
import { getPlan, seenPlan } from "./drafts.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";

/**
 * The moves that give back, from a day on, what every area and customer of a confirmed plan had itself before it, and
 * what others changed of it since.
 *
 * @throws {Refusal} notFound, planNotConfirmed, planReversedAlready, planReversalTooEarly
 */
export async function reversalOf(
  ctx: Context,
  { id, from }: Inputs["plans"]["reversal"],
): Promise<Outputs["plans"]["reversal"]> {
  const plan = await reversiblePlan(ctx, ctx.db, { id, from });
  return movesBack(ctx.db, plan, from);
}

/**
 * Takes a confirmed plan back as one, by a plan of its own from a day on; what was until then stays history. Taken back
 * from its own first day, what it wrote comes to hold on no day and what was before goes on. Exceptions that the plan
 * took back before they began are not planned again.
 *
 * @throws {Refusal} assignmentInPast, notFound, planNotConfirmed, planReversedAlready, planReversalTooEarly,
 *   planReversalOutdated (others changed it since), marketerLeft, assignmentOverlap, exceptionOverlap, planUnchanged
 */
export async function reversePlan(
  ctx: Context,
  { id, from, reason }: Inputs["plans"]["reverse"],
): Promise<Outputs["plans"]["reverse"]> {
  assertNotPast(ctx, from);
  const { planId, handovers } = await ctx.change(async (change) => {
    const plan = await reversiblePlan(ctx, change.db, { id, from });
    const { moves, changes } = await movesBack(change.db, plan, from);
    if (changes.length > 0) throw outdated("planReversalOutdated", changes);
    // What never came into the new hands need not be handed back, unless somebody has acknowledged that it did.
    const received = from === plan.from ? await acknowledgedPairs(change.db, id) : null;
    const done = await confirmAtOnce(ctx, change, {
      ...{ kind: "reversal", name: plan.name, from, reason, moves, reversesId: id },
      handsOver: ({ giverId, receiverId }) =>
        received === null || received.some((pair) => pair.giverId === receiverId && pair.receiverId === giverId),
    });
    if (done.changed === 0) throw new Refusal("planUnchanged");
    return done;
  });
  return { plan: await getPlan(ctx, { id: planId }), handovers };
}

/** @throws {Refusal} notFound, planNotConfirmed, planReversedAlready, planReversalTooEarly */
async function reversiblePlan(
  ctx: Context,
  db: Context["db"],
  { id, from }: { id: number; from: string },
): Promise<StoredPlan> {
  const plan = await seenPlan(ctx, db, id);
  if (plan.status !== "confirmed" || plan.from === null) throw new Refusal("planNotConfirmed", { name: plan.name });
  if (plan.reversedById !== null) throw new Refusal("planReversedAlready", { name: plan.name });
  const earliest = dayOfPlan(ctx, plan.from);
  if (from < earliest) throw new Refusal("planReversalTooEarly", { date: earliest });
  return plan;
}

async function movesBack(
  db: Context["db"],
  plan: StoredPlan,
  from: string,
): Promise<{ moves: PlanMoves; changes: Plan["changes"] }> {
  const stored = await storedMoves(db, plan.id);
  const moves: PlanMoves = { areas: [], customers: [] };
  for (const { areaId, customerId, wasMarketerId, wasAssistantId, wasToDate } of stored) {
    const over = wasToDate !== null && wasToDate <= from;
    const marketerId = over ? null : wasMarketerId;
    const to = over ? null : wasToDate;
    if (customerId !== null) moves.customers.push({ customerId, marketerId, to });
    if (areaId !== null) moves.areas.push({ areaId, marketerId, assistantId: over ? null : wasAssistantId, to });
  }
  const outcome = await outcomeOf({ db }, { from, moves });
  return { moves, changes: await namedChanges(db, overtaken(stored, outcome), outcome, plan.confirmedAt) };
}

/** What is not itself in the hands that the plan gave it to, or by then was to have come back from. */
function overtaken(stored: readonly StoredMove[], { day, areas, customers }: Outcome): Difference[] {
  const ownOfArea = new Map(areas.map(({ id, assignment }) => [id, assignment]));
  const ownOfCustomer = new Map(customers.map(({ id, own }) => [id, own]));
  return stored.flatMap(({ areaId, customerId, marketerId, assistantId, toDate }): Difference[] => {
    const wasId = toDate !== null && toDate <= day ? null : marketerId;
    if (areaId !== null) {
      const own = ownOfArea.get(areaId);
      const same = (own?.marketerId ?? null) === wasId && (wasId === null || own?.assistantId === assistantId);
      return same ? [] : [{ subject: "area", subjectId: areaId, wasId, isId: own?.marketerId ?? null }];
    }
    if (customerId === null || !ownOfCustomer.has(customerId)) return [];
    const isId = ownOfCustomer.get(customerId)?.marketerId ?? null;
    return isId === wasId ? [] : [{ subject: "customer", subjectId: customerId, wasId, isId }];
  });
}
