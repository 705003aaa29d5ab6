/**
 * Debt service (还本付息): what has to be paid within the coming year, measured by what comes in during a year. Loans
 * that fall due within the year count whole, since rural loans are mostly paid back at once out of the harvest or the
 * turnover that they finance; longer ones with the part of the year. Interest on what is owed already is what the survey
 * or the statement says is paid; on the proposal it follows from its rate.
 */
import { addMonths } from "./dates.ts";
import type { DiligenceProposal } from "./diligence.ts";
import { type DiligenceFigures, latestStatement, yearlyReceipts } from "./diligenceFigures.ts";
import type { FactLoan } from "./ratingFacts.ts";

type Asked = Pick<DiligenceProposal, "amountFen" | "termMonths" | "rateBasisPoints">;

/** Principal and interest of the coming year in fen, with what the proposal would add. */
export function debtServiceFen(figures: DiligenceFigures, asked: Asked): number {
  const owed = figures.loans.reduce((sum, loan) => sum + principalOfYear(loan, figures.on), 0);
  return owed + interestPaid(figures) + addedBy(asked);
}

/** The same in per cent of the year's receipts, to two decimals; null where no receipts are known. */
export function debtServicePercent(figures: DiligenceFigures, asked: Asked): number | null {
  const receipts = yearlyReceipts(figures);
  if (receipts === null || receipts <= 0) return null;
  return Math.round((debtServiceFen(figures, asked) * 10_000) / receipts) / 100;
}

function principalOfYear({ balanceFen, dueOn }: FactLoan, today: string): number {
  if (dueOn <= addMonths(today, 12)) return balanceFen;
  let months = 13;
  while (addMonths(today, months) < dueOn) months += 1;
  return Math.round((balanceFen * 12) / months);
}

function interestPaid(figures: DiligenceFigures): number {
  const latest = latestStatement(figures);
  if (latest?.interestFen) return Math.round((latest.interestFen * 12) / latest.months);
  return figures.household?.interestFen ?? 0;
}

function addedBy({ amountFen, termMonths, rateBasisPoints }: Asked): number {
  if (amountFen === null || termMonths === null) return 0;
  const months = Math.min(12, termMonths);
  const principal = Math.round((amountFen * months) / termMonths);
  return principal + Math.round((amountFen * (rateBasisPoints ?? 0) * months) / 120_000);
}
