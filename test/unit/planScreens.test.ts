import { expect, test } from "vitest";
import { compareLoads, loadChanges } from "../../renderer/features/jurisdictions/plans/loadChanges.ts";
import { handoverLists, type Pair, pairKey } from "../../renderer/features/jurisdictions/plans/pairs.ts";
import { type PlanWarning, warningGroups } from "../../renderer/features/jurisdictions/plans/warnings.ts";
import { type Load, noLoad } from "../../shared/domain/loads.ts";
import { deputyLimitPercent, overloadLimit } from "../../shared/domain/overload.ts";

const load = (figures: Partial<Load>): Load => ({ ...noLoad(), ...figures });
const marketer = (id: number | null, before: Partial<Load>, after: Partial<Load>) => ({
  ...{ id, name: id === null ? null : `m${id}` },
  ...{ before: load(before), after: load(after) },
});

test("a change is after less before, of every figure", () => {
  const [change] = loadChanges([
    marketer(1, { customers: 10, villages: 2, balanceFen: 500 }, { customers: 7, gold: 1 }),
  ]);
  expect(change?.difference).toEqual(load({ customers: -3, villages: -2, gold: 1, balanceFen: -500 }));
});

test("the largest change comes first, whatever the unit of the figure that changes", () => {
  const rows = loadChanges([
    marketer(1, { customers: 100, balanceFen: 900_000_000 }, { customers: 101, balanceFen: 900_000_000 }),
    marketer(2, { customers: 100, balanceFen: 100_000_000 }, { customers: 100, balanceFen: 150_000_000 }),
    marketer(3, { customers: 100, balanceFen: 100_000_000 }, { customers: 60, balanceFen: 100_000_000 }),
  ]);
  expect(rows.map(({ id }) => id)).toEqual([3, 2, 1]);
});

test("changes of the same size stand in the order of the marketers, nobody last", () => {
  const swap = (id: number | null) => marketer(id, { customers: 5 }, { customers: 6 });
  expect(loadChanges([swap(null), swap(2), swap(1)]).map(({ id }) => id)).toEqual([1, 2, null]);
});

test("whom one of two plans does not touch keeps under it what they have; the furthest apart come first", () => {
  const left = [marketer(1, { customers: 10 }, { customers: 8 }), marketer(2, { customers: 4 }, { customers: 6 })];
  const right = [marketer(2, { customers: 4 }, { customers: 5 }), marketer(null, { customers: 9 }, { customers: 2 })];
  expect(
    compareLoads(left, right).map(({ id, before, left: one, right: two }) => [
      id,
      before.customers,
      one.customers,
      two.customers,
    ]),
  ).toEqual([
    [null, 9, 9, 2],
    [1, 10, 8, 10],
    [2, 4, 6, 5],
  ]);
});

test("a marketer is overloaded with more than a quarter above an even share, a deputy with more than two of them", () => {
  expect(overloadLimit(1000, 4)).toBe(312.5);
  expect(overloadLimit(1000, 4, deputyLimitPercent)).toBe(500);
  expect(overloadLimit(1000, 0)).toBe(Number.POSITIVE_INFINITY);
});

const pair = (giver: number | null, receiver: number | null, customers: number): Pair => {
  const side = (id: number | null) => (id === null ? null : { id, name: `m${id}` });
  const none = { followUps: 0, visitsPlanned: 0, proposals: 0, drafts: 0, attachments: 0, areas: [] };
  return { giver: side(giver), receiver: side(receiver), figures: load({ customers }), ...none };
};

test("every giver and receiver has a key of its own, and a list only where customers change hands", () => {
  const pairs = [pair(1, 2, 5), pair(2, 1, 0), pair(null, 1, 3), pair(1, null, 1)];
  expect(new Set(pairs.map(pairKey)).size).toBe(pairs.length);
  expect(handoverLists({ pairs })).toBe(3);
});

test("warnings of a kind stand together, those that stop a plan first", () => {
  const warning = (kind: PlanWarning["kind"], areaId: number): PlanWarning => ({
    ...{ kind, params: {}, areaId, customerId: null },
  });
  const groups = warningGroups([
    warning("partOfTownship", 1),
    warning("nobody", 2),
    warning("partOfTownship", 3),
    warning("overlapsLater", 4),
  ]);
  expect(
    groups.map(({ kind, severity, warnings }) => [kind, severity, ...warnings.map(({ areaId }) => areaId)]),
  ).toEqual([
    ["overlapsLater", "error", 4],
    ["nobody", "error", 2],
    ["partOfTownship", "warning", 1, 3],
  ]);
});
