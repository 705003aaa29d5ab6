/** Why a rating is what it is, and what would raise it: facts for sentences, in points that add up to the score. */
import type { AnswerValue, RatingResult } from "./rating.ts";
import {
  type Criterion,
  type Grade,
  grades,
  type Indicator,
  indicatorMax,
  type ScorecardDefinition,
} from "./scorecard.ts";

export interface IndicatorLoss {
  indicatorId: string;
  lost: number;
  value: AnswerValue | null;
}

export interface CriterionLoss {
  criterion: Criterion;
  lost: number;
  /** the greatest loss first */
  indicators: IndicatorLoss[];
}

/** The next better answer to one indicator. */
export interface Improvement {
  indicatorId: string;
  gain: number;
  /** the option's id, yes or no, or the value from which the better band begins or up to which it reaches */
  value: AnswerValue;
}

export interface RatingExplanation {
  /** criteria on which points were lost, the greatest loss first; with the score they add up to 100 */
  losses: CriterionLoss[];
  /** null at the best grade */
  next: {
    grade: Grade;
    missing: number;
    /** single steps that reach the grade, the smallest gain first; empty where more than one is needed */
    steps: Improvement[];
    /** without a veto the score alone would earn more than the grade given */
    vetoed: boolean;
  } | null;
}

export function explainRating(scorecard: ScorecardDefinition, result: RatingResult): RatingExplanation {
  return { losses: lossesOf(scorecard, result), next: nextGrade(scorecard, result) };
}

function lossesOf({ indicators }: ScorecardDefinition, result: RatingResult): CriterionLoss[] {
  const losses = result.criteria.map(({ criterion, points, max }) => ({
    criterion,
    lost: max - points,
    indicators: indicators
      .map((indicator, index) => ({ indicator, scored: result.indicators[index] }))
      .flatMap(({ indicator, scored }) =>
        indicator.criterion === criterion && scored && scored.lost > 0
          ? [{ indicatorId: indicator.id, lost: scored.lost, value: scored.value }]
          : [],
      )
      .sort((one, other) => other.lost - one.lost),
  }));
  return losses.filter(({ lost }) => lost > 0).sort((one, other) => other.lost - one.lost);
}

function nextGrade(scorecard: ScorecardDefinition, result: RatingResult): RatingExplanation["next"] {
  const place = grades.indexOf(result.scoreGrade);
  const vetoed = result.grade !== result.scoreGrade;
  const better = scorecard.bands.findLast(({ grade }) => grades.indexOf(grade) < place);
  if (!better) return vetoed ? { grade: result.scoreGrade, missing: 0, steps: [], vetoed } : null;
  const missing = better.from - result.score;
  const steps = scorecard.indicators
    .flatMap((indicator, index) => improvementsOf(indicator, result.indicators[index]?.points ?? 0))
    .filter(({ gain }) => gain >= missing)
    .sort((one, other) => one.gain - other.gain);
  const first = new Map<string, Improvement>();
  for (const step of steps) if (!first.has(step.indicatorId)) first.set(step.indicatorId, step);
  return { grade: better.grade, missing, steps: [...first.values()], vetoed };
}

/** Every answer that is worth more than the one given. */
function improvementsOf(indicator: Indicator, points: number): Improvement[] {
  if (indicatorMax(indicator) <= points) return [];
  const gain = (value: AnswerValue, worth: number) => ({ indicatorId: indicator.id, gain: worth - points, value });
  switch (indicator.type) {
    case "choice":
      return indicator.options
        .filter((option) => option.points > points)
        .map(({ id, points: worth }) => gain(id, worth));
    case "yesNo":
      return [indicator.yesPoints > points ? gain(true, indicator.yesPoints) : gain(false, indicator.noPoints)];
    case "number":
      return indicator.steps.flatMap((step, index) => {
        if (step.points <= points) return [];
        const bound = indicator.better === "lower" ? indicator.steps[index + 1]?.from : step.from;
        return [gain(bound ?? indicator.steps[index + 1]?.from ?? step.from ?? 0, step.points)];
      });
  }
}
