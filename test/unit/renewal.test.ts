import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluateRating, type RatingAnswers } from "../../shared/domain/rating.ts";
import type { KnownFact, KnownFacts } from "../../shared/domain/ratingFacts.ts";
import { carryRating, gradeMoves } from "../../shared/domain/renewal.ts";
import { grades, type ScorecardDefinition } from "../../shared/domain/scorecard.ts";
import { farmerHousehold } from "../../shared/domain/scorecards/farmerHousehold.ts";
import { bestAnswers } from "../support/people.ts";

const known = (value: number): KnownFact => ({ value, source: "household", on: null });
const kind = "farmer";

function carried(
  answers: RatingAnswers,
  before: KnownFacts,
  after: KnownFacts,
  {
    notes = {},
    scorecard = farmerHousehold,
  }: { notes?: Record<string, { note: string }>; scorecard?: ScorecardDefinition } = {},
) {
  return carryRating({ scorecard: farmerHousehold, answers, facts: before, notes }, { scorecard, kind, facts: after });
}

test("where nothing changed the same answers make the same score and nothing is asked", () => {
  const answers = bestAnswers(farmerHousehold);
  const all = carried(answers, {}, {});
  expect(all).toEqual({ answers, asked: [], changed: [], droppedVetoes: [] });
});

test("an answer whose option means something else now, or is gone, is asked again", () => {
  const scorecard: ScorecardDefinition = {
    ...farmerHousehold,
    indicators: farmerHousehold.indicators.map((indicator) => {
      if (indicator.type !== "choice") return indicator;
      if (indicator.id === "reputation")
        return {
          ...indicator,
          options: indicator.options.map((option) => ({ ...option, label: { ...option.label, zh: "别的意思" } })),
        };
      if (indicator.id === "familyHarmony") return { ...indicator, options: indicator.options.slice(1) };
      return indicator;
    }),
  };
  const { asked, answers } = carried(bestAnswers(farmerHousehold), {}, {}, { scorecard });
  expect(asked).toEqual(["reputation", "familyHarmony"]);
  expect(answers.values).not.toHaveProperty("reputation");
});

test("what the scorecard does not ask, or does not take for an answer, is left behind", () => {
  const best = bestAnswers(farmerHousehold);
  const values = { ...best.values, housing: "tent", gone: true, netIncome: "a lot" };
  const { housing: _housing, netIncome: _income, ...others } = best.values;
  expect(carried({ values, vetoes: [] }, {}, {}).answers.values).toEqual(others);
});

test("a departure from the ledger stands with its note while the ledger says the same, and gives way to a new value", () => {
  const answers: RatingAnswers = { values: { debtRatio: 10 }, vetoes: [] };
  const notes = { debtRatio: { note: "已还清" } };
  const stands = carried(answers, { debtRatio: known(60) }, { debtRatio: known(60) }, { notes });
  expect(stands.answers.values).toEqual({ debtRatio: 10 });
  const unexplained = carried(answers, { debtRatio: known(60) }, { debtRatio: known(60) });
  expect(unexplained.answers.values).toEqual({});
  const overtaken = carried(answers, { debtRatio: known(60) }, { debtRatio: known(30) }, { notes });
  expect(overtaken.answers.values).toEqual({});
  expect(overtaken.changed).toEqual([{ fact: "debtRatio", before: 60, after: 30 }]);
});

test("what was typed while the ledger knew nothing gives way once it knows, and stays where it still does not", () => {
  const answers: RatingAnswers = { values: { debtRatio: 10 }, vetoes: [] };
  expect(carried(answers, {}, {}).answers.values).toEqual({ debtRatio: 10 });
  expect(carried(answers, {}, { debtRatio: known(30) }).answers.values).toEqual({});
});

test("a limiting fact stays; one that the scorecard no longer knows is named", () => {
  const scorecard = { ...farmerHousehold, vetoes: farmerHousehold.vetoes.filter(({ id }) => id !== "enforcement") };
  const answers = { values: {}, vetoes: ["falseInformation", "enforcement"] };
  const { answers: kept, droppedVetoes } = carried(answers, {}, {}, { scorecard });
  expect(kept.vetoes).toEqual(["falseInformation"]);
  expect(droppedVetoes.map(({ zh }) => zh)).toEqual(["被列为失信被执行人"]);
});

test("whatever was answered: with the asked ones answered the renewal is complete", () => {
  const best = bestAnswers(farmerHousehold).values;
  fc.assert(
    fc.property(fc.subarray(Object.keys(best)), fc.option(fc.integer({ min: 0, max: 100 })), (answered, ratio) => {
      const values = Object.fromEntries(answered.map((id) => [id, best[id] ?? ""]));
      const facts: KnownFacts = ratio === null ? {} : { debtRatio: known(ratio) };
      const { answers, asked } = carried({ values, vetoes: [] }, {}, facts);
      const typed = Object.fromEntries(asked.map((id) => [id, best[id] ?? ""]));
      const all = { ...answers, values: { ...answers.values, ...typed } };
      return evaluateRating(farmerHousehold, { kind, facts }, all).complete;
    }),
  );
});

test("moves of grades are counted once each", () => {
  const moves = grades.flatMap((from) => grades.map((to) => ({ from, to })));
  expect(gradeMoves([...moves, { from: null, to: "A" }])).toEqual({ raised: 10, lowered: 10, same: 5, first: 1 });
});
