import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { allAmounts, corrected } from "../../shared/domain/assessment.ts";
import { type AssessmentScore, assessmentScore } from "../../shared/domain/assessmentPoints.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { correctionsOf } from "../store/assessmentDisputes.ts";
import { periodById, type ScoreSums, scoresOf, told } from "../store/assessmentPeriods.ts";

/** Whether the asker may see a marketer's score: a marketer alone sees their own. */
export function maySee({ scope }: Pick<Context, "scope">, marketerId: number): boolean {
  return scope.all || scope.marketerId === marketerId;
}

/**
 * The scores of a period as they were computed and as they count, the best first.
 *
 * @throws {Refusal} notFound
 */
export async function listScores(
  ctx: Context,
  { periodId }: Inputs["assessments"]["scores"],
): Promise<Outputs["assessments"]["scores"]> {
  const { db } = ctx;
  const [period, scores, corrections] = await Promise.all([
    periodById(db, periodId),
    scoresOf(db, periodId),
    correctionsOf(db, periodId),
  ]);
  if (!period) throw new Refusal("notFound");
  const rows = scores.flatMap(({ marketerId, name, figures, ...computed }) => {
    if (!maySee(ctx, marketerId)) return [];
    const own = corrections.filter((entry) => entry.marketerId === marketerId);
    const result =
      own.length > 0 && period.by
        ? sumsOf(assessmentScore(period.by.definition, corrected(allAmounts(figures), own)))
        : computed;
    return [{ marketerId, name, computed, result, corrections: own.length }];
  });
  rows.sort((one, other) => other.result.total - one.result.total);
  return { period: told(period), rows };
}

export function sumsOf({ basePoints, deducted, plusPoints, total }: AssessmentScore): ScoreSums {
  return { basePoints, deducted, plusPoints, total };
}

/**
 * One marketer's score with every line of its calculation, before and after what was corrected.
 *
 * @throws {Refusal} notFound, assessmentNotComputed; assessmentNotAssessed, where the marketer is none of the period's
 */
export async function getScore(
  ctx: Context,
  { periodId, marketerId }: Inputs["assessments"]["score"],
): Promise<Outputs["assessments"]["score"]> {
  if (!maySee(ctx, marketerId)) throw new Refusal("notFound");
  const { db } = ctx;
  const [period, scores, entries] = await Promise.all([
    periodById(db, periodId),
    scoresOf(db, periodId),
    correctionsOf(db, periodId, marketerId),
  ]);
  if (!period) throw new Refusal("notFound");
  if (!period.by) throw new Refusal("assessmentNotComputed");
  const marketer = scores.find((score) => score.marketerId === marketerId);
  if (!marketer) throw new Refusal("assessmentNotAssessed");
  const amounts = allAmounts(marketer.figures);
  const { definition } = period.by;
  return {
    period: told(period),
    marketer: { id: marketerId, name: marketer.name },
    formula: period.by,
    computed: assessmentScore(definition, amounts),
    result: assessmentScore(definition, corrected(amounts, entries)),
    corrections: entries.map(({ marketerId: _marketer, ...entry }) => entry),
  };
}
