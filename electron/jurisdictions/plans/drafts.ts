import type { Inputs } from "../../../shared/contract/index.ts";
import type { Plan, PlanMoves, PlanRow } from "../../../shared/contract/plans.ts";
import type { Change, Context } from "../../context.ts";
import { Refusal } from "../../refusal.ts";
import { countingCustomers } from "../../store/planCustomers.ts";
import {
  type Baseline,
  insertPlan,
  movesToStore,
  type PlanColumns,
  plansSeenBy,
  readPlans,
  replaceMoves,
  type StoredPlan,
  storedAsMoves,
  storedMoves,
  updatePlan,
} from "../../store/plans.ts";
import { assertMarketers } from "../service.ts";
import { baselineOf, changesSince, dayOfPlan, differences } from "./changes.ts";
import { uniqueMoves } from "./moves.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";

/** Plans that a list shows at most. */
const mostListed = 200;

export async function listPlans(ctx: Context, { status }: Inputs["plans"]["list"]): Promise<PlanRow[]> {
  const query = plansSeenBy(ctx.db, ctx.actor.id).orderBy("plans.id", "desc").limit(mostListed);
  if (status) query.where("plans.status", status);
  return (await readPlans(query, ctx.db)).map(asRow);
}

/** @throws {Refusal} notFound, also where it is another manager's private draft */
export async function getPlan(ctx: Context, { id }: Inputs["plans"]["get"]): Promise<Plan> {
  const plan = await seenPlan(ctx, ctx.db, id);
  const moves = storedAsMoves(await storedMoves(ctx.db, id));
  const changes = plan.status === "draft" ? await changesOf(ctx, ctx.db, plan, moves) : [];
  return { ...asRow(plan), moves, locked: plan.locked, changes };
}

/**
 * Makes a draft, or changes one as it stands in `version`. Who is responsible for what it newly moves is written down
 * as its maker sees it; what others changed before stays a change until it is accepted.
 *
 * @throws {Refusal} notFound, stale, planNotDraft, areaNotFound, notAMarketer, notFound (a customer)
 */
export async function savePlan(
  ctx: Context,
  { id, version, kind, name, note, from, shared, locked, moves: asked }: Inputs["plans"]["save"],
): Promise<Plan> {
  const moves = uniqueMoves(asked);
  const saved = await ctx.change(async (change) => {
    await assertMoves(change, moves);
    const outcome = await outcomeOf(change, { from: dayOfPlan(ctx, from), moves });
    const baseline = baselineOf(outcome, change.now);
    const written = { at: change.now, by: ctx.actor.id };
    const columns: PlanColumns = { kind, name, note, fromDate: from, shared, locked, baseline };
    if (id === null) {
      const made = await insertPlan(change.db, columns, written);
      await replaceMoves(change.db, made, movesToStore(moves));
      record(change, "plan.create", made, null, columns, moves);
      return made;
    }
    const before = await openDraft(ctx, change, { id, version: version ?? -1 });
    const stood = await outcomeOf(change, {
      from: dayOfPlan(ctx, before.from),
      moves: storedAsMoves(await storedMoves(change.db, id)),
    });
    keepUnaccepted(baseline, before.baseline, stood);
    await update(ctx, change, before, columns);
    await replaceMoves(change.db, id, movesToStore(moves));
    record(change, "plan.save", id, before, columns, moves);
    return id;
  });
  return getPlan(ctx, { id: saved });
}

/** @throws {Refusal} notFound, stale, planNotDraft */
export async function dropPlan(ctx: Context, { id, version }: Inputs["plans"]["drop"]): Promise<Plan> {
  await ctx.change(async (change) => {
    const plan = await openDraft(ctx, change, { id, version });
    await update(ctx, change, plan, { status: "dropped" });
    change.audit({ action: "plan.drop", subjectType: "plan", subjectId: id, before: { name: plan.name } });
  });
  return getPlan(ctx, { id });
}

/** @throws {Refusal} notFound, stale, planNotDraft (it was confirmed) */
export async function restorePlan(ctx: Context, { id, version }: Inputs["plans"]["restore"]): Promise<Plan> {
  await ctx.change(async (change) => {
    const plan = await seenPlan(ctx, change.db, id);
    if (plan.status !== "dropped") throw new Refusal("planNotDraft", { name: plan.name });
    assertCurrent(plan, version);
    await update(ctx, change, plan, { status: "draft" });
    change.audit({ action: "plan.restore", subjectType: "plan", subjectId: id, after: { name: plan.name } });
  });
  return getPlan(ctx, { id });
}

/** @throws {Refusal} notFound, stale, planNotDraft */
export async function acceptChanges(ctx: Context, { id, version }: Inputs["plans"]["acceptChanges"]): Promise<Plan> {
  await ctx.change(async (change) => {
    const plan = await openDraft(ctx, change, { id, version });
    const moves = storedAsMoves(await storedMoves(change.db, id));
    const outcome = await outcomeOf(change, { from: dayOfPlan(ctx, plan.from), moves });
    await update(ctx, change, plan, { baseline: baselineOf(outcome, change.now) });
    change.audit({ action: "plan.acceptChanges", subjectType: "plan", subjectId: id, after: { name: plan.name } });
  });
  return getPlan(ctx, { id });
}

/**
 * A plan as the asker may see it.
 *
 * @throws {Refusal} notFound
 */
export async function seenPlan(ctx: Pick<Context, "actor">, db: Context["db"], id: number): Promise<StoredPlan> {
  const [plan] = await readPlans(plansSeenBy(db, ctx.actor.id).where("plans.id", id), db);
  if (!plan) throw new Refusal("notFound");
  return plan;
}

/**
 * A draft that the asker may change, as it stands in `version`.
 *
 * @throws {Refusal} notFound, planNotDraft, stale
 */
export async function openDraft(
  ctx: Pick<Context, "actor">,
  { db }: Pick<Change, "db">,
  { id, version }: { id: number; version: number },
): Promise<StoredPlan> {
  const plan = await seenPlan(ctx, db, id);
  if (plan.status !== "draft") throw new Refusal("planNotDraft", { name: plan.name });
  assertCurrent(plan, version);
  return plan;
}

/**
 * What others changed of a draft since its maker looked. Read in the caller's transaction where it is to be acted on.
 *
 * @throws {Refusal} areaNotFound
 */
async function changesOf(
  ctx: Context,
  db: Context["db"],
  plan: StoredPlan,
  moves: PlanMoves,
): Promise<Plan["changes"]> {
  const outcome = await outcomeOf({ db }, { from: dayOfPlan(ctx, plan.from), moves });
  return changesSince(db, plan.baseline, outcome);
}

/** What others changed and nobody accepted yet stays a change: the new baseline keeps how it was. */
function keepUnaccepted(baseline: Baseline, before: Baseline, stood: Outcome): void {
  for (const { subject, subjectId, wasId } of differences(before, stood)) {
    const known = subject === "area" ? baseline.areas : baseline.customers;
    if (subjectId in known) known[subjectId] = wasId;
  }
}

/**
 * @throws {Refusal} notAMarketer, notFound (a customer); areas are looked up by `outcomeOf`
 */
async function assertMoves({ db }: Change, { areas, customers }: PlanMoves): Promise<void> {
  const people = [...areas.flatMap(({ marketerId, assistantId }) => [marketerId, assistantId])];
  people.push(...customers.map(({ marketerId }) => marketerId));
  await assertMarketers({ db }, people);
  const ids = customers.map(({ customerId }) => customerId);
  if ((await countingCustomers(db, ids)) !== ids.length) throw new Refusal("notFound");
}

function assertCurrent(plan: StoredPlan, version: number): void {
  if (plan.version !== version) throw new Refusal("stale", { name: plan.updatedByName });
}

async function update(
  ctx: Context,
  change: Change,
  { id, version, updatedByName }: StoredPlan,
  columns: Parameters<typeof updatePlan>[2],
): Promise<void> {
  const written = { at: change.now, by: ctx.actor.id };
  if (!(await updatePlan(change.db, { id, version }, columns, written)))
    throw new Refusal("stale", { name: updatedByName });
}

function record(
  change: Change,
  action: "plan.create" | "plan.save",
  id: number,
  before: StoredPlan | null,
  { kind, name, fromDate, shared }: PlanColumns,
  { areas, customers }: PlanMoves,
): void {
  change.audit({
    action,
    subjectType: "plan",
    subjectId: id,
    before: before && {
      name: before.name,
      from: before.from,
      planShared: before.shared,
      areas: before.areas,
      customers: before.customers,
    },
    after: {
      planKind: kind,
      name,
      from: fromDate,
      planShared: shared,
      areas: areas.length,
      customers: customers.length,
    },
  });
}

export function asRow({
  updatedById: _updatedById,
  updatedByName: _updatedByName,
  locked: _locked,
  baseline: _baseline,
  ...row
}: StoredPlan): PlanRow {
  return row;
}
