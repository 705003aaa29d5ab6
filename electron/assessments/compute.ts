import type { Inputs } from "../../shared/contract/index.ts";
import type { Job } from "../../shared/contract/jobs.ts";
import { allAmounts } from "../../shared/domain/assessment.ts";
import { formulaInForce } from "../../shared/domain/assessmentFormula.ts";
import { assessmentScore } from "../../shared/domain/assessmentPoints.ts";
import { addDays } from "../../shared/domain/dates.ts";
import type { Change, Context } from "../context.ts";
import type { Core } from "../core.ts";
import type { JobControl } from "../jobs/jobs.ts";
import { Refusal } from "../refusal.ts";
import { assessedMarketers, assessmentTotals, type CountedPeriod, computingSteps } from "../store/assessmentFigures.ts";
import { allFormulas } from "../store/assessmentFormulas.ts";
import { insertScores, type StoredPeriod, updatePeriod } from "../store/assessmentPeriods.ts";
import { handsWithin } from "./hands.ts";
import { openPeriodOf } from "./periods.ts";

/** A period as far as it is counted on a day. */
export function counted(
  { id, firstDay, lastDay }: Pick<StoredPeriod, "id" | "firstDay" | "lastDay">,
  { today, timeZone }: Pick<Context, "today" | "timeZone">,
): CountedPeriod {
  return { id, firstDay, upTo: today < lastDay ? today : lastDay, timeZone };
}

/**
 * Begins to count an open period anew, up to today.
 *
 * @throws {Refusal} notFound, assessmentFrozen, assessmentBusy
 */
export async function startComputing(
  core: Core,
  ctx: Context,
  { id }: Inputs["assessments"]["periods"]["compute"],
): Promise<Job> {
  await openPeriodOf(ctx.db, id);
  return start(core, ctx, id, async (control) => {
    await ctx.change(async (change) => {
      const period = await openPeriodOf(change.db, id);
      const found = await countPeriod({ ...ctx, ...change }, period, control);
      await updatePeriod(change.db, { id, version: null }, found.columns);
      change.audit({ action: "assessment.compute", subjectType: "assessment", subjectId: id, after: found.summary });
    });
  });
}

/**
 * Counts a period that is over for the last time, and freezes it in the same transaction. The formula is the one in force
 * on its last day.
 *
 * @throws {Refusal} notFound, assessmentFrozen, assessmentRunning, assessmentChanged, assessmentBusy
 */
export async function startFreezing(
  core: Core,
  ctx: Context,
  { id, version, disputeDays }: Inputs["assessments"]["periods"]["freeze"],
): Promise<Job> {
  const { lastDay, version: current } = await openPeriodOf(ctx.db, id);
  if (lastDay >= ctx.today) throw new Refusal("assessmentRunning", { day: lastDay });
  if (current !== version) throw new Refusal("assessmentChanged");
  return start(core, ctx, id, async (control) => {
    await ctx.change(async (change) => {
      const period = await openPeriodOf(change.db, id);
      const { columns, summary } = await countPeriod({ ...ctx, ...change }, period, control);
      const disputeUntil = addDays(ctx.today, disputeDays);
      const frozen = { ...columns, frozenAt: change.now, frozenBy: ctx.actor.id, disputeUntil };
      if (!(await updatePeriod(change.db, { id, version }, frozen))) throw new Refusal("assessmentChanged");
      const after = { ...summary, disputeUntil };
      change.audit({ action: "assessment.freeze", subjectType: "assessment", subjectId: id, after });
    });
  });
}

function start(core: Core, ctx: Context, id: number, work: (control: JobControl) => Promise<void>): Job {
  const subject = `assessment:${id}`;
  if (core.jobs.runningOn(subject)) throw new Refusal("assessmentBusy");
  return core.jobs.start({ kind: "assessment", ownerId: ctx.actor.id, subject }, work);
}

/**
 * Counts everything of a period anew, and what it comes to by the formula in force on its last day.
 *
 * @returns the columns of the period to be written, and what the audit trail says of it
 */
export async function countPeriod(
  ctx: Pick<Context, "db" | "today" | "timeZone"> & Pick<Change, "now">,
  period: StoredPeriod,
  control: JobControl,
) {
  const { db, now } = ctx;
  const formula = formulaInForce(await allFormulas(db), period.lastDay);
  if (!formula) throw new Error("The first edition of the formula is missing.");
  const span = counted(period, ctx);
  const steps = computingSteps(db, span, formula.definition, await handsWithin({ db }, span));
  for (const [place, step] of steps.entries()) {
    control.signal.throwIfAborted();
    control.progress(place, steps.length);
    await step();
  }
  const totals = await assessmentTotals(db, period.id);
  const marketers = await assessedMarketers(db, span);
  const scores = marketers.map((marketerId) => ({
    marketerId,
    ...assessmentScore(formula.definition, allAmounts(totals.get(marketerId) ?? {})),
  }));
  await insertScores(db, period.id, scores);
  control.progress(steps.length, steps.length);
  return {
    columns: { formulaId: formula.id, computedAt: now, computedOn: span.upTo },
    summary: { edition: formula.edition, computedOn: span.upTo, marketers: scores.length },
  };
}
