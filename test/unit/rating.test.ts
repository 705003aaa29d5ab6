import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluateRating, grades, indicatorMax, type ScorecardDefinition } from "../../shared/domain/rating.ts";
import { business } from "../../shared/domain/scorecards/business.ts";
import { farmerHousehold } from "../../shared/domain/scorecards/farmerHousehold.ts";
import { bestAnswers } from "../support/people.ts";

const scorecards = [farmerHousehold, business];

function anyAnswers({ indicators, vetoes }: ScorecardDefinition) {
  const options = fc.record(
    Object.fromEntries(
      indicators.map(({ id, options: choices }) => [id, fc.constantFrom(...choices.map((choice) => choice.id))]),
    ),
    { requiredKeys: [] },
  );
  return fc.record({
    options: options as fc.Arbitrary<Record<string, string>>,
    vetoes: fc.subarray(vetoes.map(({ id }) => id)),
  });
}

test.each(scorecards)("$title.en: weights sum to 100 over the five criteria, options fall, bands reach 0", (card) => {
  expect(card.indicators.reduce((sum, indicator) => sum + indicatorMax(indicator), 0)).toBe(100);
  expect(new Set(card.indicators.map(({ criterion }) => criterion)).size).toBe(5);
  for (const { options } of card.indicators) {
    const points = options.map((option) => option.points);
    expect(points).toEqual([...points].sort((one, other) => other - one));
  }
  expect(card.bands.map(({ grade }) => grade)).toEqual(grades);
  expect(card.bands.at(-1)?.from).toBe(0);
});

test.each(scorecards)("$title.en: every point can be traced, and the line never passes the grade's cap", (card) => {
  fc.assert(
    fc.property(anyAnswers(card), fc.integer({ min: 0, max: 1e11 }), (answers, income) => {
      const result = evaluateRating(card, answers, income);
      const sum = (parts: readonly { points: number }[]) => parts.reduce((total, { points }) => total + points, 0);
      expect(sum(result.indicators)).toBe(result.score);
      expect(sum(result.criteria)).toBe(result.score);
      const band = card.bands.find(({ grade }) => grade === result.grade);
      expect(result.lineFen).toBeLessThanOrEqual(band?.capFen ?? 0);
      expect(result.lineFen % 100_00).toBe(0);
      expect(result.complete).toBe(Object.keys(answers.options).length === card.indicators.length);
    }),
  );
});

test("a veto caps the grade, says so, and never raises it", () => {
  fc.assert(
    fc.property(anyAnswers(farmerHousehold), (answers) => {
      const free = evaluateRating(farmerHousehold, { ...answers, vetoes: [] }, 6_000_000);
      const capped = evaluateRating(farmerHousehold, answers, 6_000_000);
      expect(capped.scoreGrade).toBe(free.grade);
      expect(grades.indexOf(capped.grade)).toBeGreaterThanOrEqual(grades.indexOf(free.grade));
      expect(capped.vetoedBy.sort()).toEqual([...answers.vetoes].sort());
    }),
  );
});

test("the best household: 100 points, AAA, one and a half years' income up to the cap", () => {
  const answers = bestAnswers(farmerHousehold);
  expect(evaluateRating(farmerHousehold, answers, 4_000_033)).toMatchObject({
    score: 100,
    grade: "AAA",
    lineFen: 6_000_000,
  });
  expect(evaluateRating(farmerHousehold, answers, 100_000_000).lineFen).toBe(farmerHousehold.bands[0]?.capFen);
});
