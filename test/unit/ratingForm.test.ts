import { expect, test } from "vitest";
import { factHome } from "../../shared/domain/factHome.ts";
import { evaluateRating } from "../../shared/domain/rating.ts";
import { proposalGaps } from "../../shared/domain/ratingProposal.ts";
import { factsUsed } from "../../shared/domain/scorecard.ts";
import { farmerHousehold } from "../../shared/domain/scorecards/farmerHousehold.ts";
import { bestAnswers } from "../support/people.ts";

const best = bestAnswers(farmerHousehold);

test("only an answer in place of the ledger's needs a note, and a note of blanks is none", () => {
  const known = { debtRatio: { value: 30, source: "household", on: null } } as const;
  const gaps = (note: string, answers = best) => {
    const written = { facts: known, answers, notes: { debtRatio: { note } }, changeReason: "" };
    const result = evaluateRating(farmerHousehold, { kind: "farmer", facts: known }, answers);
    return proposalGaps(farmerHousehold, written, result, null);
  };
  expect(gaps(" ").unexplained).toEqual(["debtRatio"]);
  expect(gaps("已还清").unexplained).toEqual([]);
  const { debtRatio: _ratio, ...values } = best.values;
  expect(gaps("", { ...best, values })).toEqual({ unanswered: [], unexplained: [], changeUnexplained: false });
});

test("another grade than the last one needs a reason, the same grade none", () => {
  const result = evaluateRating(farmerHousehold, { kind: "farmer", facts: {} }, best);
  const gaps = (changeReason: string, lastGrade: "AAA" | "B" | null) =>
    proposalGaps(farmerHousehold, { facts: {}, answers: best, notes: {}, changeReason }, result, lastGrade);
  expect(gaps("", "B").changeUnexplained).toBe(true);
  expect(gaps("收入增加", "B").changeUnexplained).toBe(false);
  expect(gaps("", "AAA").changeUnexplained).toBe(false);
  expect(gaps("", null).changeUnexplained).toBe(false);
});

test("what a ready scorecard asks of a farmer is never looked for in statements, which farmers do not have", () => {
  for (const fact of factsUsed(farmerHousehold)) expect([fact, factHome(fact, "farmer")]).not.toContain("statement");
  expect(factHome("debtRatio", "enterprise")).toBe("statement");
});
