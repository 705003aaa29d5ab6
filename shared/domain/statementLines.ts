/** Lines of a financial statement that the ratios need, in the order of 《企业会计准则第30号——财务报表列报》. */

export const incomeLines = ["revenueFen", "costFen", "expensesFen", "interestFen", "taxFen", "netProfitFen"] as const;

export const balanceLines = [
  "cashFen",
  "receivablesFen",
  "inventoryFen",
  "currentAssetsFen",
  "fixedAssetsFen",
  "totalAssetsFen",
  "currentLiabilitiesFen",
  "totalLiabilitiesFen",
  "equityFen",
] as const;

export const statementLines = [...incomeLines, ...balanceLines] as const;
export type StatementLine = (typeof statementLines)[number];

/** Losses are negative profit, and what losses have eaten is negative equity; no other line goes below zero. */
export const signedLines: readonly StatementLine[] = ["taxFen", "netProfitFen", "equityFen"];

/** Amounts in fen; null where a statement does not say. */
export type StatementFigures = Readonly<Record<StatementLine, number | null>>;
