import type { Inputs, Outputs } from "../../../shared/contract/index.ts";
import type { Plan, PlanMoves, PlanRow } from "../../../shared/contract/plans.ts";
import type { Change, Context } from "../../context.ts";
import { Refusal } from "../../refusal.ts";
import { insertHandovers } from "../../store/handovers.ts";
import { insertPlan, noBaseline, storedAsMoves, storedMoves, updatePlan } from "../../store/plans.ts";
import { userNames } from "../../store/users.ts";
import { activeMarketers } from "../service.ts";
import { applyMoves } from "./apply.ts";
import { changesSince } from "./changes.ts";
import { getPlan, openDraft } from "./drafts.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { type Pair, pairsOf } from "./pairs.ts";

/**
 * Does what a draft says from a day on, all or nothing. What it moves is compared with what its maker last looked at on
 * that day, inside the transaction: whoever confirms second is told what changed and keeps the draft.
 *
 * @throws {Refusal} assignmentInPast, notFound, planNotDraft, stale, planOutdated, planUnchanged, marketerLeft,
 *   areaNotFound, assignmentOverlap, exceptionOverlap, periodEmpty, areaMerged
 */
export async function confirmPlan(
  ctx: Context,
  { id, version, from, reason }: Inputs["plans"]["confirm"],
): Promise<Outputs["plans"]["confirm"]> {
  assertNotPast(ctx, from);
  const handovers = await ctx.change(async (change) => {
    const plan = await openDraft(ctx, change, { id, version });
    const moves = storedAsMoves(await storedMoves(change.db, id));
    const outcome = await outcomeOf(change, { from, moves });
    const changes = await changesSince(change.db, plan.baseline, outcome);
    if (changes.length > 0) throw outdated("planOutdated", changes);
    const done = await settle(ctx, change, { id, version, name: plan.name, kind: plan.kind }, outcome, reason);
    if (done.changed === 0) throw new Refusal("planUnchanged");
    return done.handovers;
  });
  return { plan: await getPlan(ctx, { id }), handovers };
}

/** A plan that is made and confirmed at once: without a draft, when somebody leaves, or the reversal of another. */
export interface ImmediatePlan {
  kind: Extract<PlanRow["kind"], "departure" | "direct" | "reversal">;
  name: string;
  from: string;
  reason: string;
  moves: PlanMoves;
  reversesId?: number;
  /** which handover lists are made; all where absent */
  handsOver?: (list: Pair) => boolean;
}

/**
 * Makes such a plan and does what it says, inside the caller's change.
 *
 * @returns how many areas and customers have something else than before; 0 where the caller has to refuse, for the plan
 *   would be one that does nothing
 * @throws {Refusal} marketerLeft, areaNotFound, assignmentOverlap, exceptionOverlap, periodEmpty, areaMerged
 */
export async function confirmAtOnce(
  ctx: Context,
  change: Change,
  { kind, name, from, reason, moves, reversesId, handsOver }: ImmediatePlan,
): Promise<{ planId: number; changed: number; handovers: number }> {
  const outcome = await outcomeOf(change, { from, moves });
  const planId = await insertPlan(
    change.db,
    {
      ...{ kind, name, note: "", fromDate: from, shared: true, locked: [], baseline: noBaseline },
      ...(reversesId === undefined ? {} : { reversesId }),
    },
    { at: change.now, by: ctx.actor.id },
  );
  const plan = { id: planId, version: 0, name, kind };
  return { planId, ...(await settle(ctx, change, plan, outcome, reason, handsOver)) };
}

/**
 * Makes the handover lists of a change that no plan moved anything for, such as a merger of areas, under a plan without
 * moves; none where no customer changes hands.
 */
export async function handOver(
  ctx: Context,
  change: Change,
  { name, reason }: { name: string; reason: string },
  outcome: Outcome,
): Promise<void> {
  const pairs = await pairsOf(change, outcome);
  if (!pairs.some(({ figures }) => figures.customers > 0)) return;
  const written = { at: change.now, by: ctx.actor.id };
  const draft = { name, note: "", fromDate: outcome.day, shared: true, locked: [], baseline: noBaseline };
  const id = await insertPlan(change.db, { kind: "direct", ...draft }, written);
  await settle(ctx, change, { id, version: 0, name, kind: "direct" }, outcome, reason);
}

/** @throws {Refusal} assignmentInPast */
export function assertNotPast({ today }: Pick<Context, "today">, from: string): void {
  if (from < today) throw new Refusal("assignmentInPast", { date: today });
}

async function settle(
  ctx: Context,
  change: Change,
  plan: { id: number; version: number; name: string; kind: PlanRow["kind"] },
  outcome: Outcome,
  reason: string,
  handsOver: (list: Pair) => boolean = () => true,
): Promise<{ changed: number; handovers: number }> {
  await assertStillThere(change, outcome.moves);
  const lists = (await pairsOf(change, outcome)).filter((pair) => pair.figures.customers > 0 && handsOver(pair));
  const changed = await applyMoves(ctx, change, outcome, { planId: plan.id, reason });
  await insertHandovers(
    change.db,
    { id: plan.id, from: outcome.day },
    lists.map(({ areas: from, customers: named, ...list }) => ({
      ...list,
      areas: from.filter((area) => area.customers > 0),
      customerIds: named.map(({ id }) => id),
    })),
  );
  const columns = { fromDate: outcome.day, reason, confirmedAt: change.now, confirmedBy: ctx.actor.id };
  const written = { at: change.now, by: ctx.actor.id };
  if (!(await updatePlan(change.db, plan, { status: "confirmed", ...columns }, written)))
    throw new Error("A plan changed inside the transaction that confirms it.");
  change.audit({
    action: plan.kind === "reversal" ? "plan.reverse" : "plan.confirm",
    subjectType: "plan",
    subjectId: plan.id,
    after: { planKind: plan.kind, name: plan.name, from: outcome.day, reason, handovers: lists.length },
  });
  return { changed, handovers: lists.length };
}

/** @throws {Refusal} marketerLeft, naming the first who is to be given something and is no active marketer any more */
async function assertStillThere(change: Change, { areas, customers }: PlanMoves): Promise<void> {
  const there = new Set((await activeMarketers(change)).map(({ id }) => id));
  const people = areas.flatMap(({ marketerId, assistantId }) => [marketerId, assistantId]);
  const asked = [...people, ...customers.map(({ marketerId }) => marketerId)];
  const gone = asked.find((id) => id !== null && !there.has(id));
  if (typeof gone !== "number") return;
  const names = await userNames(change.db);
  throw new Refusal("marketerLeft", { name: names.get(gone) ?? "" });
}

/** Changes that a refusal names; the draft itself shows all of them. */
const mostNamed = 5;

/** What changed hands meanwhile, in words that need no language: the subject, from whom, to whom, by whom. */
export function outdated(reason: "planOutdated" | "planReversalOutdated", changes: Plan["changes"]): Refusal {
  const named = changes.slice(0, mostNamed).map(({ subjectName, was, is, changedByName }) => {
    const by = changedByName === null ? "" : ` (${changedByName})`;
    return `${subjectName}: ${was?.name ?? "—"} → ${is?.name ?? "—"}${by}`;
  });
  const list = [...named, ...(changes.length > mostNamed ? ["…"] : [])].join("; ");
  return new Refusal(reason, { count: changes.length, list });
}
