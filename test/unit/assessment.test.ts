import fc from "fast-check";
import { expect, test } from "vitest";
import {
  allAmounts,
  amountsOf,
  assessmentFigures,
  corrected,
  type Figures,
  indicatorIds,
  indicatorRules,
} from "../../shared/domain/assessment.ts";
import { formulaInForce, formulaProblems, standardFormula } from "../../shared/domain/assessmentFormula.ts";
import { handsOver, periodBegin, periodEnd } from "../../shared/domain/assessmentPeriod.ts";
import { assessmentScore, pointsText, rateOf } from "../../shared/domain/assessmentPoints.ts";

const figures = fc.dictionary(
  fc.constantFrom(...assessmentFigures),
  fc.nat({ max: 1_000_000_000_000 }),
) as fc.Arbitrary<Figures>;

function sumOf(customers: readonly Figures[]): Figures {
  const sum: Figures = {};
  for (const own of customers)
    for (const figure of assessmentFigures)
      if (own[figure] !== undefined) sum[figure] = (sum[figure] ?? 0) + own[figure];
  return sum;
}

test("what customers add to an indicator is, all together, what the indicator comes to", () => {
  fc.assert(
    fc.property(fc.array(figures, { maxLength: 30 }), (customers) => {
      const total = allAmounts(sumOf(customers));
      for (const id of indicatorIds) {
        const parts = customers.map((own) => amountsOf(id, own));
        const numerator = parts.reduce((sum, part) => sum + part.numerator, 0);
        const denominator = parts.reduce((sum, part) => sum + (part.denominator ?? 0), 0);
        expect([id, numerator, denominator]).toEqual([id, total[id].numerator, total[id].denominator ?? 0]);
      }
    }),
  );
});

test("points stay within their weights and caps, the base within 100, and the total is never negative", () => {
  fc.assert(
    fc.property(figures, (own) => {
      const score = assessmentScore(standardFormula, allAmounts(own));
      score.base.forEach(({ points }, place) => {
        const { weight = 0, capPercent = 0 } = standardFormula.base[place] ?? {};
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points * 100).toBeLessThanOrEqual(weight * capPercent);
      });
      for (const part of ["deductions", "plus"] as const)
        score[part].forEach(({ points }, place) => {
          expect(points).toBeLessThanOrEqual(standardFormula[part][place]?.most ?? 0);
        });
      expect(score.basePoints).toBeLessThanOrEqual(10_000);
      expect(score.plusPoints).toBeLessThanOrEqual(standardFormula.plusCap);
      expect(score.total).toBe(Math.max(0, score.basePoints - score.deducted) + score.plusPoints);
      expect(Number.isSafeInteger(score.total)).toBe(true);
    }),
  );
});

test("more of what counts never costs points, and more risk never earns any", () => {
  fc.assert(
    fc.property(figures, fc.constantFrom(...indicatorIds), fc.nat({ max: 1_000_000_000 }), (own, indicator, more) => {
      const amounts = allAmounts(own);
      const entry = { indicator, part: "numerator", amount: more } as const;
      const before = assessmentScore(standardFormula, amounts).total;
      const after = assessmentScore(standardFormula, corrected(amounts, [entry])).total;
      if (indicatorRules[indicator].group === "risk") expect(after).toBeLessThanOrEqual(before);
      else expect(after).toBeGreaterThanOrEqual(before);
    }),
  );
});

test("a half point of a hundredth is rounded up once, and a rate of nothing counts as reached", () => {
  const formula = {
    ...standardFormula,
    base: [{ indicator: "newLoans", weight: 1, target: 2, floorPercent: 0, capPercent: 100 } as const],
    deductions: [{ indicator: "riskIncome", from: 100, step: 1, points: 1, most: 700 } as const],
    plus: [],
  };
  expect(assessmentScore(formula, allAmounts({ newLoans: 1 })).basePoints).toBe(1);
  const renewals = { ...formula, base: standardFormula.base.filter(({ indicator }) => indicator === "ratingsRenewed") };
  expect(assessmentScore(renewals, allAmounts({})).basePoints).toBe(1500);
  // An expected loss beside no income at all is the worst there is.
  expect(assessmentScore(formula, allAmounts({ lossFen: 1 })).deducted).toBe(700);
  expect(assessmentScore(formula, allAmounts({})).deducted).toBe(0);
});

test("a target is missed below the floor, reached in proportion, and counted no further than the cap", () => {
  const base = [{ indicator: "newLoans", weight: 1000, target: 10, floorPercent: 50, capPercent: 120 } as const];
  const of = (newLoans: number) =>
    assessmentScore({ ...standardFormula, base }, allAmounts({ newLoans })).base[0]?.points;
  expect([4, 5, 8, 10, 12, 13].map(of)).toEqual([0, 500, 800, 1000, 1200, 1200]);
});

test("the first formula has no problems, and each problem is told", () => {
  expect(formulaProblems(standardFormula)).toEqual([]);
  const [first, second] = standardFormula.base;
  const [risk] = standardFormula.deductions;
  if (!first || !second || !risk) throw new Error("The first formula has lost its parts.");
  const problemsOf = (part: Partial<typeof standardFormula>) =>
    formulaProblems({ ...standardFormula, ...part }).map(({ problem }) => problem);
  expect(problemsOf({ title: " " })).toEqual(["title"]);
  expect(problemsOf({ base: standardFormula.base.slice(1) })).toEqual(["weights"]);
  expect(problemsOf({ base: [...standardFormula.base, { ...first, weight: 0 }] })).toEqual(["twice"]);
  expect(problemsOf({ base: [{ ...first, floorPercent: 101 }, ...standardFormula.base.slice(1)] })).toEqual([
    "floorCap",
  ]);
  expect(problemsOf({ base: [...standardFormula.base, { ...first, indicator: "badRate", weight: 0 }] })).toEqual([
    "riskAsBase",
  ]);
  expect(problemsOf({ deductions: [{ ...risk, indicator: "newLoans" }] })).toEqual(["notRisk"]);
  expect(problemsOf({ plus: [risk] })).toEqual(["riskAsPlus"]);
});

test("the edition in force is the last to begin, of several of one day the last published", () => {
  const editions = [
    { id: 1, publishedFrom: "2026-01-01" },
    { id: 2, publishedFrom: "2026-06-01" },
    { id: 3, publishedFrom: "2026-06-01" },
    { id: 4, publishedFrom: "2026-03-01" },
  ];
  const on = (day: string) => formulaInForce(editions, day)?.id ?? null;
  expect(["2025-12-31", "2026-01-01", "2026-05-31", "2026-06-01"].map(on)).toEqual([null, 1, 4, 3]);
});

test("areas are in one pair of hands for as long as nothing changes", () => {
  const state = (day: string, ...pairs: [number, number][]) => ({ day, effective: new Map(pairs) });
  const hands = handsOver(
    [state("2026-04-01", [1, 7], [2, 8]), state("2026-04-10", [1, 7]), state("2026-04-16", [1, 9], [2, 8])],
    "2026-05-01",
  );
  expect(hands).toEqual([
    { areaId: 1, marketerId: 7, fromDate: "2026-04-01", toDate: "2026-04-16" },
    { areaId: 2, marketerId: 8, fromDate: "2026-04-01", toDate: "2026-04-10" },
    { areaId: 1, marketerId: 9, fromDate: "2026-04-16", toDate: "2026-05-01" },
    { areaId: 2, marketerId: 8, fromDate: "2026-04-16", toDate: "2026-05-01" },
  ]);
});

test("periods begin and end with the calendar, and points and rates read as people write them", () => {
  expect(periodBegin("quarter", "2026-05-17")).toBe("2026-04-01");
  expect(periodBegin("halfYear", "2026-12-31")).toBe("2026-07-01");
  expect(periodEnd("month", "2024-02-01")).toBe("2024-02-29");
  expect(periodEnd("year", "2026-01-01")).toBe("2026-12-31");
  expect([8750, 5, -40, 0].map(pointsText)).toEqual(["87.50", "0.05", "-0.40", "0.00"]);
  expect(rateOf({ numerator: 2, denominator: 3 })).toBe(6667);
  expect(rateOf({ numerator: 1, denominator: 0 })).toBeNull();
});
