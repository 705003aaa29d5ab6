import type { AssessmentPeriod } from "../../shared/contract/assessments.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { writeBaseline } from "../store/assessmentFigures.ts";
import {
  allPeriods,
  insertPeriod,
  periodBeginning,
  periodById,
  type StoredPeriod,
  told,
  updatePeriod,
} from "../store/assessmentPeriods.ts";

export async function listPeriods({ db }: Pick<Context, "db">): Promise<Outputs["assessments"]["periods"]["list"]> {
  return (await allPeriods(db)).map(told);
}

/**
 * Opens a period. How the loans of before it stand now is kept as the stock at its beginning: the ledger knows no
 * balances of past days, so that a period opened late tells the day from which its stock is.
 *
 * @throws {Refusal} assessmentAhead, assessmentOpenAlready
 */
export async function openPeriod(
  ctx: Context,
  { kind, firstDay, lastDay }: Inputs["assessments"]["periods"]["open"],
): Promise<AssessmentPeriod> {
  if (firstDay > ctx.today) throw new Refusal("assessmentAhead", {}, [{ path: "firstDay", key: "invalid" }]);
  const id = await ctx.change(async (change) => {
    if (await periodBeginning(change.db, kind, firstDay)) throw new Refusal("assessmentOpenAlready", { day: firstDay });
    const period = { kind, firstDay, lastDay, baselineOn: ctx.today };
    const made = await insertPeriod(change.db, period, { at: change.now, by: ctx.actor.id });
    await writeBaseline(change.db, made, firstDay, ctx.today);
    change.audit({ action: "assessment.open", subjectType: "assessment", subjectId: made, after: period });
    return made;
  });
  return told(await thePeriod(ctx.db, id));
}

/**
 * Takes back a period that was opened by mistake. Its row stays.
 *
 * @throws {Refusal} notFound, assessmentFrozen, assessmentChanged
 */
export async function withdrawPeriod(
  ctx: Context,
  { id, version }: Inputs["assessments"]["periods"]["withdraw"],
): Promise<Outputs["assessments"]["periods"]["withdraw"]> {
  await ctx.change(async (change) => {
    const { kind, firstDay, lastDay } = await openPeriodOf(change.db, id);
    if (!(await updatePeriod(change.db, { id, version }, { removedAt: change.now })))
      throw new Refusal("assessmentChanged");
    const before = { kind, firstDay, lastDay };
    change.audit({ action: "assessment.withdraw", subjectType: "assessment", subjectId: id, before });
  });
  return {};
}

/** @throws {Refusal} notFound */
export async function thePeriod(db: Context["db"], id: number): Promise<StoredPeriod> {
  const period = await periodById(db, id);
  if (!period) throw new Refusal("notFound");
  return period;
}

/** @throws {Refusal} notFound, assessmentFrozen */
export async function openPeriodOf(db: Context["db"], id: number): Promise<StoredPeriod> {
  const period = await thePeriod(db, id);
  if (period.frozen) throw new Refusal("assessmentFrozen");
  return period;
}

/** @throws {Refusal} notFound, assessmentNotFrozen */
export async function frozenPeriodOf(db: Context["db"], id: number) {
  const { frozen, ...period } = await thePeriod(db, id);
  if (!frozen) throw new Refusal("assessmentNotFrozen");
  return { ...period, frozen };
}
