import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { allAmounts, corrected } from "../../shared/domain/assessment.ts";
import { formulaProblems, sameRates } from "../../shared/domain/assessmentFormula.ts";
import { assessmentScore } from "../../shared/domain/assessmentPoints.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { correctionsOf } from "../store/assessmentDisputes.ts";
import { riskTotals } from "../store/assessmentFigures.ts";
import { scoresOf } from "../store/assessmentPeriods.ts";
import { counted } from "./compute.ts";
import { thePeriod } from "./periods.ts";
import { sumsOf } from "./scores.ts";

/**
 * Every marketer's score of a period by its own formula and by another one, which need not be saved: both over the kept
 * figures with what was corrected. Only other rates of loss or interest look at customers again.
 *
 * @throws {Refusal} notFound, assessmentNotComputed, formulaProblems
 */
export async function formulaWhatIf(
  ctx: Context,
  { periodId, definition }: Inputs["assessments"]["formulas"]["whatIf"],
): Promise<Outputs["assessments"]["formulas"]["whatIf"]> {
  const count = formulaProblems(definition).length;
  if (count > 0) throw new Refusal("formulaProblems", { count });
  const period = await thePeriod(ctx.db, periodId);
  const { by, computedOn } = period;
  if (!by || computedOn === null) throw new Refusal("assessmentNotComputed");
  const [scores, entries] = await Promise.all([scoresOf(ctx.db, periodId), correctionsOf(ctx.db, periodId)]);
  const own = by.definition;
  const span = counted(period, { today: computedOn, timeZone: ctx.timeZone });
  const otherRisk = sameRates(own, definition) ? null : await riskTotals(ctx.db, span, definition);
  return scores.map(({ marketerId, name, figures }) => {
    const corrections = entries.filter((entry) => entry.marketerId === marketerId);
    const other = otherRisk ? { ...figures, lossFen: 0, incomeFen: 0, ...otherRisk.get(marketerId) } : figures;
    return {
      marketerId,
      name,
      before: sumsOf(assessmentScore(own, corrected(allAmounts(figures), corrections))),
      after: sumsOf(assessmentScore(definition, corrected(allAmounts(other), corrections))),
    };
  });
}
