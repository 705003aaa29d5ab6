/**
 * How much of a sum lies with few. The Herfindahl–Hirschman index is the sum of the squared shares: 1 where all lies
 * with one, 1/n where n share alike. Sources: O. C. Herfindahl, "Concentration in the Steel Industry" (1950);
 * A. O. Hirschman, "The Paternity of an Index", American Economic Review 54 (1964). As a measure of the concentration
 * of a loan portfolio: Basel Committee on Banking Supervision, "Studies on credit risk concentration", Working Paper 15
 * (2006). The bands are those of the U.S. Horizontal Merger Guidelines of 2023 (1,000 and 1,800 points of 10,000):
 * made for markets, a plain reading of the number for want of a rule of the trade's own.
 */

/** What is left of the amounts beyond those given one by one. */
export interface Remainder {
  amount: number;
  /** sum of the squared amounts */
  squares: number;
}

export interface Concentration {
  total: number;
  /** per amount, in their order; 0 where the total is */
  shares: number[];
  /** share of what is not given one by one */
  remainderShare: number;
  /** null where nothing is owed */
  index: number | null;
}

/** @param amounts none negative */
export function concentration(
  amounts: readonly number[],
  remainder: Remainder = { amount: 0, squares: 0 },
): Concentration {
  const total = amounts.reduce((sum, amount) => sum + amount, remainder.amount);
  if (total === 0) return { total, shares: amounts.map(() => 0), remainderShare: 0, index: null };
  const shares = amounts.map((amount) => amount / total);
  const squares = shares.reduce((sum, share) => sum + share * share, remainder.squares / (total * total));
  return { total, shares, remainderShare: remainder.amount / total, index: squares };
}

export const concentrationLevels = ["low", "moderate", "high"] as const;
export type ConcentrationLevel = (typeof concentrationLevels)[number];

/** An index in words. */
export function concentrationLevel(index: number): ConcentrationLevel {
  if (index < 0.1) return "low";
  return index <= 0.18 ? "moderate" : "high";
}

/** Free text as one purpose among others: without blanks, and letters in one case. The query does the same. */
export function normalPurpose(purpose: string): string {
  return purpose.replaceAll(/[ \t\u3000]/g, "").replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
