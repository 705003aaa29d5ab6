import { type DiligenceContent, emptyDiligence, type InterviewAnswer } from "../../shared/domain/diligence.ts";
import type { DiligenceFigures, HouseholdStanding } from "../../shared/domain/diligenceFigures.ts";
import type { Statement } from "../../shared/domain/financialRatios.ts";
import { currentEdition, interviewQuestions } from "../../shared/domain/interviewQuestions.ts";
import type { FactLoan } from "../../shared/domain/ratingFacts.ts";
import { criteria } from "../../shared/domain/scorecard.ts";
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

/** A due diligence on a farmer with everything in it that the policy asks for, to be varied by the test. */
export function wholeDiligence(changes: Partial<DiligenceContent> = {}): DiligenceContent {
  const content = emptyDiligence();
  for (const { id, options, amount } of interviewQuestions("farmer", currentEdition))
    content.interview.answers[id] = {
      choice: (options.find((option) => option.id === "none") ?? options[0])?.id ?? null,
      amount: amount === "years" ? 8 : amount === "fen" ? 5_000_000 : null,
      text: "",
    };
  Object.assign(content.interview, {
    ...{ heldOn: figuresDay, place: "客户家中", interviewee: "赵大海", relation: "self" },
    ...{ signedOn: figuresDay, signers: [{ name: "赵大海", role: "interviewee" }] },
  });
  for (const criterion of criteria)
    content.evidence[criterion] = {
      ...content.evidence[criterion],
      ...{ findings: "走访属实", sources: ["siteVisit", "villageCommittee"], judgement: "adequate" },
    };
  Object.assign(content.proposal, {
    ...{ amountFen: 2_000_000, termMonths: 12, rateBasisPoints: 600, purpose: "购化肥", opinion: "同意授信" },
  });
  return { ...content, ...changes };
}
