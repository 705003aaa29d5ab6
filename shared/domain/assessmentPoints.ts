/**
 * Points of an assessment, in hundredths and without a float: a share of whole numbers is rounded once, half up, where
 * it becomes points.
 */
import { type IndicatorAmounts, type IndicatorId, indicatorRules } from "./assessment.ts";
import { type AssessmentFormula, type BasePart, fullPoints, type StepPart } from "./assessmentFormula.ts";

/** One line of the calculation: what was counted, and what it comes to. */
export interface PointsLine extends IndicatorAmounts {
  indicator: IndicatorId;
  /** hundredths of a point, never negative; a deduction is taken off */
  points: number;
}

export interface AssessmentScore {
  base: PointsLine[];
  deductions: PointsLine[];
  plus: PointsLine[];
  /** sum of the base, at most 100 points */
  basePoints: number;
  deducted: number;
  /** sum of the plus points within their cap */
  plusPoints: number;
  /** base less deductions, never below nothing, with the plus points on top */
  total: number;
}

type Amounts = Readonly<Record<IndicatorId, IndicatorAmounts>>;

/** Rates are told in hundredths of a per cent. */
const rateScale = 10_000n;

/**
 * What a marketer's amounts come to. Where there was nothing to do - no rating to renew, nothing overdue to collect - the
 * indicator counts as reached; income of nothing beside an expected loss counts as the worst risk.
 */
export function assessmentScore(formula: AssessmentFormula, amounts: Amounts): AssessmentScore {
  const line = (indicator: IndicatorId, points: number) => ({ indicator, ...amounts[indicator], points });
  const base = formula.base.map((part) => line(part.indicator, basePoints(part, amounts[part.indicator])));
  const deductions = formula.deductions.map((part) => line(part.indicator, stepPoints(part, amounts[part.indicator])));
  const plus = formula.plus.map((part) => line(part.indicator, stepPoints(part, amounts[part.indicator])));
  const [baseSum, deducted] = [Math.min(fullPoints, sumOf(base)), sumOf(deductions)];
  const plusPoints = Math.min(formula.plusCap, sumOf(plus));
  const total = Math.max(0, baseSum - deducted) + plusPoints;
  return { base, deductions, plus, basePoints: baseSum, deducted, plusPoints, total };
}

function sumOf(lines: readonly PointsLine[]): number {
  return lines.reduce((sum, { points }) => sum + points, 0);
}

/** Weight × (amount ÷ target), nothing below the floor and no more than the cap. */
function basePoints({ indicator, weight, target, floorPercent, capPercent }: BasePart, amounts: IndicatorAmounts) {
  const { value, per } = exact(indicator, amounts);
  if (per === 0n) return weight;
  const wanted = BigInt(target) * per;
  // Attainment is value ÷ wanted; comparing it with per cents needs no division.
  if (value <= 0n || value * 100n < BigInt(floorPercent) * wanted) return 0;
  if (value * 100n >= BigInt(capPercent) * wanted) return rounded(BigInt(weight) * BigInt(capPercent), 100n);
  return rounded(BigInt(weight) * value, wanted);
}

/** So many points for each whole step beyond an amount. */
function stepPoints({ indicator, from, step, points, most }: StepPart, amounts: IndicatorAmounts): number {
  const { value, per } = exact(indicator, amounts);
  if (per === 0n) return value > 0n ? most : 0;
  const beyond = value - BigInt(from) * per;
  if (beyond <= 0n) return 0;
  const steps = beyond / (BigInt(step) * per);
  return Number(min(BigInt(most), steps * BigInt(points)));
}

/** An amount as a share of whole numbers in the unit of its target. */
function exact(indicator: IndicatorId, { numerator, denominator }: IndicatorAmounts): { value: bigint; per: bigint } {
  if (indicatorRules[indicator].unit !== "rate") return { value: BigInt(numerator), per: 1n };
  return { value: BigInt(numerator) * rateScale, per: BigInt(denominator ?? 0) };
}

function min(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

/** Half up; both are positive. */
function rounded(numerator: bigint, denominator: bigint): number {
  return Number((2n * numerator + denominator) / (2n * denominator));
}

/** A rate in hundredths of a per cent, half up; null where it is a share of nothing. */
export function rateOf({ numerator, denominator }: IndicatorAmounts): number | null {
  if (denominator === null || denominator === 0) return null;
  const sign = numerator < 0 ? -1 : 1;
  return sign * rounded(BigInt(Math.abs(numerator)) * rateScale, BigInt(denominator));
}

/** `8750` → `87.50` */
export function pointsText(hundredths: number): string {
  const digits = Math.abs(hundredths).toString().padStart(3, "0");
  return `${hundredths < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
