import fc from "fast-check";
import { expect, test } from "vitest";
import {
  financialRatios,
  imbalanceFen,
  percentRatios,
  type Ratio,
  ratioGroups,
  type Statement,
  yearBefore,
} from "../../shared/domain/financialRatios.ts";
import { type StatementFigures, signedLines, statementLines } from "../../shared/domain/statementLines.ts";

const ratios = Object.values(ratioGroups).flat();
const amount = fc.integer({ min: 0, max: 10 ** 13 });
const figures = fc.record(
  Object.fromEntries(
    statementLines.map((line) => [
      line,
      fc.option(signedLines.includes(line) ? fc.integer({ min: -(10 ** 13), max: 10 ** 13 }) : amount, { nil: null }),
    ]),
  ),
) as unknown as fc.Arbitrary<StatementFigures>;
const statement: fc.Arbitrary<Statement> = fc
  .tuple(figures, fc.integer({ min: 1, max: 12 }))
  .map(([lines, months]) => ({ ...lines, months, endsOn: "2025-12-31" }));

const nothing = Object.fromEntries(statementLines.map((line) => [line, null])) as unknown as StatementFigures;

/** A small timber works: revenue 1,000,000 yuan, and so on, in fen. */
const timber: Statement = {
  endsOn: "2025-12-31",
  months: 12,
  revenueFen: 100_000_000,
  costFen: 70_000_000,
  expensesFen: 12_000_000,
  interestFen: 2_000_000,
  taxFen: 4_000_000,
  netProfitFen: 12_000_000,
  cashFen: 5_000_000,
  receivablesFen: 10_000_000,
  inventoryFen: 15_000_000,
  currentAssetsFen: 30_000_000,
  fixedAssetsFen: 50_000_000,
  totalAssetsFen: 80_000_000,
  currentLiabilitiesFen: 20_000_000,
  totalLiabilitiesFen: 32_000_000,
  equityFen: 48_000_000,
};

test("a worked example, as a textbook computes it", () => {
  expect(financialRatios(timber, null)).toEqual({
    grossMargin: 0.3,
    netMargin: 0.12,
    returnOnEquity: 0.25,
    returnOnAssets: 0.15,
    inventoryTurnover: 70 / 15,
    receivablesTurnover: 10,
    assetTurnover: 1.25,
    debtToAssets: 0.4,
    currentRatio: 1.5,
    quickRatio: 0.75,
    interestCover: 9,
    revenueGrowth: null,
    profitGrowth: null,
    assetGrowth: null,
  });
});

test("with the year before, stocks are averaged and growth is told", () => {
  const before = { ...timber, endsOn: "2024-12-31", revenueFen: 80_000_000, netProfitFen: 10_000_000 };
  const grown = financialRatios(timber, { ...before, totalAssetsFen: 40_000_000, equityFen: 16_000_000 });
  expect(grown).toMatchObject({ assetTurnover: 100 / 60, returnOnEquity: 12 / 32, returnOnAssets: 0.2 });
  expect(grown).toMatchObject({ revenueGrowth: 0.25, assetGrowth: 1 });
  expect(grown.profitGrowth).toBeCloseTo(0.2, 12);
});

test("a ratio is a finite number or unknown, whatever the statements say", () => {
  fc.assert(
    fc.property(statement, fc.option(statement, { nil: null }), (now, before) => {
      const found = financialRatios(now, before);
      expect(Object.keys(found).sort()).toEqual([...ratios].sort());
      for (const value of Object.values(found)) expect(value === null || Number.isFinite(value)).toBe(true);
    }),
  );
});

test("what is divided by is missing or nothing: unknown", () => {
  const divisors: Partial<Record<Ratio, keyof StatementFigures>> = {
    grossMargin: "revenueFen",
    netMargin: "revenueFen",
    returnOnEquity: "equityFen",
    returnOnAssets: "totalAssetsFen",
    inventoryTurnover: "inventoryFen",
    receivablesTurnover: "receivablesFen",
    assetTurnover: "totalAssetsFen",
    debtToAssets: "totalAssetsFen",
    currentRatio: "currentLiabilitiesFen",
    quickRatio: "currentLiabilitiesFen",
    interestCover: "interestFen",
  };
  for (const [ratio, line] of Object.entries(divisors))
    for (const value of [null, 0, -1])
      expect([ratio, financialRatios({ ...timber, [line]: value }, null)[ratio as Ratio]]).toEqual([ratio, null]);
  const before = { ...timber, revenueFen: 0, netProfitFen: -5, totalAssetsFen: null };
  expect(financialRatios(timber, before)).toMatchObject({ revenueGrowth: null, profitGrowth: null, assetGrowth: null });
  expect(Object.values(financialRatios({ ...nothing, endsOn: "2025-12-31", months: 12 }, null))).toEqual(
    ratios.map(() => null),
  );
});

test("ratios do not depend on the unit of money", () => {
  fc.assert(
    fc.property(statement, fc.integer({ min: 2, max: 90 }), (now, factor) => {
      const larger = Object.fromEntries(
        Object.entries(now).map(([key, value]) => [
          key,
          typeof value === "number" && key !== "months" ? value * factor : value,
        ]),
      ) as unknown as Statement;
      const [small, large] = [financialRatios(now, null), financialRatios(larger, null)];
      for (const ratio of ratios) {
        const value = small[ratio];
        if (value === null) expect(large[ratio]).toBeNull();
        else expect(Math.abs((large[ratio] ?? Number.NaN) - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-9);
      }
    }),
  );
});

test("half a year's turnover counts double, a margin does not", () => {
  const [year, half] = [financialRatios(timber, null), financialRatios({ ...timber, months: 6 }, null)];
  expect(half.assetTurnover).toBe(2.5);
  expect(half.returnOnEquity).toBe(0.5);
  expect(half.netMargin).toBe(year.netMargin);
  expect(half.debtToAssets).toBe(year.debtToAssets);
});

test("the year before is the same months of the year before, and nothing else", () => {
  const of = (endsOn: string, months: number) => ({ ...timber, endsOn, months });
  const all = [of("2024-02-29", 12), of("2024-12-31", 6), of("2024-12-31", 12), of("2023-12-31", 12)];
  expect(yearBefore(of("2025-12-31", 12), all)).toBe(all[2]);
  expect(yearBefore(of("2025-12-31", 3), all)).toBeNull();
  expect(yearBefore(of("2026-12-31", 12), all)).toBeNull();
});

test("a statement that does not balance says by how much", () => {
  expect(imbalanceFen(timber)).toBe(0);
  expect(imbalanceFen({ ...timber, equityFen: 47_999_999 })).toBe(1);
  expect(imbalanceFen({ ...timber, equityFen: null })).toBeNull();
});

test("shares are told in per cent, turnovers and covers in times", () => {
  expect(ratios.filter((ratio) => !percentRatios.includes(ratio))).toEqual([
    "inventoryTurnover",
    "receivablesTurnover",
    "assetTurnover",
    "currentRatio",
    "quickRatio",
    "interestCover",
  ]);
});
