/** What the ledger knew of a customer on the day of a due diligence: what its analysis, flags and checks follow from. */
import type { CustomerKind } from "./customer.ts";
import type { Statement } from "./financialRatios.ts";
import type { GuarantorStanding } from "./guaranteeChain.ts";
import type { HouseholdTotals } from "./householdEconomy.ts";
import type { FactLoan } from "./ratingFacts.ts";
import type { Grade } from "./scorecard.ts";

/** A household's economy with the lines that flags ask for by themselves. */
export interface HouseholdStanding extends HouseholdTotals {
  surveyedOn: string | null;
  privateDebtFen: number | null;
  /** paid in a year */
  interestFen: number | null;
}

export interface DiligenceFigures {
  /** day on which the ledger knew this */
  on: string;
  kind: CustomerKind;
  birthDate: string | null;
  /** the yearly income that is registered of the customer */
  registeredIncomeFen: number | null;
  household: HouseholdStanding | null;
  /** newest first */
  statements: readonly Statement[];
  /** those on which something is owed */
  loans: readonly FactLoan[];
  guarantors: readonly GuarantorStanding[];
  /** the rating in force */
  rating: { grade: Grade; lineFen: number } | null;
}

/** The latest of the statements that are there. */
export function latestStatement({ statements }: Pick<DiligenceFigures, "statements">): Statement | null {
  return statements[0] ?? null;
}

/**
 * What comes in during a year, in fen: of a business that keeps books its revenue, else what the survey of the household
 * adds up to, else what is registered. Null where nobody asked.
 */
export function yearlyReceipts(figures: DiligenceFigures): number | null {
  const latest = latestStatement(figures);
  if (latest?.revenueFen) return Math.round((latest.revenueFen * 12) / latest.months);
  return figures.household?.incomeFen ?? figures.registeredIncomeFen;
}
