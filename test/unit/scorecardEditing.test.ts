import { expect, test } from "vitest";
import {
  neighbour,
  newId,
  newIndicator,
  swapped,
  wholeBands,
  withoutStep,
  withStepAfter,
  withType,
  withUnit,
} from "../../renderer/features/scorecards/editing.ts";
import { scorecardDefinitionSchema } from "../../shared/contract/scorecards.ts";
import { indicatorMax, indicatorTypes, type NumberIndicator } from "../../shared/domain/scorecard.ts";
import { emptyScorecard } from "../../shared/domain/scorecards/empty.ts";
import { farmerHousehold } from "../../shared/domain/scorecards/farmerHousehold.ts";

function deposits(): NumberIndicator {
  const found = farmerHousehold.indicators.find(({ id }) => id === "deposits");
  if (found?.type !== "number") throw new Error("Deposits are a number in bands.");
  return found;
}

test("what the form adds and changes can be saved, and another kind of answer keeps weight and id", () => {
  const blank = newIndicator("capital");
  expect(newId("option")).not.toBe(newId("option"));
  for (const type of indicatorTypes) {
    const changed = withType(deposits(), type);
    expect([changed.id, indicatorMax(changed)]).toEqual(["deposits", 5]);
    const definition = { ...emptyScorecard({ zh: "", en: "" }, []), indicators: [blank, changed] };
    expect(scorecardDefinitionSchema.safeParse(definition).success).toBe(true);
  }
});

test("an indicator moves among those of its criterion only", () => {
  const { indicators } = farmerHousehold;
  expect([neighbour(indicators, 0, -1), neighbour(indicators, 0, 1), neighbour(indicators, 2, 1)]).toEqual([
    null,
    1,
    null,
  ]);
  const apart = [indicators[0], indicators[3], indicators[1]].filter((one) => one !== undefined);
  expect(neighbour(apart, 0, 1)).toBe(2);
  expect(swapped(apart, 0, 2).map(({ id }) => id)).toEqual(["repaymentRecord", "netIncome", "reputation"]);
});

test("bands go in and out, and the first always begins below all numbers", () => {
  const indicator = deposits();
  expect(withStepAfter(indicator, 1).map(({ from }) => from)).toEqual([null, 100_000, null, 1_000_000]);
  expect(withoutStep(indicator, 0).map(({ from }) => from)).toEqual([null, 1_000_000]);
});

test("another unit keeps the numbers as they are shown and lets go of what the ledger cannot answer in it", () => {
  const changed = withUnit(deposits(), "days");
  expect(changed.fact).toBeNull();
  expect(changed.steps.map(({ from }) => from)).toEqual([null, 1_000, 10_000]);
  expect(withUnit(changed, "fen").steps).toEqual(deposits().steps);
});

test("grades that are missing come back, in their order", () => {
  const some = farmerHousehold.bands.slice(2).toReversed();
  expect(wholeBands(some).map(({ grade, from }) => [grade, from])).toEqual([
    ["AAA", 0],
    ["AA", 0],
    ["A", 70],
    ["B", 60],
    ["C", 0],
  ]);
});
