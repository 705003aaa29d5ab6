import {
  assetKinds,
  debtKinds,
  expenseKinds,
  type HouseholdFigures,
  type HouseholdLine,
  incomeSources,
} from "./householdLines.ts";

/** Totals of a household's economy, in fen; null where nothing was asked that they are made of. */
export interface HouseholdTotals {
  incomeFen: number | null;
  expensesFen: number | null;
  /** income less what it costs to earn it and the interest: what the household can dispose of */
  netIncomeFen: number | null;
  /** net income for each person living in the household, in whole fen */
  netIncomePerHeadFen: number | null;
  /** income less all expenses: what is left of a year, out of which a loan is paid back */
  surplusFen: number | null;
  assetsFen: number | null;
  debtsFen: number | null;
  netAssetsFen: number | null;
  /** debts by assets (0.25 for 25 %); null without assets */
  debtRatio: number | null;
}

/** What it costs to earn the income, and interest: the rest of the expenses is how the household lives. */
const costs = ["expenseFarmingFen", "expenseBusinessFen", "expenseInterestFen"] as const satisfies HouseholdLine[];

/**
 * Adds a household's economy up. A line that nobody asked for counts as nothing, as long as another of its kind is
 * known. Net income is the disposable income (可支配收入) of the National Bureau of Statistics' survey of households:
 * income of all four kinds less the costs of business and the interest paid.
 *
 * @param headcount people living in the household, null where it is not known
 */
export function householdTotals(figures: HouseholdFigures, headcount: number | null): HouseholdTotals {
  const incomeFen = sum(figures, incomeSources);
  const expensesFen = sum(figures, expenseKinds);
  const assetsFen = sum(figures, assetKinds);
  const debtsFen = sum(figures, debtKinds);
  const netIncomeFen = incomeFen === null ? null : incomeFen - (sum(figures, costs) ?? 0);
  const headed = netIncomeFen !== null && headcount !== null && headcount > 0;
  return {
    incomeFen,
    expensesFen,
    netIncomeFen,
    netIncomePerHeadFen: headed ? Math.round(netIncomeFen / headcount) : null,
    surplusFen: incomeFen === null ? null : incomeFen - (expensesFen ?? 0),
    assetsFen,
    debtsFen,
    netAssetsFen: assetsFen === null ? null : assetsFen - (debtsFen ?? 0),
    debtRatio: assetsFen === null || assetsFen <= 0 ? null : (debtsFen ?? 0) / assetsFen,
  };
}

function sum(figures: HouseholdFigures, lines: readonly HouseholdLine[]): number | null {
  const known = lines.map((line) => figures[line]).filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((total, amount) => total + amount, 0);
}
