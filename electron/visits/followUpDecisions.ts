import type { Inputs } from "../../shared/contract/index.ts";
import type { FollowUp } from "../../shared/contract/visits.ts";
import type { Change, Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import { visibleFollowUp } from "./followUpPages.ts";
import { settleReopened } from "./settle.ts";

type Target = Inputs["visits"]["followUps"]["reopen"];

/**
 * Says that a follow-up is done without a visit of its own.
 *
 * @throws {Refusal} notFound, stale where it is closed already
 */
export function completeFollowUp(
  ctx: Context,
  { reason, ...target }: Inputs["visits"]["followUps"]["complete"],
): Promise<FollowUp> {
  return decide(ctx, target, "done", reason);
}

/**
 * Says that nobody has to do it any more.
 *
 * @throws {Refusal} notFound, stale where it is closed already
 */
export function dropFollowUp(
  ctx: Context,
  { reason, ...target }: Inputs["visits"]["followUps"]["drop"],
): Promise<FollowUp> {
  return decide(ctx, target, "dropped", reason);
}

/**
 * Gives it another day; the one first agreed stays to be read.
 *
 * @throws {Refusal} notFound, followUpInPast, followUpUnchanged, stale where it is closed already
 */
export async function putOffFollowUp(
  ctx: Context,
  { nextOn, reason, ...target }: Inputs["visits"]["followUps"]["putOff"],
): Promise<FollowUp> {
  if (nextOn < ctx.today)
    throw new Refusal("followUpInPast", { date: ctx.today }, [{ path: "nextOn", key: "invalid" }]);
  await ctx.change(async (change) => {
    const before = await stillOpen(ctx, change, target);
    if (before.nextOn === nextOn) throw new Refusal("followUpUnchanged");
    await write(change, target, { nextOn, reason, firstOn: before.firstOn ?? before.nextOn });
    record(change, "putOff", before, { nextOn, reason });
  });
  return visibleFollowUp(ctx, target.id);
}

/**
 * Takes back that it was done or let go: it is open again, unless something that came after it has done it.
 *
 * @throws {Refusal} notFound, stale where it was not decided by hand
 */
export async function reopenFollowUp(ctx: Context, target: Target): Promise<FollowUp> {
  await ctx.change(async (change) => {
    const before = await visibleFollowUp({ ...ctx, db: change.db }, target.id);
    if (before.closedHow !== "done" && before.closedHow !== "dropped") throw await stale(change, before);
    await write(change, target, { reason: "" });
    await settleReopened(ctx, change, before);
    record(change, "reopen", before, {});
  });
  return visibleFollowUp(ctx, target.id);
}

async function decide(ctx: Context, target: Target, closedHow: "done" | "dropped", reason: string): Promise<FollowUp> {
  await ctx.change(async (change) => {
    const before = await stillOpen(ctx, change, target);
    await write(change, target, { closedOn: ctx.today, closedHow, reason });
    record(change, closedHow === "done" ? "complete" : "drop", before, { reason });
  });
  return visibleFollowUp(ctx, target.id);
}

async function stillOpen(ctx: Context, change: Change, { id }: Target): Promise<FollowUp> {
  const followUp = await visibleFollowUp({ ...ctx, db: change.db }, id);
  if (followUp.closedOn !== null) throw await stale(change, followUp);
  return followUp;
}

async function write(change: Change, { id, version }: Target, changes: Partial<FollowUp>): Promise<void> {
  const changed = await change
    .db("followUps")
    .where({ id, version })
    .update({ ...changes, version: version + 1 });
  if (changed !== 1) throw await stale(change, await change.db("followUps").where({ id }).first("customerId"));
}

/** Whoever changed it did so under its customer, as everything about next steps is recorded there. */
async function stale({ db }: Change, { customerId }: Pick<FollowUp, "customerId">): Promise<Refusal> {
  return new Refusal("stale", { name: await lastEditor(db, "customer", customerId) });
}

function record(
  change: Change,
  action: "complete" | "drop" | "putOff" | "reopen",
  { customerId, nextOn, nextStep }: FollowUp,
  after: object,
): void {
  change.audit({
    action: `followUp.${action}`,
    subjectType: "customer",
    subjectId: customerId,
    before: { nextOn, nextStep },
    after: { nextStep, ...after },
  });
}
