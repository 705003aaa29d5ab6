import type { AssessmentCorrection, AssessmentDispute } from "../../shared/contract/assessments.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { type Correction, indicatorRules } from "../../shared/domain/assessment.ts";
import type { Change, Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import {
  closeDispute,
  correctionsOf,
  disputeRows,
  insertCorrection,
  insertDispute,
} from "../store/assessmentDisputes.ts";
import { scoresOf } from "../store/assessmentPeriods.ts";
import { frozenPeriodOf } from "./periods.ts";
import { maySee } from "./scores.ts";

const subjectType = "assessment";

/** Disputes that wait for an answer, the oldest first; of a marketer their own. */
export async function openDisputes(ctx: Context): Promise<Outputs["assessments"]["disputes"]["open"]> {
  const rows = await disputeRows(ctx.db, (query) => query.whereNull("closedAt"));
  return rows.filter(({ marketerId }) => maySee(ctx, marketerId));
}

/**
 * Every dispute of a marketer about a period, the oldest first.
 *
 * @throws {Refusal} notFound
 */
export async function disputesOfScore(
  ctx: Context,
  { periodId, marketerId }: Inputs["assessments"]["disputes"]["ofScore"],
): Promise<Outputs["assessments"]["disputes"]["ofScore"]> {
  if (!maySee(ctx, marketerId)) throw new Refusal("notFound");
  return disputeRows(ctx.db, (query) => query.where({ periodId, "assessmentDisputes.marketerId": marketerId }));
}

/**
 * The marketer assessed says what is wrong with an indicator of their own, while that is still possible.
 *
 * @throws {Refusal} notFound, assessmentNotFrozen, assessmentDisputeLate, assessmentNotAssessed, assessmentDisputeOpen
 */
export async function fileDispute(
  ctx: Context,
  { periodId, indicator, reason }: Inputs["assessments"]["disputes"]["file"],
): Promise<AssessmentDispute> {
  const marketerId = ctx.actor.id;
  const id = await ctx.change(async (change) => {
    const { frozen } = await frozenPeriodOf(change.db, periodId);
    if (ctx.today > frozen.disputeUntil) throw new Refusal("assessmentDisputeLate", { day: frozen.disputeUntil });
    await assertAssessed(change.db, periodId, marketerId);
    const open = await disputeRows(change.db, (query) =>
      query
        .where({ periodId, indicator, "assessmentDisputes.marketerId": marketerId })
        .whereNull("assessmentDisputes.closedAt"),
    );
    if (open.length > 0) throw new Refusal("assessmentDisputeOpen");
    const dispute = { periodId, marketerId, indicator, reason, filedOn: ctx.today };
    const made = await insertDispute(change.db, dispute, change.now);
    const after = { indicator, reason };
    change.audit({ action: "assessment.dispute", subjectType, subjectId: periodId, after });
    return made;
  });
  return theDispute(ctx, id);
}

/** @throws {Refusal} notFound, assessmentDisputeClosed */
export async function withdrawDispute(
  ctx: Context,
  { id, version }: Inputs["assessments"]["disputes"]["withdraw"],
): Promise<AssessmentDispute> {
  await ctx.change(async (change) => {
    const dispute = await theDispute({ ...ctx, db: change.db }, id);
    if (dispute.marketerId !== ctx.actor.id) throw new Refusal("notFound");
    await close(ctx, change, { id, version }, { outcome: "withdrawn", answer: "" });
    const before = { indicator: dispute.indicator, reason: dispute.reason };
    change.audit({ action: "assessment.withdrawDispute", subjectType, subjectId: dispute.periodId, before });
  });
  return theDispute(ctx, id);
}

/**
 * A manager answers: with a correction it is upheld, without one it is rejected. Nobody answers their own.
 *
 * @throws {Refusal} notFound, assessmentOwn, assessmentDisputeClosed, assessmentPart
 */
export async function answerDispute(
  ctx: Context,
  { id, version, answer, correction }: Inputs["assessments"]["disputes"]["answer"],
): Promise<AssessmentDispute> {
  await ctx.change(async (change) => {
    const { periodId, marketerId, indicator } = await theDispute({ ...ctx, db: change.db }, id);
    assertNotOwn(ctx, marketerId);
    const outcome = correction ? "upheld" : "rejected";
    await close(ctx, change, { id, version }, { outcome, answer });
    const after = { marketer: marketerId, indicator, outcome, reason: answer };
    change.audit({ action: "assessment.answerDispute", subjectType, subjectId: periodId, after });
    if (!correction) return;
    await enter(ctx, change, { periodId, marketerId, disputeId: id, reason: answer }, { indicator, ...correction });
  });
  return theDispute(ctx, id);
}

/**
 * Corrects a frozen score without a dispute: an entry of today, with its reason. What was computed stays as it is.
 *
 * @throws {Refusal} notFound, assessmentNotFrozen, assessmentNotAssessed, assessmentOwn, assessmentPart
 */
export async function correct(
  ctx: Context,
  { periodId, marketerId, reason, ...correction }: Inputs["assessments"]["correct"],
): Promise<AssessmentCorrection> {
  const id = await ctx.change(async (change) => {
    await frozenPeriodOf(change.db, periodId);
    await assertAssessed(change.db, periodId, marketerId);
    assertNotOwn(ctx, marketerId);
    return enter(ctx, change, { periodId, marketerId, disputeId: null, reason }, correction);
  });
  const entered = (await correctionsOf(ctx.db, periodId, marketerId)).find((entry) => entry.id === id);
  if (!entered) throw new Error("A correction is missing that was entered.");
  const { marketerId: _marketer, ...entry } = entered;
  return entry;
}

async function enter(
  ctx: Context,
  change: Change,
  about: { periodId: number; marketerId: number; disputeId: number | null; reason: string },
  { indicator, part, amount }: Correction,
): Promise<number> {
  if (part === "denominator" && indicatorRules[indicator].unit !== "rate") throw new Refusal("assessmentPart");
  const entry = { ...about, indicator, part, amount, onDay: ctx.today };
  const id = await insertCorrection(change.db, entry, { at: change.now, by: ctx.actor.id });
  const { periodId, marketerId: marketer, reason } = about;
  const after = { marketer, indicator, part, amount, reason };
  change.audit({ action: "assessment.correct", subjectType, subjectId: periodId, after });
  return id;
}

async function close(
  ctx: Context,
  change: Change,
  target: { id: number; version: number },
  how: Parameters<typeof closeDispute>[2],
): Promise<void> {
  if (!(await closeDispute(change.db, target, how, { at: change.now, by: ctx.actor.id })))
    throw new Refusal("assessmentDisputeClosed");
}

/** @throws {Refusal} notFound, also for the dispute of somebody else */
async function theDispute(ctx: Pick<Context, "db" | "scope">, id: number): Promise<AssessmentDispute> {
  const [dispute] = await disputeRows(ctx.db, (query) => query.where("assessmentDisputes.id", id));
  if (!dispute || !maySee(ctx, dispute.marketerId)) throw new Refusal("notFound");
  return dispute;
}

async function assertAssessed(db: Context["db"], periodId: number, marketerId: number): Promise<void> {
  const scores = await scoresOf(db, periodId);
  if (!scores.some((score) => score.marketerId === marketerId)) throw new Refusal("assessmentNotAssessed");
}

function assertNotOwn({ actor }: Pick<Context, "actor">, marketerId: number): void {
  if (actor.id === marketerId) throw new Refusal("assessmentOwn");
}
