import { expect, test } from "vitest";
import {
  type CreditPolicy,
  type PolicyFacts,
  type PolicyRule,
  policyChecks,
  policyRuleNames,
  unmetRules,
  usualCreditPolicy,
} from "../../shared/domain/creditPolicy.ts";
import type { Evidence } from "../../shared/domain/diligence.ts";
import { proposedAnswers } from "../../shared/domain/diligenceRating.ts";
import { currentEdition, interviewProgress, interviewQuestions } from "../../shared/domain/interviewQuestions.ts";
import { criteria, indicatorMax } from "../../shared/domain/scorecard.ts";
import { business } from "../../shared/domain/scorecards/business.ts";
import { farmerHousehold } from "../../shared/domain/scorecards/farmerHousehold.ts";
import { household, known, owed, written } from "../support/diligence.ts";

const evidence: Evidence = {
  ...{ findings: "属实", sources: ["siteVisit"], judgement: "adequate" },
  ...{ reportNumber: "", reportOn: null, redFlags: "", paperIds: [] },
};

/** A farmer born on 1980-05-06 who asks for 20,000 yuan over a year and meets every rule. */
function meeting(figures: Parameters<typeof known>[0] = {}): PolicyFacts {
  const content = written({ proposal: { amountFen: 2_000_000, termMonths: 12, rateBasisPoints: 0 } });
  content.interview = {
    ...content.interview,
    ...{ heldOn: "2026-03-01", signedOn: "2026-03-01", signers: [{ name: "赵大海", role: "interviewee" }] },
  };
  for (const criterion of criteria) content.evidence[criterion] = evidence;
  return {
    figures: known({
      household: household({ incomeFen: 4_000_000 }),
      rating: { grade: "A", lineFen: 2_000_000 },
      ...figures,
    }),
    content,
    flags: [],
    investigators: 2,
    interview: { needed: 5, answered: 5 },
  };
}

const withCapital: CreditPolicy = { ...usualCreditPolicy, capitalFen: 25_000_000 };
const unmet = (facts: PolicyFacts, policy = withCapital) => unmetRules(policyChecks(policy, facts));
const checkOf = (rule: PolicyRule, facts: PolicyFacts, policy = withCapital) =>
  policyChecks(policy, facts).find((check) => check.rule === rule);

test("who meets everything misses nothing; every rule is told once, in its order", () => {
  expect(unmet(meeting())).toEqual([]);
  expect(policyChecks(withCapital, meeting()).map(({ rule }) => rule)).toEqual(policyRuleNames);
});

test("the amount keeps to the line of the grade; who is not rated has none to keep to", () => {
  expect(checkOf("lineByGrade", meeting({ rating: { grade: "B", lineFen: 1_999_999 } }))).toEqual({
    ...{ rule: "lineByGrade", state: "unmet", needed: 1_999_999, found: 2_000_000 },
  });
  expect(checkOf("lineByGrade", meeting({ rating: null }))?.state).toBe("open");
});

test("one borrower owes a tenth of the net capital at most, what is owed here included", () => {
  const owing = (balanceFen: number) => meeting({ loans: [owed({ here: true, balanceFen, dueOn: "2036-01-01" })] });
  expect(checkOf("concentration", owing(500_000))).toMatchObject({ state: "met", needed: 2_500_000, found: 2_500_000 });
  expect(checkOf("concentration", owing(500_001))?.state).toBe("unmet");
  expect(checkOf("concentration", meeting(), usualCreditPolicy)?.state).toBe("open");
});

test("a day overdue, here or elsewhere, is one too many", () => {
  expect(unmet(meeting({ loans: [owed({ balanceFen: 1, dueOn: "2026-03-10" })] }))).toEqual([]);
  expect(unmet(meeting({ loans: [owed({ balanceFen: 1, dueOn: "2026-03-09" })] }))).toEqual(["noOverdue"]);
});

test("the age counts on the day the loan falls due: 65 is not too old, 66 is", () => {
  // Due on 2027-03-10.
  expect(checkOf("ageAtMaturity", meeting({ birthDate: "1961-03-11" }))).toMatchObject({ state: "met", found: 65 });
  expect(checkOf("ageAtMaturity", meeting({ birthDate: "1961-03-10" }))).toMatchObject({ state: "unmet", found: 66 });
  expect(checkOf("ageAtMaturity", meeting({ birthDate: null }))?.state).toBe("unmet");
  expect(checkOf("ageAtMaturity", meeting({ birthDate: null, kind: "enterprise" }))?.state).toBe("open");
});

test("debt service is half of the receipts at most, and unmet where none are known", () => {
  expect(checkOf("debtService", meeting())).toMatchObject({ state: "met", needed: 50, found: 50 });
  expect(unmet(meeting({ household: household({ incomeFen: 3_999_000 }) }))).toEqual(["debtService"]);
  expect(checkOf("debtService", meeting({ household: null }))).toMatchObject({ state: "unmet", found: null });
});

test("the interview is thirty days old at most", () => {
  const heldOn = (day: string | null) => {
    const facts = meeting();
    facts.content.interview.heldOn = day;
    return checkOf("interviewFresh", facts);
  };
  expect(heldOn("2026-02-08")).toMatchObject({ state: "met", found: 30 });
  expect(heldOn("2026-02-07")).toMatchObject({ state: "unmet", found: 31 });
  expect(heldOn(null)).toMatchObject({ state: "unmet", found: null });
});

test("one investigator, a missing answer, no signature, a criterion without evidence and a flag without answer are unmet", () => {
  expect(unmet({ ...meeting(), investigators: 1 })).toEqual(["twoInvestigators"]);
  expect(unmet({ ...meeting(), interview: { needed: 5, answered: 4 } })).toEqual(["interviewComplete"]);
  const unsigned = meeting();
  unsigned.content.interview.signedOn = null;
  expect(unmet(unsigned)).toEqual(["signed"]);
  unsigned.content.interview.paperIds = [7];
  expect(unmet(unsigned)).toEqual([]);
  for (const lacking of [{ findings: "" }, { sources: [] }, { judgement: "unknown" as const }]) {
    const facts = meeting();
    facts.content.evidence.capital = { ...evidence, ...lacking };
    expect(checkOf("allCriteria", facts)).toMatchObject({ state: "unmet", needed: 5, found: 4 });
  }
  const flagged = { ...meeting(), flags: [{ kind: "loss" as const, figures: [] }] };
  expect(unmet(flagged)).toEqual(["flagsAnswered"]);
  flagged.content.flagAnswers.loss = "季节性亏损";
  expect(unmet(flagged)).toEqual([]);
});

test("an interview is complete once every question that must be answered is", () => {
  const questions = interviewQuestions("farmer", currentEdition);
  const answers = Object.fromEntries(
    questions
      .filter(({ required }) => required)
      .map(({ id, options, amount }) => [
        id,
        { choice: options[0]?.id ?? null, amount: amount === null ? null : 0, text: "" },
      ]),
  );
  const { needed, answered } = interviewProgress(questions, { answers });
  expect(answered).toBe(needed);
  expect(needed).toBeGreaterThan(10);
  const { loanPurpose: _one, ...others } = answers;
  expect(interviewProgress(questions, { answers: others }).answered).toBe(needed - 1);
  expect(
    interviewProgress(questions, { answers: { ...others, loanPurpose: { ...evidence, choice: "?" } } as never })
      .answered,
  ).toBe(needed - 1);
});

test("each answer that stands for an indicator of the ready scorecards is worth what its place is", () => {
  for (const [card, kind] of [
    [farmerHousehold, "farmer"],
    [business, "selfEmployed"],
  ] as const)
    for (const { id, rates, options } of interviewQuestions(kind, currentEdition)) {
      const indicator = card.indicators.find((one) => one.id === rates);
      if (indicator?.type !== "choice") continue;
      expect(options, id).toHaveLength(indicator.options.length);
      const answered = (choice: string) =>
        proposedAnswers(card, kind, { answers: { [id]: { choice, amount: null, text: "" } } }, currentEdition);
      options.forEach((option, place) => {
        expect(option.label.zh, id).toBe(indicator.options[place]?.label.zh);
        expect(answered(option.id)).toEqual([
          { indicatorId: indicator.id, value: indicator.options[place]?.id, questionId: id },
        ]);
      });
      expect(indicator.options[0]?.points).toBe(indicatorMax(indicator));
      expect(answered("gone")).toEqual([]);
    }
});

test("a number that was told answers the indicator that asks for it", () => {
  const answers = { experience: { choice: null, amount: 8, text: "" } };
  expect(proposedAnswers(farmerHousehold, "farmer", { answers }, currentEdition)).toEqual([
    { indicatorId: "experience", value: 8, questionId: "experience" },
  ]);
  expect(proposedAnswers(business, "enterprise", { answers }, currentEdition)).toEqual([]);
});
