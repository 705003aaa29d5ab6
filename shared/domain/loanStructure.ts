/** A loan as it is talked over with a customer: amount, term, rate and way of repayment within what a product allows. */
import type { ProductTerms } from "./product.ts";
import type { Guarantee } from "./records.ts";
import type { LoanPlan } from "./repaymentSchedule.ts";

export interface LoanStructure extends LoanPlan {
  guarantee: Guarantee;
}

/** Why a loan cannot be built so; amounts are fen, rates basis points. */
export type StructureProblem =
  | { field: "amountFen"; reason: "below" | "above" | "aboveLine"; bound: number }
  | { field: "amountFen"; reason: "noLine"; bound: null }
  | { field: "months" | "rateBp"; reason: "below" | "above"; bound: number }
  | { field: "way" | "guarantee"; reason: "notOffered"; bound: null }
  | { field: "payMonths"; reason: "required"; bound: null };

/** The most that can be lent, and whether the product or the free line sets it; nothing where a line is needed and missing. */
export function mostLent(
  { amountToFen, conditions }: Pick<ProductTerms, "amountToFen" | "conditions">,
  freeLineFen: number | null,
): number {
  return conditions.underLine ? Math.min(amountToFen, freeLineFen ?? 0) : amountToFen;
}

/**
 * What stands against a loan, nothing where it can be made.
 *
 * @param freeLineFen of the customer today, null without a line; only products lent under the line ask for it
 */
export function structureProblems(
  structure: Omit<LoanStructure, "startsOn">,
  terms: ProductTerms,
  freeLineFen: number | null,
): StructureProblem[] {
  const problems: StructureProblem[] = [];
  const { amountFen, months, rateBp, way, guarantee, payMonths } = structure;
  const { underLine } = terms.conditions;
  if (underLine && freeLineFen === null) problems.push({ field: "amountFen", reason: "noLine", bound: null });
  if (amountFen < terms.amountFromFen)
    problems.push({ field: "amountFen", reason: "below", bound: terms.amountFromFen });
  if (amountFen > terms.amountToFen) problems.push({ field: "amountFen", reason: "above", bound: terms.amountToFen });
  else if (underLine && freeLineFen !== null && amountFen > freeLineFen)
    problems.push({ field: "amountFen", reason: "aboveLine", bound: freeLineFen });
  if (months < terms.monthsFrom) problems.push({ field: "months", reason: "below", bound: terms.monthsFrom });
  if (months > terms.monthsTo) problems.push({ field: "months", reason: "above", bound: terms.monthsTo });
  if (rateBp < terms.rateFromBp) problems.push({ field: "rateBp", reason: "below", bound: terms.rateFromBp });
  if (rateBp > terms.rateToBp) problems.push({ field: "rateBp", reason: "above", bound: terms.rateToBp });
  if (!terms.ways.includes(way)) problems.push({ field: "way", reason: "notOffered", bound: null });
  if (!terms.guarantees.includes(guarantee)) problems.push({ field: "guarantee", reason: "notOffered", bound: null });
  if (way === "seasonal" && payMonths.length === 0)
    problems.push({ field: "payMonths", reason: "required", bound: null });
  return problems;
}
