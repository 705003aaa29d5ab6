/** The credit rating engine: pure, so that a published scorecard gives the same score for ever. */
import type { CustomerKind } from "./customer.ts";
import type { KnownFacts } from "./ratingFacts.ts";
import {
  type Criterion,
  criteria,
  factsUsed,
  type Grade,
  type GradeBand,
  grades,
  type Indicator,
  indicatorMax,
  type ScorecardDefinition,
} from "./scorecard.ts";

/** An option's id, yes or no, or a number in the indicator's unit. */
export type AnswerValue = string | boolean | number;

/** What people answered per indicator id, and the ids of the vetoes that they say apply. */
export interface RatingAnswers {
  /** an indicator that the ledger answers has a value here only where somebody knows better */
  values: Record<string, AnswerValue>;
  vetoes: string[];
}

/** Whom a rating is about, as the ledger knew them. */
export interface RatingSubject {
  kind: CustomerKind;
  facts: KnownFacts;
}

export interface IndicatorResult {
  indicatorId: string;
  /** null where nobody answered */
  value: AnswerValue | null;
  /** `ledger`: computed; `answer`: by a person */
  from: "ledger" | "answer" | null;
  points: number;
  lost: number;
}

/** How the suggested line came about, in fen. */
export interface LineResult {
  /** null: the ledger does not know what the line is a share of */
  basisFen: number | null;
  share: number;
  deductedFen: number;
  capFen: number;
  /** whole steps, never above the cap */
  lineFen: number;
  /** what held the line down */
  limitedBy: "basis" | "cap" | "grade";
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
  line: LineResult;
  criteria: { criterion: Criterion; points: number; max: number }[];
  indicators: IndicatorResult[];
}

/** Scores the answers. An unanswered indicator earns nothing and makes the result incomplete. */
export function evaluateRating(
  scorecard: ScorecardDefinition,
  { kind, facts }: RatingSubject,
  answers: RatingAnswers,
): RatingResult {
  const indicators = scorecard.indicators.map((indicator) => scoreIndicator(indicator, facts, answers));
  const score = indicators.reduce((total, result) => total + result.points, 0);
  return {
    score,
    complete: indicators.every(({ value }) => value !== null),
    ...earned(scorecard, score, { kind, facts }, answers.vetoes),
    criteria: criteria.map((criterion) => sumCriterion(scorecard, indicators, criterion)),
    indicators,
  };
}

/** What a score earns: its grade, capped by the vetoes that people or the ledger say apply, and the line of that grade. */
export function earned(
  scorecard: ScorecardDefinition,
  score: number,
  { kind, facts }: RatingSubject,
  vetoesSaid: readonly string[],
): Pick<RatingResult, "grade" | "scoreGrade" | "vetoedBy" | "line"> {
  const scoreBand = bandOf(scorecard, score);
  const vetoes = scorecard.vetoes.filter(
    ({ id, rule }) => vetoesSaid.includes(id) || (rule && (facts[rule.fact]?.value ?? -1) >= rule.atLeast),
  );
  const grade = vetoes.reduce<Grade>((worst, veto) => worseGrade(worst, veto.capGrade), scoreBand.grade);
  const band = scorecard.bands.find((candidate) => candidate.grade === grade) ?? scoreBand;
  return {
    grade,
    scoreGrade: scoreBand.grade,
    vetoedBy: vetoes.map(({ id }) => id),
    line: suggestedLine(scorecard, band, kind, facts),
  };
}

/** What a rating that was written down comes to by its scorecard: always the same. */
export function resultOf(
  { customerKind: kind, facts, answers }: { customerKind: CustomerKind; facts: KnownFacts; answers: RatingAnswers },
  scorecard: ScorecardDefinition,
): RatingResult {
  return evaluateRating(scorecard, { kind, facts }, answers);
}

/** Of what the ledger knows, the part that a scorecard asks for: what is kept with a rating. */
export function factsFor(scorecard: ScorecardDefinition, facts: KnownFacts): KnownFacts {
  return Object.fromEntries(factsUsed(scorecard).flatMap((fact) => (facts[fact] ? [[fact, facts[fact]]] : [])));
}

/** What the ledger answers an indicator by itself, or null. */
export function ledgerValue(indicator: Indicator, facts: KnownFacts): AnswerValue | null {
  if (indicator.type === "choice" || indicator.fact === null) return null;
  const known = facts[indicator.fact];
  if (!known) return null;
  return indicator.type === "yesNo" ? known.value !== 0 : known.value;
}

function scoreIndicator(indicator: Indicator, facts: KnownFacts, { values }: RatingAnswers): IndicatorResult {
  const answered = pointsFor(indicator, values[indicator.id]);
  const known = answered === null ? ledgerValue(indicator, facts) : null;
  const value = answered === null ? known : (values[indicator.id] as AnswerValue);
  const points = answered ?? (known === null ? 0 : (pointsFor(indicator, known) ?? 0));
  const from = answered !== null ? "answer" : known !== null ? "ledger" : null;
  return { indicatorId: indicator.id, value, from, points, lost: indicatorMax(indicator) - points };
}

/** What an answer to an indicator is worth; null where it is no answer to it. */
export function pointsFor(indicator: Indicator, value: AnswerValue | undefined): number | null {
  switch (indicator.type) {
    case "choice":
      return indicator.options.find(({ id }) => id === value)?.points ?? null;
    case "yesNo":
      return typeof value === "boolean" ? (value ? indicator.yesPoints : indicator.noPoints) : null;
    case "number": {
      if (typeof value !== "number" || Number.isNaN(value)) return null;
      return indicator.steps.findLast(({ from }) => from === null || value >= from)?.points ?? 0;
    }
  }
}

function sumCriterion({ indicators }: ScorecardDefinition, results: IndicatorResult[], criterion: Criterion) {
  let points = 0;
  let max = 0;
  indicators.forEach((indicator, index) => {
    if (indicator.criterion !== criterion) return;
    points += results[index]?.points ?? 0;
    max += indicatorMax(indicator);
  });
  return { criterion, points, max };
}

function bandOf({ bands }: ScorecardDefinition, score: number): GradeBand {
  const band = bands.find(({ from }) => score >= from) ?? bands.at(-1);
  if (!band) throw new Error("A scorecard needs at least one grade band.");
  return band;
}

export function worseGrade(one: Grade, other: Grade): Grade {
  return grades.indexOf(one) >= grades.indexOf(other) ? one : other;
}

function suggestedLine(
  { line }: ScorecardDefinition,
  band: GradeBand,
  kind: CustomerKind,
  facts: KnownFacts,
): LineResult {
  const basisFen = facts[line.basis]?.value ?? null;
  const deductedFen = line.deduct ? (facts[line.deduct]?.value ?? 0) : 0;
  const capFen = band.capFen[kind] ?? 0;
  const byBasis = shareOf(Math.max(0, basisFen ?? 0), band.share) - deductedFen;
  const lineFen = Math.max(0, Math.floor(Math.min(byBasis, capFen) / line.stepFen) * line.stepFen);
  const limitedBy = capFen === 0 || band.share === 0 ? "grade" : byBasis > capFen ? "cap" : "basis";
  return { basisFen, share: band.share, deductedFen, capFen, lineFen, limitedBy };
}

/**
 * A share of an amount as a pocket calculator has it: 0.35 of 220,000 yuan are 77,000, where the product of binary
 * fractions lies a hair below and would be rounded down by a whole step.
 */
function shareOf(fen: number, share: number): number {
  return Number((fen * share).toPrecision(15));
}
