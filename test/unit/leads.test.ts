import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../shared/domain/dates.ts";
import { conversionOf, type LeadGroup, shareOf } from "../../shared/domain/leadConversion.ts";
import {
  dueUntil,
  erasableUntil,
  funnelStages,
  type LeadFacts,
  leadChannels,
  leadStage,
  leadStages,
  movesFrom,
  moveTo,
  reachedStage,
} from "../../shared/domain/leads.ts";
import { agreementState, coveredUntil } from "../../shared/domain/partners.ts";
import { normalisePhone } from "../../shared/domain/phone.ts";

const day = "2026-03-10";

const facts = (changes: Partial<LeadFacts>): LeadFacts => ({
  step: "new",
  linked: false,
  ratedOn: null,
  grantedOn: null,
  lostOn: null,
  ...changes,
});

test("the stage is what was typed until there is a customer, and then what the ledger knows of them", () => {
  expect(leadStage(facts({}))).toBe("new");
  expect(leadStage(facts({ step: "contacted" }))).toBe("contacted");
  expect(leadStage(facts({ step: "new", linked: true }))).toBe("customer");
  expect(leadStage(facts({ linked: true, ratedOn: day }))).toBe("rated");
  expect(leadStage(facts({ linked: true, ratedOn: day, grantedOn: day }))).toBe("granted");
  expect(leadStage(facts({ linked: true, grantedOn: day }))).toBe("granted");
  const lost = facts({ linked: true, ratedOn: day, lostOn: day });
  expect([leadStage(lost), reachedStage(lost)]).toEqual(["lost", "rated"]);
});

test("by hand a lead goes no further than to its customer", () => {
  expect(movesFrom("new")).toEqual(["contacted", "customer", "lost"]);
  expect(movesFrom("contacted")).toEqual(["new", "customer", "lost"]);
  expect(movesFrom("customer")).toEqual(["lost"]);
  expect(movesFrom("rated")).toEqual(["lost"]);
  expect(movesFrom("granted")).toEqual([]);
  expect(movesFrom("lost")).toEqual(["new", "contacted"]);
  for (const stage of leadStages) expect(moveTo(stage, stage)).toBeNull();
  expect(moveTo("lost", "contacted")).toBe("reopen");
});

const group = fc.record({
  key: fc.constantFrom(...leadChannels),
  reached: fc.constantFrom(...funnelStages),
  lost: fc.boolean(),
  days: fc.option(fc.integer({ min: 0, max: 400 })),
  count: fc.integer({ min: 1, max: 50 }),
}) satisfies fc.Arbitrary<LeadGroup<string>>;

test("no stage has more leads than the one before it, and the channels add up to all", () => {
  fc.assert(
    fc.property(fc.array(group, { maxLength: 40 }), (groups) => {
      const { rows, total } = conversionOf(groups);
      for (const { reached, lost } of [...rows, total]) {
        const counts = funnelStages.map((stage) => reached[stage]);
        expect(counts).toEqual([...counts].sort((one, other) => other - one));
        expect(lost).toBeLessThanOrEqual(reached.new);
      }
      for (const stage of funnelStages)
        expect(rows.reduce((sum, { reached }) => sum + reached[stage], 0)).toBe(total.reached[stage]);
      expect(rows.reduce((sum, { lost }) => sum + lost, 0)).toBe(total.lost);
      expect(total.reached.new).toBe(groups.reduce((sum, { count }) => sum + count, 0));
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    }),
  );
});

test("the median is that of all days written out one by one", () => {
  fc.assert(
    fc.property(fc.array(group, { maxLength: 20 }), (groups) => {
      const days = groups
        .flatMap((one) => (one.days === null ? [] : Array.from({ length: one.count }, () => one.days as number)))
        .sort((one, other) => one - other);
      const middle = days.length / 2;
      const median =
        days.length % 2 === 1 ? days[Math.floor(middle)] : ((days[middle - 1] ?? 0) + (days[middle] ?? 0)) / 2;
      expect(conversionOf(groups).total.medianDays).toBe(days.length === 0 ? null : median);
    }),
  );
});

test("a share of nothing is none", () => {
  expect([shareOf(0, 0), shareOf(0, 3), shareOf(1, 3), shareOf(3, 3)]).toEqual([null, 0, 33.3, 100]);
});

test("agreements that follow each other on the next day leave no gap, whatever their order", () => {
  const period = fc
    .tuple(fc.integer({ min: -100, max: 100 }), fc.integer({ min: 0, max: 60 }))
    .map(([from, length]) => ({ fromDate: addDays(day, from), untilDate: addDays(day, from + length) }));
  fc.assert(
    fc.property(fc.array(period, { maxLength: 6 }), (agreements) => {
      const holds = (on: string) => agreements.some(({ fromDate, untilDate }) => fromDate <= on && on <= untilDate);
      let last: string | null = null;
      for (let on = day; holds(on); on = addDays(on, 1)) last = on;
      expect(coveredUntil(agreements, day)).toBe(last);
      const state = agreementState(agreements, day);
      expect(["inForce", "expiring"].includes(state)).toBe(last !== null);
      if (last !== null) expect(state).toBe(last <= addDays(day, 60) ? "expiring" : "inForce");
    }),
  );
});

test("telephone numbers are compared without what people write between the digits", () => {
  expect(["138 0000-1111", "+86 13800001111", "00８６１３８００００１１１１"].map(normalisePhone)).toEqual([
    "13800001111",
    "13800001111",
    "13800001111",
  ]);
  expect(["0371-1234567", "+4912345678", "8613800001111"].map(normalisePhone)).toEqual([
    "03711234567",
    "+4912345678",
    "8613800001111",
  ]);
});

test("what is late was due before today, and a lead is erased a year after it was lost", () => {
  expect([dueUntil("late", day), dueUntil("soon", day)]).toEqual(["2026-03-09", "2026-03-17"]);
  expect(erasableUntil(day)).toBe("2025-03-10");
});
