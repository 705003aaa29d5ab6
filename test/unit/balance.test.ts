import fc from "fast-check";
import { expect, test } from "vitest";
import { type BalanceProposal, proposeBalance } from "../../shared/domain/balance.ts";
import {
  type BalanceArea,
  type BalanceConstraints,
  type BalanceInput,
  type BalanceMarketer,
  layOut,
  unmovedMeasures,
} from "../../shared/domain/balanceBoard.ts";
import { cardsOf } from "../../shared/domain/balanceCards.ts";
import { compareMeasures, measureOf } from "../../shared/domain/balanceMeasure.ts";
import type { BalanceStep } from "../../shared/domain/balanceSteps.ts";
import { noLoad as emptyLoad, type Load, loadMeasures, noFigures } from "../../shared/domain/loads.ts";

const noLoad = emptyLoad();
const byCustomers: Load = { ...noLoad, customers: 1 };
const free: BalanceConstraints = {
  keepTownships: false,
  unmoved: { of: "customers", percent: 0 },
  capPercent: null,
  absentGive: true,
  tolerancePercent: 5,
  locked: [],
};

function area(id: number, marketerId: number | null, customers: number, townshipId: number | null = 1): BalanceArea {
  return { id, townshipId, marketerId, responsibleId: marketerId, load: { ...noLoad, customers, villages: 1 } };
}

function marketer(id: number, changes: Partial<BalanceMarketer> = {}): BalanceMarketer {
  return { id, absent: false, capCustomers: null, fixed: noLoad, ...changes };
}

function propose(areas: BalanceArea[], marketers: BalanceMarketer[], constraints: Partial<BalanceConstraints> = {}) {
  return proposeBalance({ areas, marketers, weights: byCustomers, constraints: { ...free, ...constraints } });
}

function movesOf({ steps }: Pick<BalanceProposal, "steps">): [number, number][] {
  return steps.flatMap(({ areaIds, toId }) => areaIds.map((id): [number, number] => [id, toId]));
}

test("who carries most gives to who carries least, and says by how much", () => {
  const { steps, unmet } = propose(
    [area(1, 1, 50), area(2, 1, 30), area(3, 1, 40), area(4, 2, 40)],
    [marketer(1), marketer(2)],
  );
  expect(steps).toEqual([
    {
      areaIds: [3],
      townshipId: 1,
      fromId: 1,
      toId: 2,
      customers: 40,
      giver: { customersBefore: 120, customersAfter: 80, percentBefore: 150, percentAfter: 100 },
      receiver: { customersBefore: 40, customersAfter: 80, percentBefore: 50, percentAfter: 100 },
      reasons: [
        { kind: "giverAbove", percent: 150 },
        { kind: "receiverLeast", percent: 50 },
        { kind: "sameTownship", areas: 1 },
      ],
    },
  ]);
  expect(unmet).toEqual([]);
});

test("what nobody answers for goes first to who is in the township already and carries little", () => {
  const held = [area(1, 1, 30, 1), area(2, 2, 20, 2), area(5, 3, 60, 3)];
  const areas = [...held, area(3, null, 10, 1), area(4, null, 10, 2)];
  expect(movesOf(propose(areas, [marketer(1), marketer(2), marketer(3)]))).toEqual([
    [3, 1],
    [4, 2],
  ]);
});

test("a move within a township is taken before one that evens out a little more", () => {
  const areas = [area(1, 1, 30, 1), area(2, 1, 70, 2), area(3, 2, 25, 1), area(4, 3, 20, 3)];
  const { steps } = propose(areas, [marketer(1), marketer(2), marketer(3)], { locked: [2], tolerancePercent: 20 });
  expect(movesOf({ steps })[0]).toEqual([1, 2]);
});

test("of two moves that even out alike, the one with fewer customers is taken", () => {
  const areas = [area(1, 1, 30), area(2, 1, 10)];
  expect(movesOf(propose(areas, [marketer(1), marketer(2)]))).toEqual([[2, 2]]);
});

test("nobody is loaded above the good loads where a smaller move will do", () => {
  const areas = [area(1, 1, 60), area(2, 1, 40), area(3, 1, 80), area(4, 2, 60), area(5, 3, 60)];
  const { steps, carried } = propose(areas, [marketer(1), marketer(2), marketer(3)], { tolerancePercent: 10 });
  expect(movesOf({ steps })[0]).toEqual([2, 2]);
  expect(carried.map(({ percentAfter }) => percentAfter)).toEqual([80, 100, 120]);
});

test("a township in one hand moves as a whole, one in two hands between the two", () => {
  const one = [area(1, 1, 10, 1), area(2, 1, 10, 1), area(3, 1, 20, 2), area(4, 2, 0, 3)];
  const whole = propose(one, [marketer(1), marketer(2)], { keepTownships: true });
  expect(whole.steps.map(({ areaIds }) => areaIds)).toEqual([[3]]);
  const other = [area(1, 1, 10, 1), area(2, 1, 10, 1), area(3, 1, 30, 2), area(4, 2, 2, 3)];
  const block = propose(other, [marketer(1), marketer(2)], { keepTownships: true, locked: [3] });
  expect(block.steps[0]?.areaIds).toEqual([1, 2]);
  expect(block.steps[0]?.reasons).toContainEqual({ kind: "wholeTownship", areas: 2 });
  const shared = [area(1, 1, 10, 1), area(2, 1, 10, 1), area(3, 1, 10, 1), area(4, 2, 10, 1), area(5, 3, 20, 2)];
  const within = propose(shared, [marketer(1), marketer(2), marketer(3)], { keepTownships: true });
  expect(movesOf(within)).toEqual([[1, 2]]);
});

test("what is left of a township in two hands goes as a whole, once its other marketer has enough", () => {
  const areas = [area(1, 1, 20, 1), area(2, 1, 20, 1), area(3, 1, 20, 1), area(4, 1, 60, 2), area(5, 2, 20, 1)];
  const { steps } = propose(areas, [marketer(1), marketer(2), marketer(3)], {
    ...{ keepTownships: true, tolerancePercent: 10, locked: [4] },
  });
  expect(steps.map(({ areaIds, toId }) => [areaIds, toId])).toEqual([
    [[1], 2],
    [[2, 3], 3],
  ]);
});

test("a locked card among others is not what keeps a load uneven", () => {
  const { unmet } = propose([area(1, 1, 50), area(2, 1, 50)], [marketer(1), marketer(2)], {
    ...{ locked: [1], unmoved: { of: "customers", percent: 100 } },
  });
  expect(unmet.map((one) => "why" in one && one.why)).toEqual([["unmoved"], ["unmoved"]]);
});

test("a township too large for anybody's cap is taken on as far as it goes, and the rest is named with the reason", () => {
  const areas = [area(1, null, 40), area(2, null, 30), area(3, null, 30)];
  const capped = [marketer(1, { capCustomers: 80 }), marketer(2, { capCustomers: 80 })];
  const { steps, unmet } = propose(areas, capped, { keepTownships: true });
  expect(movesOf({ steps })).toEqual([
    [1, 1],
    [2, 1],
  ]);
  expect(unmet).toContainEqual({
    kind: "uncovered",
    holderId: null,
    areaIds: [3],
    customers: 30,
    why: ["township", "capCustomers"],
  });
  expect(movesOf(propose(areas, capped)).length).toBe(3);
});

test("a township that nobody has goes to who has room for the whole of it", () => {
  const areas = [area(1, null, 40), area(2, null, 30), area(3, null, 30)];
  const marketers = [marketer(1, { capCustomers: 80 }), marketer(2, { fixed: { ...noLoad, customers: 50 } })];
  const { steps } = propose(areas, marketers, { keepTownships: true });
  expect(steps.map(({ areaIds, toId }) => [areaIds, toId])).toEqual([[[1, 2, 3], 2]]);
});

test("what an absent marketer has of a shared township goes as a whole where its other marketer has no room", () => {
  const areas = [area(1, 1, 20), area(2, 1, 20), area(3, 2, 20)];
  const marketers = [marketer(1, { absent: true }), marketer(2, { capCustomers: 20 }), marketer(3)];
  const { steps } = propose(areas, marketers, { keepTownships: true });
  expect(steps.map(({ areaIds, toId, reasons }) => [areaIds, toId, reasons.map(({ kind }) => kind)])).toEqual([
    [[1, 2], 3, ["absent", "receiverLeast", "wholeTownship"]],
  ]);
});

test("whoever is above a cap is relieved first, also by somebody who carries more already", () => {
  const areas = [area(1, 1, 30), area(2, 1, 10), area(3, 2, 60)];
  const { steps } = propose(areas, [marketer(1, { capCustomers: 32 }), marketer(2, { capCustomers: 100 })], {
    tolerancePercent: 50,
  });
  expect(steps[0]).toMatchObject({ areaIds: [2], fromId: 1, toId: 2 });
  expect(steps[0]?.reasons).toContainEqual({ kind: "overCustomers", customers: 40, cap: 32 });
  expect(steps[0]?.reasons).toContainEqual({ kind: "withinCap", customers: 70, cap: 100 });
});

test("a proposal that starts from a plan counts against the day, not against the plan", () => {
  const moved = { ...area(1, 2, 50), responsibleId: 1 };
  const areas = [moved, area(2, 2, 50), area(3, 1, 20)];
  const started = propose(areas, [marketer(1), marketer(2)], { unmoved: { of: "customers", percent: 100 } });
  expect(movesOf(started)).toEqual([[1, 1]]);
  expect(started.moved).toEqual({ amount: 0, of: 120, atMost: 0 });
  const kept = propose(areas, [marketer(1), marketer(2)], {
    unmoved: { of: "customers", percent: 100 },
    locked: [1],
  });
  expect(kept.steps).toEqual([]);
  expect(kept.unmet).toContainEqual({ kind: "unmoved", amount: 50, atMost: 0 });
});

test("a county of 2,000 areas that nobody answers for comes out even among 60", () => {
  const areas = Array.from({ length: 2000 }, (_, at) => area(at + 1, null, 100 + ((at * 7919) % 801), at % 23));
  const marketers = Array.from({ length: 60 }, (_, at) => marketer(at + 1));
  const { after, carried } = propose(areas, marketers);
  expect(after.uncoveredAreas).toBe(0);
  for (const { percentAfter } of carried) expect(Math.abs(percentAfter - 100)).toBeLessThanOrEqual(5);
});

const count = fc.integer({ min: 0, max: 30 });
const load: fc.Arbitrary<Load> = fc.record({
  customers: count,
  gold: count,
  keyTargets: count,
  ratingsDue: count,
  overdueLoans: count,
  balanceFen: fc.integer({ min: 0, max: 10 ** 9 }),
  villages: fc.integer({ min: 0, max: 1 }),
});
const weight = fc.integer({ min: 0, max: 5 });
const input: fc.Arbitrary<BalanceInput> = fc.integer({ min: 1, max: 6 }).chain((people) => {
  const holder = fc.option(fc.integer({ min: 1, max: people }), { freq: 4 });
  return fc.record({
    areas: fc
      .array(
        fc.record({
          townshipId: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 8 }),
          marketerId: holder,
          responsibleId: fc.oneof(
            { weight: 3, arbitrary: fc.constant("asPlanned" as const) },
            { weight: 1, arbitrary: holder },
          ),
          load,
        }),
        { maxLength: 16 },
      )
      .map((areas) =>
        areas.map((one, at) => ({
          ...one,
          id: at + 1,
          responsibleId: one.responsibleId === "asPlanned" ? one.marketerId : one.responsibleId,
        })),
      ),
    marketers: fc
      .array(
        fc.record({
          absent: fc.integer({ min: 0, max: 4 }).map((chance) => chance === 0),
          capCustomers: fc.option(fc.integer({ min: 0, max: 200 }), { freq: 2 }),
          fixed: fc.oneof(fc.constant(noLoad), load),
        }),
        { minLength: people, maxLength: people },
      )
      .map((marketers) => marketers.map((one, at) => ({ ...one, id: at + 1 }))),
    weights: fc.record({
      customers: weight,
      gold: weight,
      keyTargets: weight,
      ratingsDue: weight,
      overdueLoans: weight,
      balanceFen: weight,
      villages: weight,
    }),
    constraints: fc.record({
      keepTownships: fc.boolean(),
      unmoved: fc.record({
        of: fc.constantFrom(...unmovedMeasures),
        percent: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100 })),
      }),
      capPercent: fc.option(fc.integer({ min: 100, max: 200 }), { freq: 2 }),
      absentGive: fc.boolean(),
      tolerancePercent: fc.integer({ min: 0, max: 20 }),
      locked: fc.array(fc.integer({ min: 1, max: 16 }), { maxLength: 5 }),
    }),
  });
});

/** The input with the steps done, as a plain list of who has what. */
function carriedOut(given: BalanceInput, steps: readonly BalanceStep[]): BalanceInput {
  const moved = new Map(movesOf({ steps: [...steps] }));
  return {
    ...given,
    areas: given.areas.map((one) => ({ ...one, marketerId: moved.get(one.id) ?? one.marketerId })),
  };
}

function always(holds: (given: BalanceInput, proposal: BalanceProposal) => void, runs = 500) {
  fc.assert(
    fc.property(input, (given) => holds(given, proposeBalance(given))),
    { numRuns: runs },
  );
}

function customersOf({ areas, marketers }: BalanceInput, id: number): number {
  const fixed = marketers.find((one) => one.id === id)?.fixed.customers ?? 0;
  return areas.reduce((sum, one) => (one.marketerId === id ? sum + one.load.customers : sum), fixed);
}

/** What everybody carries relative to the average, counted from the figures themselves. */
function plainLoads({ areas, marketers, weights, constraints }: BalanceInput): Map<number, number> {
  const all = [...areas.map((one) => one.load), ...marketers.map((one) => one.fixed)];
  const shareOf = (one: Load) =>
    loadMeasures.reduce((sum, figure) => {
      const total = all.reduce((whole, other) => whole + other[figure], 0);
      return total === 0 ? sum : sum + (weights[figure] * one[figure]) / total;
    }, 0);
  const carried = new Map(
    marketers.map(({ id, fixed }) => [
      id,
      areas.reduce((sum, one) => (one.marketerId === id ? sum + shareOf(one.load) : sum), shareOf(fixed)),
    ]),
  );
  const present = marketers.filter(({ absent }) => !absent);
  const nobody = areas.reduce((sum, one) => (one.marketerId === null ? sum + shareOf(one.load) : sum), 0);
  const shared = marketers.reduce(
    (sum, { id, absent }) => (absent && !constraints.absentGive ? sum : sum + (carried.get(id) ?? 0)),
    nobody,
  );
  const average = shared / present.length;
  return new Map([...carried].map(([id, one]) => [id, average === 0 ? 0 : (100 * one) / average]));
}

/** In how many hands each township is. */
function handsOf({ areas }: BalanceInput): Map<number, Set<number>> {
  const hands = new Map<number, Set<number>>();
  for (const { townshipId, marketerId } of areas)
    if (townshipId !== null && marketerId !== null)
      hands.set(townshipId, (hands.get(townshipId) ?? new Set()).add(marketerId));
  return hands;
}

test("cards are villages with all in them, and groups that have somebody of their own", () => {
  const tree = (id: number, parentId: number | null, level: string, mergedIntoId: number | null = null) => ({
    ...{ id, parentId, level, mergedIntoId },
    figures: { ...noFigures(), customers: 10 ** (id - 1) },
  });
  const areas = [
    tree(1, null, "county"),
    tree(2, 1, "township"),
    tree(3, 2, "village"),
    tree(4, 3, "group"),
    tree(5, 3, "group"),
    tree(6, 3, "village", 3),
  ];
  const today = new Map([
    [1, 7],
    [5, 8],
  ]);
  const { cards, aboveVillages, locked } = cardsOf(areas, today, new Map([...today, [3, 9]]), [4]);
  expect(cards).toEqual([
    { id: 3, townshipId: 2, marketerId: 9, responsibleId: 7, load: { ...noLoad, customers: 101_100, villages: 1 } },
    { id: 5, townshipId: 2, marketerId: 8, responsibleId: 8, load: { ...noLoad, customers: 10_000 } },
  ]);
  expect(aboveVillages).toEqual(new Map([[7, { ...noLoad, customers: 11 }]]));
  expect(locked).toEqual([3]);
  expect(cardsOf(areas, today, today, [1]).locked).toEqual([3, 5]);
});

test("the same input in any order gives the same proposal", () => {
  fc.assert(
    fc.property(
      input.chain((given) =>
        fc.record({
          given: fc.constant(given),
          shuffled: fc.record({
            areas: fc.shuffledSubarray([...given.areas], { minLength: given.areas.length }),
            marketers: fc.shuffledSubarray([...given.marketers], { minLength: given.marketers.length }),
            weights: fc.constant(given.weights),
            constraints: fc.constant({ ...given.constraints, locked: [...given.constraints.locked].reverse() }),
          }),
        }),
      ),
      ({ given, shuffled }) => {
        expect(proposeBalance(shuffled)).toEqual(proposeBalance(given));
      },
    ),
    { numRuns: 500 },
  );
});

test("the input is left as it was", () => {
  fc.assert(
    fc.property(input, (given) => {
      const copy = structuredClone(given);
      proposeBalance(given);
      expect(given).toEqual(copy);
    }),
  );
});

test("it comes to an end: no area moves twice, none to where it is", () => {
  always((given, proposal) => {
    const moves = movesOf(proposal);
    expect(new Set(moves.map(([id]) => id)).size).toBe(moves.length);
    for (const { areaIds, fromId, toId } of proposal.steps) {
      expect(toId).not.toBe(fromId);
      for (const id of areaIds) expect(given.areas.find((one) => one.id === id)?.marketerId).toBe(fromId);
    }
  });
});

test("locked cards stay", () => {
  always(({ constraints }, proposal) => {
    for (const [id] of movesOf(proposal)) expect(constraints.locked).not.toContain(id);
  });
});

test("nobody is brought above a cap, nor further above it", () => {
  always((given, { steps, carried }) => {
    const after = carriedOut(given, steps);
    for (const { id, absent, capCustomers } of given.marketers)
      if (!absent && capCustomers !== null)
        expect(customersOf(after, id)).toBeLessThanOrEqual(Math.max(customersOf(given, id), capCustomers));
    const { capPercent } = given.constraints;
    const plain = { before: plainLoads(given), after: plainLoads(after) };
    for (const { marketerId, absent } of carried)
      if (!absent && capPercent !== null)
        expect(plain.after.get(marketerId)).toBeLessThanOrEqual(
          Math.max(plain.before.get(marketerId) ?? 0, capPercent) + 0.001,
        );
  });
});

test("those who are absent are given nothing, and keep what they have unless they are to give it", () => {
  always((given, { steps }) => {
    const absent = new Set(given.marketers.filter((one) => one.absent).map(({ id }) => id));
    for (const { fromId, toId } of steps) {
      expect(absent).not.toContain(toId);
      if (!given.constraints.absentGive) expect(absent).not.toContain(fromId);
    }
  });
});

test("nobody who could be relieved of an absence is left: with nothing in the way, all of it is given", () => {
  fc.assert(
    fc.property(input, (given) => {
      const marketers = given.marketers.map((one) => ({ ...one, capCustomers: null }));
      fc.pre(marketers.some(({ absent }) => !absent));
      const { steps } = proposeBalance({ ...given, marketers, constraints: free });
      const present = new Set(marketers.filter(({ absent }) => !absent).map(({ id }) => id));
      for (const { marketerId } of carriedOut(given, steps).areas) expect(present).toContain(marketerId);
    }),
  );
});

test("as much as was asked for stays with whom it is", () => {
  always((given, { steps, moved }) => {
    const { of, percent } = given.constraints.unmoved;
    const away = ({ areas }: BalanceInput) =>
      areas.reduce(
        (sum, { responsibleId, marketerId, load: { [of]: amount } }) =>
          responsibleId !== null && responsibleId !== marketerId ? sum + amount : sum,
        0,
      );
    const all = given.areas.reduce((sum, one) => (one.responsibleId === null ? sum : sum + one.load[of]), 0);
    const after = away(carriedOut(given, steps));
    expect(after).toBeLessThanOrEqual(Math.max(away(given), (all * (100 - percent)) / 100));
    expect(moved).toEqual({ amount: after, of: all, atMost: Math.floor((all * (100 - percent)) / 100) });
  });
});

test("no township comes into more hands, after any of the steps", () => {
  always((given, { steps }) => {
    if (!given.constraints.keepTownships) return;
    const before = handsOf(given);
    for (let done = 1; done <= steps.length; done += 1)
      for (const [id, hands] of handsOf(carriedOut(given, steps.slice(0, done))))
        expect(hands.size).toBeLessThanOrEqual(Math.max(1, before.get(id)?.size ?? 0));
  });
});

test("every step makes it better by the measure, and none makes a figure of the present worse", () => {
  always((given, { steps, before, after }) => {
    let last = before;
    for (let done = 1; done <= steps.length; done += 1) {
      const next = measureOf(layOut(carriedOut(given, steps.slice(0, done))));
      expect(compareMeasures(next, last)).toBeLessThan(0);
      last = next;
    }
    expect(after).toEqual(last);
    expect(before).toEqual(measureOf(layOut(given)));
    for (const figure of ["uncovered", "uncoveredAreas", "overCustomers", "overLoad"] as const)
      expect(after[figure]).toBeLessThanOrEqual(before[figure]);
  });
});

test("the measure counts what it says it counts", () => {
  always((given, { before }) => {
    const left = new Set(
      given.constraints.absentGive ? given.marketers.filter(({ absent }) => absent).map(({ id }) => id) : [],
    );
    const uncovered = given.areas.filter(({ marketerId }) => marketerId === null || left.has(marketerId));
    expect(before.uncoveredAreas).toBe(uncovered.length);
    const present = given.marketers.filter(({ absent }) => !absent);
    expect(before.overCustomers).toBe(
      present.reduce(
        (sum, { id, capCustomers }) =>
          capCustomers === null ? sum : sum + Math.max(0, customersOf(given, id) - capCustomers),
        0,
      ),
    );
    const { average } = layOut(given);
    if (average === 0) return;
    const plain = plainLoads(given);
    const distances = present.map(({ id }) => ((plain.get(id) ?? 0) - 100) ** 2);
    const spread = distances.reduce((sum, one) => sum + one, 0);
    expect((before.spread * 10_000) / average ** 2 / (spread + 1)).toBeCloseTo(spread / (spread + 1), 2);
  });
});

test("every explanation is true when the steps before it are done", () => {
  always((given, { steps }) => {
    for (const [at, step] of steps.entries()) {
      const now = carriedOut(given, steps.slice(0, at));
      const next = carriedOut(given, steps.slice(0, at + 1));
      const plain = { now: plainLoads(now), next: plainLoads(next) };
      const isPercent = (percent: number, exact = 0) => expect(Math.abs(percent - exact)).toBeLessThanOrEqual(0.501);
      const { fromId, toId, townshipId, receiver, giver } = step;
      const there = now.areas.filter(({ id }) => step.areaIds.includes(id));
      expect(there.length).toBe(step.areaIds.length);
      for (const one of there) expect([one.townshipId, one.marketerId]).toEqual([townshipId, fromId]);
      expect(step.customers).toBe(there.reduce((sum, one) => sum + one.load.customers, 0));
      for (const [id, around] of [
        [toId, receiver],
        [fromId, giver],
      ] as const) {
        expect(around === null).toBe(id === null);
        if (id === null || around === null) continue;
        expect(around.customersBefore).toBe(customersOf(now, id));
        expect(around.customersAfter).toBe(customersOf(next, id));
        isPercent(around.percentBefore, plain.now.get(id));
        isPercent(around.percentAfter, plain.next.get(id));
      }
      const inTownship = (marketerId: number | null, locked: readonly number[] = []) =>
        now.areas.filter(
          (one) => one.townshipId === townshipId && one.marketerId === marketerId && !locked.includes(one.id),
        ).length;
      const from = given.marketers.find(({ id }) => id === fromId);
      const to = given.marketers.find(({ id }) => id === toId);
      for (const reason of step.reasons)
        switch (reason.kind) {
          case "unassigned":
            expect(fromId).toBeNull();
            break;
          case "absent":
            expect(from?.absent).toBe(true);
            break;
          case "overCustomers":
            expect(reason).toMatchObject({ customers: customersOf(now, fromId ?? 0), cap: from?.capCustomers });
            expect(reason.customers).toBeGreaterThan(reason.cap);
            break;
          case "overLoad":
            expect(reason.cap).toBe(given.constraints.capPercent);
            isPercent(reason.percent, plain.now.get(fromId ?? 0));
            expect(plain.now.get(fromId ?? 0)).toBeGreaterThan(reason.cap - 0.001);
            break;
          case "giverAbove":
            isPercent(reason.percent, plain.now.get(fromId ?? 0));
            expect(plain.now.get(fromId ?? 0)).toBeGreaterThan(99.999);
            break;
          case "receiverBelow":
            isPercent(reason.percent, plain.now.get(toId));
            expect(plain.now.get(toId)).toBeLessThan(100.001);
            break;
          case "receiverLeast":
            isPercent(reason.percent, plain.now.get(toId));
            break;
          case "sameTownship":
            expect(townshipId).not.toBeNull();
            expect(reason.areas).toBe(inTownship(toId));
            break;
          case "wholeTownship":
            expect(given.constraints.keepTownships).toBe(true);
            expect(step.areaIds.length).toBe(reason.areas);
            expect(reason.areas).toBe(inTownship(fromId, given.constraints.locked));
            break;
          case "withinCap":
            expect(reason).toMatchObject({ customers: customersOf(next, toId), cap: to?.capCustomers });
            break;
        }
      const kinds = step.reasons.map(({ kind }) => kind);
      expect(kinds.includes("unassigned")).toBe(fromId === null);
      expect(kinds.includes("absent")).toBe(from?.absent ?? false);
      expect(kinds.includes("sameTownship")).toBe(townshipId !== null && inTownship(toId) > 0);
      expect(kinds.filter((kind) => kind !== "sameTownship" && kind !== "withinCap")).not.toEqual([]);
    }
  });
});

test("who is said to carry least does so among all who are there, where nothing else is in the way", () => {
  fc.assert(
    fc.property(input, (given) => {
      const marketers = given.marketers.map((one) => ({ ...one, capCustomers: null }));
      const bare = { ...given, marketers, constraints: free };
      const { steps } = proposeBalance(bare);
      for (const [at, { fromId, toId, reasons }] of steps.entries()) {
        if (!reasons.some(({ kind }) => kind === "receiverLeast")) continue;
        const loads = plainLoads(carriedOut(bare, steps.slice(0, at)));
        for (const { id, absent } of marketers)
          if (!absent && id !== fromId)
            expect(loads.get(id) ?? 0).toBeGreaterThanOrEqual((loads.get(toId) ?? 0) - 0.001);
      }
    }),
    { numRuns: 300 },
  );
});

test("the loads before and after are the sums of what each has, and none is lost", () => {
  always((given, { steps, carried, nobody }) => {
    const after = carriedOut(given, steps);
    for (const figure of loadMeasures) {
      const sum = ({ areas }: BalanceInput, id: number | null) =>
        areas.reduce((total, one) => (one.marketerId === id ? total + one.load[figure] : total), 0);
      expect(nobody.before[figure]).toBe(sum(given, null));
      expect(nobody.after[figure]).toBe(sum(after, null));
      for (const { marketerId, before, after: then } of carried) {
        const fixed = given.marketers.find(({ id }) => id === marketerId)?.fixed[figure] ?? 0;
        expect([before[figure], then[figure]]).toEqual([
          sum(given, marketerId) + fixed,
          sum(after, marketerId) + fixed,
        ]);
      }
    }
  });
});

test("what could not be met is all named, with a reason each", () => {
  always((given, { steps, unmet }) => {
    const after = carriedOut(given, steps);
    const { constraints, marketers } = given;
    const absent = new Set(marketers.filter((one) => one.absent && constraints.absentGive).map(({ id }) => id));
    const uncovered = after.areas.filter(({ marketerId }) => marketerId === null || absent.has(marketerId));
    const named = unmet.flatMap((one) => (one.kind === "uncovered" ? one.areaIds : []));
    expect(named.sort((one, other) => one - other)).toEqual(uncovered.map(({ id }) => id));
    const present = marketers.filter((one) => !one.absent);
    const over = present.filter(
      ({ id, capCustomers }) => capCustomers !== null && customersOf(after, id) > capCustomers,
    );
    expect(unmet.flatMap((one) => (one.kind === "overCustomers" ? [one.marketerId] : []))).toEqual(
      over.map(({ id }) => id),
    );
    const split = [...handsOf(after)].filter(([, hands]) => constraints.keepTownships && hands.size > 1);
    expect(unmet.filter(({ kind }) => kind === "township")).toEqual(
      split
        .sort(([one], [other]) => one - other)
        .map(([townshipId, hands]) => ({ kind: "township", townshipId, hands: hands.size })),
    );
    for (const one of unmet) {
      if ("why" in one) expect(one.why).not.toEqual([]);
      if (one.kind !== "uncovered") continue;
      expect(one.why.includes("nobodyPresent")).toBe(present.length === 0);
      if (present.length > 0)
        for (const id of one.areaIds) expect(one.why.includes("locked")).toBe(constraints.locked.includes(id));
      if (!constraints.keepTownships) expect(one.why).not.toContain("township");
      if (constraints.unmoved.percent === 0) expect(one.why).not.toContain("unmoved");
    }
  });
});
