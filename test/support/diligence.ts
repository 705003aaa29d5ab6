import { type DiligenceContent, emptyDiligence, type InterviewAnswer } from "../../shared/domain/diligence.ts";
import type { DiligenceFigures, HouseholdStanding } from "../../shared/domain/diligenceFigures.ts";
import type { Statement } from "../../shared/domain/financialRatios.ts";
import type { FactLoan } from "../../shared/domain/ratingFacts.ts";
import { statementLines } from "../../shared/domain/statementLines.ts";

/** The day of the figures in these tests. */
export const figuresDay = "2026-03-10";

/** Figures of a farmer of whom the ledger knows little, to be varied by the test. */
export function known(changes: Partial<DiligenceFigures> = {}): DiligenceFigures {
  return {
    on: figuresDay,
    kind: "farmer",
    birthDate: "1980-05-06",
    registeredIncomeFen: null,
    household: null,
    statements: [],
    loans: [],
    guarantors: [],
    rating: null,
    ...changes,
  };
}

/** A survey of a household of which nothing but these was asked. */
export function household(changes: Partial<HouseholdStanding>): HouseholdStanding {
  const none = { incomeFen: null, expensesFen: null, netIncomeFen: null, netIncomePerHeadFen: null, surplusFen: null };
  const stocks = { assetsFen: null, debtsFen: null, netAssetsFen: null, debtRatio: null };
  return { ...none, ...stocks, surveyedOn: "2026-01-01", privateDebtFen: null, interestFen: null, ...changes };
}

/** A statement of the year 2025 that says nothing but these lines. */
export function statementOf(changes: Partial<Statement>): Statement {
  const empty = Object.fromEntries(statementLines.map((line) => [line, null])) as unknown as Statement;
  return { ...empty, endsOn: "2025-12-31", months: 12, ...changes };
}

export function owed(changes: Partial<FactLoan> = {}): FactLoan {
  return { here: false, lender: "甲银行", balanceFen: 100_000, dueOn: "2026-12-31", overdueSince: null, ...changes };
}

/** What investigators wrote: answers to questions, and a proposal. */
export function written({
  answers = {},
  proposal = {},
}: {
  answers?: Record<string, Partial<InterviewAnswer>>;
  proposal?: Partial<DiligenceContent["proposal"]>;
} = {}): DiligenceContent {
  const content = emptyDiligence();
  for (const [question, answer] of Object.entries(answers))
    content.interview.answers[question] = { choice: null, amount: null, text: "", ...answer };
  return { ...content, proposal: { ...content.proposal, ...proposal } };
}
