/**
 * Ratios of financial analysis out of statements: profitability, operation, solvency, growth. Definitions: 国务院国资委
 * 《企业绩效评价标准值》 (its four groups of indicators) and 《企业会计准则》 textbook usage where that has none (gross
 * margin, current ratio, return on assets by net profit).
 *
 * Flows of a statement of less than a year are brought to twelve months. Stocks that a flow is compared with are the
 * average of the statement's and those of a year before, where that statement is there.
 */
import { addMonths } from "./dates.ts";
import type { StatementFigures, StatementLine } from "./statementLines.ts";

export const ratioGroups = {
  profitability: ["grossMargin", "netMargin", "returnOnEquity", "returnOnAssets"],
  operation: ["inventoryTurnover", "receivablesTurnover", "assetTurnover"],
  solvency: ["debtToAssets", "currentRatio", "quickRatio", "interestCover"],
  growth: ["revenueGrowth", "profitGrowth", "assetGrowth"],
} as const;
export type RatioGroup = keyof typeof ratioGroups;
export type Ratio = (typeof ratioGroups)[RatioGroup][number];

/** Shares that are drawn over the periods: they fit on one axis. */
export const trendRatios: readonly Ratio[] = ["debtToAssets", "netMargin", "revenueGrowth", "returnOnAssets"];

/** Ratios that are shares, told in per cent; all others are told in times. */
export const percentRatios: readonly Ratio[] = [...ratioGroups.profitability, "debtToAssets", ...ratioGroups.growth];

export interface Statement extends StatementFigures {
  /** last day of the period, ISO */
  endsOn: string;
  /** months that the income statement covers, 1 to 12 */
  months: number;
}

/** Each ratio as a plain number (0.25 for 25 %); null where a figure is missing or nothing can be divided by. */
export type FinancialRatios = Readonly<Record<Ratio, number | null>>;

/** The ratios of a statement; `before` is the statement of the same months a year earlier, null where there is none. */
export function financialRatios(statement: Statement, before: Statement | null): FinancialRatios {
  const { revenueFen, costFen, interestFen, netProfitFen, currentAssetsFen, inventoryFen } = statement;
  const { currentLiabilitiesFen, totalLiabilitiesFen, totalAssetsFen } = statement;
  const yearly = (flow: number | null) => flow && (flow * 12) / statement.months;
  const average = (line: StatementLine) => averageOf(statement[line], before?.[line] ?? null);
  const growth = (line: StatementLine) => {
    const was = before?.[line] ?? null;
    return quotient(difference(statement[line], was), was);
  };
  return {
    grossMargin: quotient(difference(revenueFen, costFen), revenueFen),
    netMargin: quotient(netProfitFen, revenueFen),
    returnOnEquity: quotient(yearly(netProfitFen), average("equityFen")),
    returnOnAssets: quotient(yearly(netProfitFen), average("totalAssetsFen")),
    inventoryTurnover: quotient(yearly(costFen), average("inventoryFen")),
    receivablesTurnover: quotient(yearly(revenueFen), average("receivablesFen")),
    assetTurnover: quotient(yearly(revenueFen), average("totalAssetsFen")),
    debtToAssets: quotient(totalLiabilitiesFen, totalAssetsFen),
    currentRatio: quotient(currentAssetsFen, currentLiabilitiesFen),
    quickRatio: quotient(difference(currentAssetsFen, inventoryFen), currentLiabilitiesFen),
    interestCover: quotient(total(netProfitFen, statement.taxFen, interestFen), interestFen),
    revenueGrowth: growth("revenueFen"),
    profitGrowth: growth("netProfitFen"),
    assetGrowth: growth("totalAssetsFen"),
  };
}

/** The statement of the same months a year before another, to compare it with; null where there is none. */
export function yearBefore<S extends Statement>(statement: S, statements: readonly S[]): S | null {
  const endsOn = addMonths(statement.endsOn, -12);
  return statements.find((other) => other.endsOn === endsOn && other.months === statement.months) ?? null;
}

/** Statements with their ratios, oldest first; given newest first. */
export function ratiosOverTime<S extends Statement>(statements: readonly S[]): (S & { ratios: FinancialRatios })[] {
  return [...statements]
    .reverse()
    .map((statement) => ({ ...statement, ratios: financialRatios(statement, yearBefore(statement, statements)) }));
}

/** By how much assets exceed liabilities and equity, which they must equal; null where one of the three is missing. */
export function imbalanceFen({ totalAssetsFen, totalLiabilitiesFen, equityFen }: StatementFigures): number | null {
  return difference(totalAssetsFen, total(totalLiabilitiesFen, equityFen));
}

function quotient(dividend: number | null, divisor: number | null): number | null {
  return dividend === null || divisor === null || divisor <= 0 ? null : dividend / divisor;
}

function difference(from: number | null, take: number | null): number | null {
  return from === null || take === null ? null : from - take;
}

function total(...parts: (number | null)[]): number | null {
  return parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}

/** Of the two that are known. */
function averageOf(now: number | null, then: number | null): number | null {
  return now === null || then === null ? now : (now + then) / 2;
}
