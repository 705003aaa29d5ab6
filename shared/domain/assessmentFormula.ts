/** The formula of an assessment: what each indicator weighs, how far it counts, what risk costs and what is added. */
import { type IndicatorId, indicatorRules } from "./assessment.ts";
import { type LoanClass, loanClasses } from "./customer.ts";

/** Points are hundredths: 100 points are 10,000. */
export const fullPoints = 10_000;

/** Interest is counted by years of 360 days, as contracts of loans do. */
export const yearDays = 360;

/** Points in proportion to how far the target is reached. Amounts are counts, fen, or hundredths of a per cent. */
export interface BasePart {
  indicator: IndicatorId;
  /** hundredths of a point for the whole target */
  weight: number;
  target: number;
  /** per cent of the target below which it counts for nothing */
  floorPercent: number;
  /** per cent of the target beyond which more counts for nothing */
  capPercent: number;
}

/** Points for each whole step beyond an amount, up to a most: taken off for risk, or added on top. */
export interface StepPart {
  indicator: IndicatorId;
  /** tolerated risk, or the amount from which more is rewarded */
  from: number;
  step: number;
  /** hundredths of a point for each step */
  points: number;
  most: number;
}

/** In hundredths of a per cent, by class of the loan. */
export type ClassRates = Readonly<Record<LoanClass, number>>;

export interface AssessmentFormula {
  title: string;
  base: readonly BasePart[];
  deductions: readonly StepPart[];
  plus: readonly StepPart[];
  /** most of all plus points together */
  plusCap: number;
  /** share of a balance that is expected to be lost */
  lossRates: ClassRates;
  /** interest a year; what is bad earns none that counts */
  interestRates: ClassRates;
}

const yuan = (amount: number) => amount * 100;

/**
 * The first edition. Expected losses are those of 《银行贷款损失准备计提指引》 (银发〔2002〕98号): 1% on all, 2% on
 * special mention, 25%, 50% and 100% on the bad classes. The ledger knows no rates of interest, so that they stand here.
 */
export const standardFormula: AssessmentFormula = {
  title: "客户经理贷款考核办法",
  base: [
    { indicator: "stockKept", weight: 1000, target: 9500, floorPercent: 60, capPercent: 100 },
    { indicator: "overdueCollected", weight: 1000, target: 8000, floorPercent: 20, capPercent: 100 },
    { indicator: "ratingsRenewed", weight: 1500, target: 9500, floorPercent: 60, capPercent: 100 },
    { indicator: "visitsDone", weight: 1500, target: 9000, floorPercent: 50, capPercent: 100 },
    { indicator: "newLoans", weight: 1000, target: 20, floorPercent: 0, capPercent: 120 },
    { indicator: "newLoanFen", weight: 1000, target: yuan(2_000_000), floorPercent: 0, capPercent: 120 },
    { indicator: "balanceGrowth", weight: 1500, target: yuan(800_000), floorPercent: 0, capPercent: 120 },
    { indicator: "newCustomers", weight: 1000, target: 15, floorPercent: 0, capPercent: 120 },
    { indicator: "drawnFen", weight: 500, target: yuan(500_000), floorPercent: 0, capPercent: 120 },
  ],
  deductions: [
    { indicator: "overdueRate", from: 200, step: 50, points: 50, most: 1000 },
    { indicator: "badRate", from: 150, step: 50, points: 100, most: 1500 },
    { indicator: "riskIncome", from: 4000, step: 500, points: 50, most: 1000 },
  ],
  plus: [
    { indicator: "balanceGrowth", from: yuan(1_000_000), step: yuan(100_000), points: 50, most: 500 },
    { indicator: "newCustomers", from: 20, step: 1, points: 20, most: 300 },
  ],
  plusCap: 600,
  lossRates: { normal: 100, specialMention: 200, substandard: 2500, doubtful: 5000, loss: 10_000 },
  interestRates: { normal: 600, specialMention: 600, substandard: 0, doubtful: 0, loss: 0 },
};

export interface FormulaProblem {
  problem: "weights" | "twice" | "floorCap" | "riskAsBase" | "notRisk" | "riskAsPlus" | "title";
  indicator: IndicatorId | null;
}

/** Why a formula cannot be published; none when it can. */
export function formulaProblems({ title, base, deductions, plus }: AssessmentFormula): FormulaProblem[] {
  const problems: FormulaProblem[] = [];
  const add = (problem: FormulaProblem["problem"], indicator: IndicatorId | null = null) =>
    problems.push({ problem, indicator });
  if (title.trim() === "") add("title");
  if (base.reduce((sum, { weight }) => sum + weight, 0) !== fullPoints) add("weights");
  for (const part of [base, deductions, plus])
    for (const [place, { indicator }] of part.entries())
      if (part.findIndex((one) => one.indicator === indicator) !== place) add("twice", indicator);
  const isRisk = (indicator: IndicatorId) => indicatorRules[indicator].group === "risk";
  for (const { indicator, floorPercent, capPercent } of base) {
    if (isRisk(indicator)) add("riskAsBase", indicator);
    if (floorPercent > 100 || capPercent < 100) add("floorCap", indicator);
  }
  for (const { indicator } of deductions) if (!isRisk(indicator)) add("notRisk", indicator);
  for (const { indicator } of plus) if (isRisk(indicator)) add("riskAsPlus", indicator);
  return problems;
}

/** Whether two formulas count loss and income alike, so that figures of one serve the other. */
export function sameRates(one: AssessmentFormula, other: AssessmentFormula): boolean {
  return loanClasses.every(
    (loanClass) =>
      one.lossRates[loanClass] === other.lossRates[loanClass] &&
      one.interestRates[loanClass] === other.interestRates[loanClass],
  );
}

/** The edition in force on a day: the last to begin, of several of one day the last published; null before the first. */
export function formulaInForce<Edition extends { id: number; publishedFrom: string }>(
  editions: readonly Edition[],
  day: string,
): Edition | null {
  return editions
    .filter(({ publishedFrom }) => publishedFrom <= day)
    .reduce<Edition | null>((last, one) => (last === null || isLater(one, last) ? one : last), null);
}

function isLater(one: { id: number; publishedFrom: string }, other: { id: number; publishedFrom: string }): boolean {
  return one.publishedFrom === other.publishedFrom ? one.id > other.id : one.publishedFrom > other.publishedFrom;
}
