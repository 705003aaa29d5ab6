/** The credit rating engine: pure, so that a published scorecard gives the same score for ever. */
import type { CustomerKind } from "./customer.ts";

export const criteria = ["morality", "repayment", "capital", "environment", "guarantee"] as const;
export type Criterion = (typeof criteria)[number];

/** Best first. */
export const grades = ["AAA", "AA", "A", "B", "C"] as const;
export type Grade = (typeof grades)[number];

export interface LocalText {
  zh: string;
  en: string;
}

export interface IndicatorOption {
  id: string;
  label: LocalText;
  points: number;
}

/** A question with fixed answers; the best answer is worth the indicator's weight. */
export interface Indicator {
  id: string;
  criterion: Criterion;
  label: LocalText;
  options: IndicatorOption[];
}

/** A fact that caps the grade whatever the score. */
export interface Veto {
  id: string;
  label: LocalText;
  capGrade: Grade;
}

export interface GradeBand {
  grade: Grade;
  /** lowest score of the band, 0–100 */
  from: number;
  /** share of the yearly income that may be lent */
  incomeShare: number;
  /** highest line of the grade, fen */
  capFen: number;
}

export interface ScorecardDefinition {
  title: LocalText;
  /** where the weights come from */
  source: LocalText;
  kinds: CustomerKind[];
  indicators: Indicator[];
  vetoes: Veto[];
  /** best first, the last one from 0 */
  bands: GradeBand[];
  validityMonths: number;
}

/** Chosen option per indicator id, and the ids of the vetoes that apply. */
export interface RatingAnswers {
  options: Record<string, string>;
  vetoes: string[];
}

export interface IndicatorResult {
  indicatorId: string;
  optionId: string | null;
  points: number;
  lost: number;
}

export interface RatingResult {
  /** 0–100, the sum of all points */
  score: number;
  complete: boolean;
  /** grade after vetoes */
  grade: Grade;
  /** grade by score alone */
  scoreGrade: Grade;
  vetoedBy: string[];
  /** suggested credit line, fen, whole hundreds of yuan, never above the grade's cap */
  lineFen: number;
  criteria: { criterion: Criterion; points: number; max: number }[];
  indicators: IndicatorResult[];
}

/** Fen in the step to which lines are rounded down: a hundred yuan. */
const lineStepFen = 100_00;

export function indicatorMax(indicator: Indicator): number {
  return Math.max(0, ...indicator.options.map((option) => option.points));
}

/**
 * Scores the answers. An unanswered indicator earns nothing and makes the result incomplete.
 *
 * @param yearlyIncomeFen income on which the line is based, fen per year
 */
export function evaluateRating(
  scorecard: ScorecardDefinition,
  answers: RatingAnswers,
  yearlyIncomeFen: number,
): RatingResult {
  const indicators = scorecard.indicators.map((indicator) => scoreIndicator(indicator, answers));
  const score = indicators.reduce((total, result) => total + result.points, 0);
  const scoreBand = bandOf(scorecard, score);
  const applied = scorecard.vetoes.filter((veto) => answers.vetoes.includes(veto.id));
  const grade = applied.reduce<Grade>((worst, veto) => worseGrade(worst, veto.capGrade), scoreBand.grade);
  const band = scorecard.bands.find((candidate) => candidate.grade === grade) ?? scoreBand;
  return {
    score,
    complete: indicators.every((result) => result.optionId !== null),
    grade,
    scoreGrade: scoreBand.grade,
    vetoedBy: applied.map((veto) => veto.id),
    lineFen: suggestedLineFen(band, yearlyIncomeFen),
    criteria: criteria.map((criterion) => sumCriterion(scorecard, indicators, criterion)),
    indicators,
  };
}

function scoreIndicator(indicator: Indicator, answers: RatingAnswers): IndicatorResult {
  const option = indicator.options.find((candidate) => candidate.id === answers.options[indicator.id]);
  const points = option?.points ?? 0;
  return {
    indicatorId: indicator.id,
    optionId: option?.id ?? null,
    points,
    lost: indicatorMax(indicator) - points,
  };
}

function sumCriterion(scorecard: ScorecardDefinition, results: IndicatorResult[], criterion: Criterion) {
  let points = 0;
  let max = 0;
  scorecard.indicators.forEach((indicator, index) => {
    if (indicator.criterion !== criterion) return;
    points += results[index]?.points ?? 0;
    max += indicatorMax(indicator);
  });
  return { criterion, points, max };
}

function bandOf(scorecard: ScorecardDefinition, score: number): GradeBand {
  const band = scorecard.bands.find((candidate) => score >= candidate.from) ?? scorecard.bands.at(-1);
  if (!band) throw new Error("A scorecard needs at least one grade band.");
  return band;
}

export function worseGrade(one: Grade, other: Grade): Grade {
  return grades.indexOf(one) >= grades.indexOf(other) ? one : other;
}

function suggestedLineFen(band: GradeBand, yearlyIncomeFen: number): number {
  const byIncome = Math.max(0, yearlyIncomeFen) * band.incomeShare;
  const capped = Math.min(byIncome, band.capFen);
  return Math.floor(capped / lineStepFen) * lineStepFen;
}
