/**
 * What is to be paid back of a loan when. Interest is counted by whole months from the day of the loan: balance × months
 * × yearly rate ÷ 12 (逐笔计息法; source: 《中国人民银行关于人民币存贷款计结息问题的通知》, 银发〔2005〕129号), and each
 * instalment's interest is rounded to the fen, half up. Principal is shared in whole fen, and the last instalment takes
 * the rest. Everything is counted in whole numbers: no amount ever is a fraction of a fen.
 */
import { addMonths } from "./dates.ts";
import type { RepaymentWay } from "./repaymentWays.ts";

export interface LoanPlan {
  way: RepaymentWay;
  /** whole fen, more than nothing */
  amountFen: number;
  /** basis points a year: 650 is 6.50 % */
  rateBp: number;
  /** whole months, at least one */
  months: number;
  /** day on which the money is paid out */
  startsOn: string;
  /** months of the year, 1 to 12, in which a seasonal loan is paid; the last day of the term always is one of its days */
  payMonths: readonly number[];
}

export interface Instalment {
  date: string;
  principalFen: number;
  interestFen: number;
  totalFen: number;
  /** principal left after it */
  restFen: number;
}

export interface RepaymentSchedule {
  instalments: Instalment[];
  interestFen: number;
  totalFen: number;
}

/** No loan here runs longer. */
export const longestMonths = 360;

/** Basis points a year of a whole, and months of a year: what a monthly rate is a part of. */
const yearlyWhole = 120_000n;

/**
 * The schedule of a loan.
 *
 * @throws {RangeError} where an amount, rate or term is no whole number within its bounds
 */
export function repaymentSchedule(plan: LoanPlan): RepaymentSchedule {
  assertPlan(plan);
  const steps = dueMonths(plan);
  const amount = BigInt(plan.amountFen);
  const principalOf = principalRule(plan, amount, BigInt(steps.length));
  const instalments: Instalment[] = [];
  let rest = amount;
  let before = 0;
  steps.forEach((month, index) => {
    const interest = interestOf(rest, plan.rateBp, month - before);
    const wanted = index === steps.length - 1 ? rest : principalOf(interest);
    const principal = wanted < rest ? wanted : rest;
    rest -= principal;
    before = month;
    instalments.push({
      date: addMonths(plan.startsOn, month),
      principalFen: Number(principal),
      interestFen: Number(interest),
      totalFen: Number(principal + interest),
      restFen: Number(rest),
    });
  });
  const interestFen = instalments.reduce((sum, one) => sum + one.interestFen, 0);
  return { instalments, interestFen, totalFen: plan.amountFen + interestFen };
}

function assertPlan({ amountFen, rateBp, months }: LoanPlan): void {
  const whole = Number.isSafeInteger(amountFen) && Number.isSafeInteger(rateBp) && Number.isSafeInteger(months);
  if (!whole || amountFen < 1 || rateBp < 0 || rateBp > 10_000 || months < 1 || months > longestMonths)
    throw new RangeError("A loan has an amount, a rate and a term in whole numbers.");
}

/** After how many months something is paid, ascending; the end of the term is the last of them. */
function dueMonths({ way, months, startsOn, payMonths }: LoanPlan): number[] {
  if (way === "atEnd") return [months];
  const all = Array.from({ length: months }, (_, index) => index + 1);
  if (way !== "seasonal") return all;
  return all.filter((month) => month === months || payMonths.includes(Number(addMonths(startsOn, month).slice(5, 7))));
}

/** What an instalment but the last one pays of the principal. */
function principalRule(plan: LoanPlan, amount: bigint, count: bigint): (interest: bigint) => bigint {
  if (plan.way === "interestMonthly") return () => 0n;
  if (plan.way !== "equalInstalments") return () => amount / count;
  const payment = equalInstalment(amount, BigInt(plan.rateBp), count);
  return (interest) => payment - interest;
}

/** P·i·(1+i)ⁿ ÷ ((1+i)ⁿ − 1), by whole numbers; without interest an equal share. */
function equalInstalment(amount: bigint, rateBp: bigint, count: bigint): bigint {
  if (rateBp === 0n) return dividedHalfUp(amount, count);
  const grown = (yearlyWhole + rateBp) ** count;
  return dividedHalfUp(amount * rateBp * grown, yearlyWhole * (grown - yearlyWhole ** count));
}

function interestOf(balance: bigint, rateBp: number, months: number): bigint {
  return dividedHalfUp(balance * BigInt(rateBp) * BigInt(months), yearlyWhole);
}

function dividedHalfUp(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor);
}
