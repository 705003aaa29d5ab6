import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluateRating, type RatingAnswers, type RatingSubject } from "../../shared/domain/rating.ts";
import { grades, indicatorMax } from "../../shared/domain/scorecard.ts";
import { farmerHousehold } from "../../shared/domain/scorecards/farmerHousehold.ts";
import {
  gradeMoves,
  gradeTotals,
  mostMovers,
  type TrialResult,
  trialCard,
  tryScorecard,
  WhatIfTally,
} from "../../shared/domain/whatIf.ts";
import { bestAnswers } from "../support/people.ts";

/** Nothing but answers: no fact is known, so what is not answered stays so. */
function answered(values: RatingAnswers["values"], vetoes: string[] = []): [RatingSubject, RatingAnswers] {
  return [
    { kind: "farmer", facts: {} },
    { values, vetoes },
  ];
}

const anyAnswers: fc.Arbitrary<RatingAnswers> = fc.record({
  values: fc.record(
    Object.fromEntries(
      farmerHousehold.indicators.map((indicator) => {
        const { id } = indicator;
        if (indicator.type === "choice") return [id, fc.constantFrom(...indicator.options.map((option) => option.id))];
        return [id, indicator.type === "yesNo" ? fc.boolean() : fc.integer({ min: 0, max: 5_000_000 })];
      }),
    ),
    { requiredKeys: [] },
  ) as fc.Arbitrary<RatingAnswers["values"]>,
  vetoes: fc.subarray(farmerHousehold.vetoes.map(({ id }) => id)),
});

const anySubject: fc.Arbitrary<RatingSubject> = fc.integer({ min: 0, max: 20_000_000 }).map((value) => ({
  kind: "farmer",
  facts: { [farmerHousehold.line.basis]: { value, source: "customer", on: null } },
}));

const anyResult: fc.Arbitrary<TrialResult> = fc.record({
  score: fc.integer({ min: 0, max: 200 }).map((halves) => halves / 2),
  grade: fc.constantFrom(...grades),
  lineFen: fc.integer({ min: 0, max: 30_000_000 }),
  unanswered: fc.subarray(farmerHousehold.indicators.map((_, place) => place)),
});

const anyPairs = fc.array(fc.tuple(anyResult, anyResult), { maxLength: 60 });

function tallied(pairs: readonly (readonly [TrialResult | null, TrialResult | null])[]) {
  const tally = new WhatIfTally(farmerHousehold);
  pairs.forEach(([before, after], index) => {
    tally.add(index + 1, before, after);
  });
  return tally.figures();
}

test("with every answer a trial gives what the rating engine gives", () => {
  const complete = anyAnswers.map(({ values, vetoes }) => ({
    values: { ...bestAnswers(farmerHousehold).values, ...values },
    vetoes,
  }));
  fc.assert(
    fc.property(anySubject, complete, (subject, answers) => {
      const { score, grade, line } = evaluateRating(farmerHousehold, subject, answers);
      expect(tryScorecard(trialCard(farmerHousehold), subject, answers)).toEqual({
        score,
        grade,
        lineFen: line.lineFen,
        unanswered: [],
      });
    }),
  );
});

test("what is not answered is left out, and the score is scaled to the weight of the others, in halves", () => {
  const best = bestAnswers(farmerHousehold).values;
  const [first, second] = farmerHousehold.indicators;
  if (!first || !second || first.type !== "choice") throw new Error("The farmer scorecard begins otherwise.");
  const card = trialCard(farmerHousehold);

  const { [first.id]: _first, ...others } = best;
  expect(tryScorecard(card, ...answered(others))).toMatchObject({ score: 100, grade: "AAA", unanswered: [0] });

  // An option that no longer exists is no answer.
  expect(tryScorecard(card, ...answered({ ...best, [first.id]: "gone" }))).toMatchObject({ unanswered: [0] });

  const worst = first.options.at(-1);
  const lost = indicatorMax(first) - (worst?.points ?? 0);
  const { [second.id]: _second, ...rest } = best;
  const share = (100 - indicatorMax(second) - lost) / (100 - indicatorMax(second));
  expect(tryScorecard(card, ...answered({ ...rest, [first.id]: worst?.id ?? "" }))).toMatchObject({
    score: Math.round(share * 200) / 2,
    unanswered: [1],
  });
});

test("an estimate stays within 0 and 100 in halves, and a veto that people said still caps it", () => {
  const [veto] = farmerHousehold.vetoes;
  fc.assert(
    fc.property(anySubject, anyAnswers, (subject, answers) => {
      const result = tryScorecard(trialCard(farmerHousehold), subject, answers);
      if (!result) return;
      expect(result.score).toBeGreaterThanOrEqual(0);
      expect(result.score).toBeLessThanOrEqual(100);
      expect(Number.isInteger(result.score * 2)).toBe(true);
      if (veto && answers.vetoes.includes(veto.id))
        expect(grades.indexOf(result.grade)).toBeGreaterThanOrEqual(grades.indexOf(veto.capGrade));
    }),
  );
});

test("where nothing is answered, nothing is said", () => {
  expect(tryScorecard(trialCard(farmerHousehold), ...answered({}))).toBeNull();
  const result: TrialResult = { score: 80, grade: "AA", lineFen: 1_000_000, unanswered: [] };
  expect(tallied([[result, null]])).toMatchObject({ customers: 0, incomparable: 1, movers: [], lineBeforeFen: 0 });
});

test("a scorecard tried against itself moves nobody", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anySubject, anyAnswers), { maxLength: 30 }), (people) => {
      const card = trialCard(farmerHousehold);
      const figures = tallied(
        people.map(([subject, answers]) => {
          const result = () => tryScorecard(card, subject, answers);
          return [result(), result()] as const;
        }),
      );
      expect(gradeMoves(figures.matrix)).toEqual({ risen: 0, fallen: 0 });
      expect(figures).toMatchObject({ movers: [], linesRaised: 0, linesLowered: 0 });
      expect(figures.lineAfterFen).toBe(figures.lineBeforeFen);
      expect(figures.customers + figures.incomparable).toBe(people.length);
    }),
  );
});

test("rows of the matrix sum to the grades before, columns to those after, all to the customers", () => {
  fc.assert(
    fc.property(anyPairs, (pairs) => {
      const figures = tallied(pairs);
      const having = (side: 0 | 1, grade: string) => pairs.filter((pair) => pair[side].grade === grade).length;
      expect(gradeTotals(figures.matrix)).toEqual(
        grades.map((grade) => ({ grade, before: having(0, grade), after: having(1, grade) })),
      );
      expect(figures.customers).toBe(pairs.length);
      const { risen, fallen } = gradeMoves(figures.matrix);
      const changed = pairs.filter(([before, after]) => before.grade !== after.grade);
      expect(risen + fallen).toBe(changed.length);
      expect(figures.lineBeforeFen).toBe(pairs.reduce((sum, [before]) => sum + before.lineFen, 0));
      expect(figures.lineAfterFen).toBe(pairs.reduce((sum, [, after]) => sum + after.lineFen, 0));
      expect(figures.estimated).toBe(
        pairs.filter((pair) => pair.some(({ unanswered }) => unanswered.length > 0)).length,
      );
      for (const { indicatorId, customers } of figures.unanswered) {
        const place = farmerHousehold.indicators.findIndex(({ id }) => id === indicatorId);
        expect(customers).toBe(pairs.filter(([, after]) => after.unanswered.includes(place)).length);
      }
    }),
  );
});

test("the movers kept are those with the greatest change, however many there are", () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.tuple(anyResult, anyResult)), (stream) => {
      const pairs = [...stream.take(mostMovers * 3 + 7)];
      const steps = ([before, after]: (typeof pairs)[number]) =>
        Math.abs(grades.indexOf(before.grade) - grades.indexOf(after.grade));
      const line = ([before, after]: (typeof pairs)[number]) => Math.abs(before.lineFen - after.lineFen);
      const expected = pairs
        .map((pair, index) => ({ pair, id: index + 1 }))
        .filter(({ pair }) => steps(pair) > 0 || line(pair) > 0)
        .sort(
          (one, other) => steps(other.pair) - steps(one.pair) || line(other.pair) - line(one.pair) || one.id - other.id,
        )
        .slice(0, mostMovers)
        .map(({ id }) => id);
      expect(tallied(pairs).movers.map(({ customerId }) => customerId)).toEqual(expected);
    }),
    { numRuns: 10 },
  );
});
