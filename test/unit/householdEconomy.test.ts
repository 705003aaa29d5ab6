import fc from "fast-check";
import { expect, test } from "vitest";
import { householdTotals } from "../../shared/domain/householdEconomy.ts";
import {
  assetKinds,
  debtKinds,
  expenseKinds,
  type HouseholdFigures,
  householdLines,
  incomeSources,
} from "../../shared/domain/householdLines.ts";
import { inverseKinship, inverseRelation, kinships, seenRelations } from "../../shared/domain/records.ts";

const nothing = Object.fromEntries(householdLines.map((line) => [line, null])) as unknown as HouseholdFigures;
const figures = fc.record(
  Object.fromEntries(householdLines.map((line) => [line, fc.option(fc.nat({ max: 10 ** 12 }), { nil: null })])),
) as unknown as fc.Arbitrary<HouseholdFigures>;
const headcount = fc.option(fc.integer({ min: 0, max: 20 }), { nil: null });

test("a worked example: garlic, a son away at work, a loan", () => {
  const household: HouseholdFigures = {
    ...nothing,
    incomePlantingFen: 3_000_000,
    incomeWagesFen: 5_000_000,
    expenseFarmingFen: 1_000_000,
    expenseLivingFen: 2_400_000,
    expenseInterestFen: 200_000,
    assetHousingFen: 20_000_000,
    assetDepositsFen: 5_000_000,
    debtHereFen: 4_000_000,
    debtPrivateFen: 1_000_000,
  };
  expect(householdTotals(household, 4)).toEqual({
    incomeFen: 8_000_000,
    expensesFen: 3_600_000,
    netIncomeFen: 6_800_000,
    netIncomePerHeadFen: 1_700_000,
    surplusFen: 4_400_000,
    assetsFen: 25_000_000,
    debtsFen: 5_000_000,
    netAssetsFen: 20_000_000,
    debtRatio: 0.2,
  });
});

test("nothing known gives nothing, not zero", () => {
  expect(Object.values(householdTotals(nothing, 4))).toEqual(Array(9).fill(null));
});

test("totals are what they are made of, and never NaN", () => {
  fc.assert(
    fc.property(figures, headcount, (household, heads) => {
      const totals = householdTotals(household, heads);
      const sum = (lines: readonly (keyof HouseholdFigures)[]) =>
        lines.reduce((total, line) => total + (household[line] ?? 0), 0);
      for (const value of Object.values(totals)) expect(value === null || Number.isFinite(value)).toBe(true);
      for (const [total, lines] of [
        [totals.incomeFen, incomeSources],
        [totals.expensesFen, expenseKinds],
        [totals.assetsFen, assetKinds],
        [totals.debtsFen, debtKinds],
      ] as const)
        expect(total).toBe(lines.every((line) => household[line] === null) ? null : sum(lines));
      if (totals.netIncomeFen !== null && totals.surplusFen !== null)
        expect(totals.netIncomeFen).toBeGreaterThanOrEqual(totals.surplusFen);
      if (totals.netAssetsFen !== null && totals.debtRatio !== null)
        expect(totals.netAssetsFen < 0).toBe(totals.debtRatio > 1);
    }),
  );
});

test("a relation read from both ends is itself again", () => {
  for (const relation of seenRelations) expect(inverseRelation(inverseRelation(relation))).toBe(relation);
  for (const kinship of kinships) expect(inverseKinship(inverseKinship(kinship))).toBe(kinship);
});
