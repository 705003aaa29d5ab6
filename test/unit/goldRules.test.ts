import fc from "fast-check";
import { expect, test } from "vitest";
import { customerKinds } from "../../shared/domain/customer.ts";
import { addDays } from "../../shared/domain/dates.ts";
import {
  type GoldFacts,
  type GoldRules,
  goldConditions,
  lastOverdueOn,
  quickConditions,
  ratedSince,
  unmetConditions,
} from "../../shared/domain/goldRules.ts";
import { grades } from "../../shared/domain/scorecard.ts";

const today = "2026-03-10";

const rules: GoldRules = {
  kinds: customerKinds,
  grade: "AA",
  years: 2,
  cleanMonths: 12,
  contributionFen: 1_000_000,
  services: 2,
  customerYears: 3,
};

const facts: GoldFacts = {
  kind: "farmer",
  grade: "AA",
  rated: [
    { grade: "AA", from: "2024-03-01", until: "2025-03-01" },
    { grade: "AAA", from: "2025-03-01", until: "2026-03-01" },
    { grade: "AA", from: "2026-03-01", until: "2027-03-01" },
  ],
  lastOverdueOn: null,
  depositsFen: 600_000,
  owedHereFen: 400_000,
  services: 2,
  registeredOn: "2023-03-10",
};

const unmet = (changed: Partial<GoldFacts>, asked: Partial<GoldRules> = {}) =>
  unmetConditions(goldConditions({ ...rules, ...asked }, { ...facts, ...changed }, today));

test("every condition that is asked for is told with what is and what is wanted", () => {
  expect(goldConditions({ ...rules, kinds: ["farmer"] }, facts, today)).toEqual([
    { name: "kind", actual: "farmer", wanted: ["farmer"], met: true },
    { name: "grade", actual: "AA", wanted: "AA", met: true },
    { name: "years", actual: "2024-03-01", wanted: 2, grade: "AA", met: true },
    { name: "overdue", actual: null, wanted: 12, met: true },
    { name: "contribution", actual: 1_000_000, wanted: 1_000_000, met: true },
    { name: "services", actual: 2, wanted: 2, met: true },
    { name: "customerYears", actual: "2023-03-10", wanted: 3, met: true },
  ]);
  const least = { ...rules, years: 0, cleanMonths: 0, contributionFen: 0, services: 0, customerYears: 0 };
  expect(goldConditions(least, facts, today).map(({ name }) => name)).toEqual(["grade", "overdue"]);
});

test("each condition is missed by a day, a fen or a grade", () => {
  expect(unmet({ kind: "enterprise" }, { kinds: ["farmer"] })).toEqual(["kind"]);
  expect(unmet({ grade: "A" })).toEqual(["grade"]);
  expect(unmet({ grade: null })).toEqual(["grade"]);
  expect(unmet({ rated: facts.rated.slice(1) })).toEqual(["years"]);
  expect(unmet({ lastOverdueOn: "2025-03-10" })).toEqual(["overdue"]);
  expect(unmet({ lastOverdueOn: "2025-03-09" })).toEqual([]);
  expect(unmet({ lastOverdueOn: today }, { cleanMonths: 0 })).toEqual(["overdue"]);
  expect(unmet({ lastOverdueOn: addDays(today, -1) }, { cleanMonths: 0 })).toEqual([]);
  expect(unmet({ depositsFen: 599_999 })).toEqual(["contribution"]);
  expect(unmet({ services: 1 })).toEqual(["services"]);
  expect(unmet({ registeredOn: "2023-03-11" })).toEqual(["customerYears"]);
});

test("a gap between two ratings, and a worse grade in between, begin the years anew", () => {
  const since = (rated: GoldFacts["rated"]) => ratedSince(rated, "AA", today);
  const [first, second, third] = facts.rated;
  if (!first || !second || !third) throw new Error("The customer was rated three times.");
  expect(since([third, first, second])).toBe("2024-03-01");
  expect(since([first, { ...second, until: "2026-02-28" }, third])).toBe("2026-03-01");
  expect(since([first, { ...second, grade: "A" }, third])).toBe("2026-03-01");
  expect(since([first, second])).toBeNull();
  expect(since([{ ...first, until: "2027-01-01" }, third])).toBe("2024-03-01");
  expect(since([{ ...third, from: "2026-03-11" }])).toBeNull();
});

test("what was overdue counts until it is known to be over", () => {
  const loan = { balanceFen: 100, dueOn: "2026-12-01", overdueSince: null };
  expect(lastOverdueOn([loan], [], today)).toBeNull();
  expect(lastOverdueOn([{ ...loan, dueOn: today }], [], today)).toBeNull();
  expect(lastOverdueOn([{ ...loan, dueOn: "2026-03-09" }], [], today)).toBe(today);
  expect(lastOverdueOn([{ ...loan, overdueSince: "2026-01-05" }], [], today)).toBe(today);
  expect(lastOverdueOn([{ ...loan, balanceFen: 0, dueOn: "2025-01-01" }], [], today)).toBeNull();
  expect(lastOverdueOn([{ ...loan, balanceFen: 0, overdueSince: "2025-01-05" }], [], today)).toBe("2025-01-05");
  const spells = [
    { suspendedOn: "2024-01-01", endedOn: "2024-06-01" },
    { suspendedOn: "2025-01-01", endedOn: "2025-02-01" },
  ];
  expect(lastOverdueOn([], spells, today)).toBe("2025-01-31");
  expect(lastOverdueOn([], [{ suspendedOn: today, endedOn: today }], today)).toBe(today);
  expect(lastOverdueOn([], [{ suspendedOn: "2025-01-01", endedOn: null }], today)).toBe(today);
});

const day = fc.integer({ min: -2000, max: 400 }).map((days) => addDays(today, days));
const someRules: fc.Arbitrary<GoldRules> = fc.record({
  kinds: fc.subarray([...customerKinds], { minLength: 1 }),
  grade: fc.constantFrom(...grades),
  years: fc.nat(4),
  cleanMonths: fc.nat(36),
  contributionFen: fc.nat(1000),
  services: fc.nat(4),
  customerYears: fc.nat(5),
});
const someFacts: fc.Arbitrary<GoldFacts> = fc.record({
  kind: fc.constantFrom(...customerKinds),
  grade: fc.constantFrom(null, ...grades),
  rated: fc.array(
    fc
      .record({ grade: fc.constantFrom(...grades), from: day, days: fc.integer({ min: 1, max: 800 }) })
      .map(({ days, ...period }) => ({ ...period, until: addDays(period.from, days) })),
    { maxLength: 5 },
  ),
  lastOverdueOn: fc.option(day.filter((on) => on <= today)),
  depositsFen: fc.nat(1000),
  owedHereFen: fc.nat(1000),
  services: fc.nat(5),
  registeredOn: day.filter((on) => on <= today),
});

/** The rules and others that are as strict or stricter in everything. */
const stricter = fc.tuple(someRules, someRules).map(([one, other]): [GoldRules, GoldRules] => [
  one,
  {
    kinds: one.kinds.filter((kind) => other.kinds.includes(kind)),
    grade: grades[Math.min(grades.indexOf(one.grade), grades.indexOf(other.grade))] ?? one.grade,
    years: Math.max(one.years, other.years),
    cleanMonths: Math.max(one.cleanMonths, other.cleanMonths),
    contributionFen: Math.max(one.contributionFen, other.contributionFen),
    services: Math.max(one.services, other.services),
    customerYears: Math.max(one.customerYears, other.customerYears),
  },
]);

test("stricter rules never select more", () => {
  fc.assert(
    fc.property(stricter, someFacts, ([lax, strict], about) => {
      const missed = unmetConditions(goldConditions(lax, about, today));
      const missedStrictly = unmetConditions(goldConditions(strict, about, today));
      expect(missedStrictly).toEqual(expect.arrayContaining(missed));
    }),
    { numRuns: 2000 },
  );
});

test("reasons agree with the verdict: what is unmet falls short of what is wanted, and nothing else does", () => {
  fc.assert(
    fc.property(someRules, someFacts, (asked, about) => {
      for (const condition of goldConditions(asked, about, today))
        switch (condition.name) {
          case "kind":
            expect(condition.met).toBe(condition.wanted.includes(condition.actual));
            break;
          case "grade":
            expect(condition.met).toBe(
              condition.actual !== null && grades.indexOf(condition.actual) <= grades.indexOf(condition.wanted),
            );
            break;
          case "contribution":
          case "services":
            expect(condition.met).toBe(condition.actual >= condition.wanted);
            break;
          case "years":
          case "customerYears":
            expect(condition.met).toBe(
              condition.actual !== null &&
                `${Number(condition.actual.slice(0, 4)) + condition.wanted}${condition.actual.slice(4)}` <= today,
            );
            break;
          case "overdue":
            if (condition.met) expect(condition.actual === today).toBe(false);
            if (condition.actual === null) expect(condition.met).toBe(true);
        }
    }),
    { numRuns: 2000 },
  );
});

test("what a first look refuses, the whole rules refuse too", () => {
  fc.assert(
    fc.property(someRules, someFacts, (asked, about) => {
      const whole = goldConditions(asked, about, today);
      for (const condition of quickConditions(asked, about, today)) expect(whole).toContainEqual(condition);
    }),
  );
});
