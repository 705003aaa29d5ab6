import fc from "fast-check";
import { expect, test } from "vitest";
import { concentration, concentrationLevel, normalPurpose } from "../../shared/domain/concentration.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { migrationMatrix, moveOf } from "../../shared/domain/gradeMigration.ts";
import {
  addFigures,
  isGrade,
  noCounts,
  type RatingPeriod,
  type Standing,
  standingOn,
  standings,
} from "../../shared/domain/portfolio.ts";
import { grades } from "../../shared/domain/scorecard.ts";

const year: RatingPeriod = {
  id: 7,
  status: "effective",
  grade: "AA",
  effectiveFrom: "2026-03-10",
  expiresOn: "2027-03-10",
  endedOn: null,
};

test("a rating is in force from its first day to the day before it runs out", () => {
  expect(standingOn([], "2026-03-10")).toBe("notRated");
  expect(standingOn([year], "2026-03-09")).toBe("notRated");
  expect(standingOn([year], "2026-03-10")).toBe("AA");
  expect(standingOn([year], "2027-03-09")).toBe("AA");
  expect(standingOn([year], "2027-03-10")).toBe("expired");
});

test("what is only approved, proposed or thrown away is no rating yet", () => {
  for (const status of ["approved", "proposed", "draft", "returned", "discarded"] as const)
    expect(standingOn([{ ...year, status }], "2026-06-01")).toBe("notRated");
});

test("a suspension takes a rating out of force from its day on, also after it would have run out", () => {
  const suspended: RatingPeriod = { ...year, status: "suspended", endedOn: "2026-06-01" };
  expect(standingOn([suspended], "2026-05-31")).toBe("AA");
  expect(standingOn([suspended], "2026-06-01")).toBe("suspended");
  expect(standingOn([suspended], "2028-01-01")).toBe("suspended");
  expect(standingOn([{ ...suspended, endedOn: "2027-06-01" }], "2027-07-01")).toBe("expired");
});

test("the next rating takes over on its day, whatever became of the last one", () => {
  const former: RatingPeriod = { ...year, id: 3, status: "superseded", grade: "B", endedOn: "2026-03-10" };
  const earlier = { ...former, effectiveFrom: "2025-05-01", expiresOn: "2026-05-01" };
  for (const ratings of [
    [earlier, year],
    [year, earlier],
  ]) {
    expect(standingOn(ratings, "2026-03-09")).toBe("B");
    expect(standingOn(ratings, "2026-03-10")).toBe("AA");
    expect(standingOn(ratings, "2027-04-01")).toBe("expired");
  }
  const both = { ...year, id: 9, grade: "C" as const };
  expect(standingOn([both, year], "2026-04-01")).toBe("C");
});

const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays("2024-01-01", days));
const period: fc.Arbitrary<RatingPeriod> = fc
  .record({
    id: fc.integer({ min: 1, max: 1_000_000 }),
    status: fc.constantFrom("effective", "suspended", "superseded", "approved", "draft"),
    grade: fc.constantFrom(...grades),
    from: day,
    lasts: fc.integer({ min: 1, max: 700 }),
    ends: fc.option(fc.integer({ min: 0, max: 800 })),
  })
  .map(({ from, lasts, ends, ...rating }) => ({
    ...rating,
    effectiveFrom: from,
    expiresOn: addDays(from, lasts),
    endedOn: ends === null ? null : addDays(from, ends),
  }));
const ledger = fc.array(fc.uniqueArray(period, { maxLength: 4, selector: ({ id }) => id }), { maxLength: 40 });

test("the sums of a matrix are the counts of its two days, and its shares come to one", () => {
  fc.assert(
    fc.property(ledger, day, day, (customers, from, to) => {
      const matrix = migrationMatrix(
        customers.map((ratings) => ({ from: standingOn(ratings, from), to: standingOn(ratings, to), customers: 1 })),
      );
      const countOn = (on: string) => {
        const counts = noCounts();
        for (const ratings of customers)
          addFigures(counts, { standing: standingOn(ratings, on), customers: 1, lineFen: 0, loanBalanceFen: 0 });
        return standings.map((standing) => counts.standings[standing]);
      };
      expect(matrix.fromTotals).toEqual(countOn(from));
      expect(matrix.toTotals).toEqual(countOn(to));
      expect(matrix.customers).toBe(customers.length);
      expect(Object.values(matrix.moves).reduce((sum, count) => sum + count, 0)).toBe(customers.length);
      if (matrix.shares) {
        const { stable, upgraded, downgraded } = matrix.shares;
        expect(stable + upgraded + downgraded).toBeCloseTo(1, 9);
      }
    }),
  );
});

test("every move has its meaning, and the way back the opposite one", () => {
  const opposite = {
    stable: "stable",
    upgraded: "downgraded",
    downgraded: "upgraded",
    entered: "left",
    left: "entered",
    outside: "outside",
  } as const;
  for (const from of standings) for (const to of standings) expect(moveOf(to, from)).toBe(opposite[moveOf(from, to)]);
  expect(moveOf("A", "AA")).toBe("upgraded");
  expect(moveOf("A", "C")).toBe("downgraded");
  expect(moveOf("notRated", "B")).toBe("entered");
  expect(moveOf("AAA", "suspended")).toBe("left");
  expect(standings.filter((standing: Standing) => isGrade(standing))).toEqual([...grades]);
});

test("shares come to one, and the index lies between equal shares and all with one", () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 10 ** 13 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(amounts, fc.nat({ max: 60 }), (all, given) => {
      const rest = all.slice(given);
      const remainder = {
        amount: rest.reduce((sum, amount) => sum + amount, 0),
        squares: rest.reduce((sum, amount) => sum + amount * amount, 0),
      };
      const { total, shares, remainderShare, index } = concentration(all.slice(0, given), remainder);
      if (total === 0) return expect(index).toBeNull();
      expect(shares.reduce((sum, share) => sum + share, remainderShare)).toBeCloseTo(1, 9);
      expect(index).toBeGreaterThanOrEqual(1 / all.length - 1e-9);
      expect(index).toBeLessThanOrEqual(1 + 1e-9);
      expect(index).toBeCloseTo(concentration(all).index ?? 0, 9);
    }),
  );
  expect(concentration([5, 5, 5, 5]).index).toBeCloseTo(0.25);
  expect(concentration([5, 0, 0]).index).toBe(1);
  expect([0.05, 0.1, 0.18, 0.19, 1].map(concentrationLevel)).toEqual(["low", "moderate", "moderate", "high", "high"]);
});

test("a purpose is the same however it was spaced and cased", () => {
  expect(normalPurpose(" 购 买　农资\t")).toBe("购买农资");
  expect(normalPurpose("POS 机")).toBe("pos机");
  expect(normalPurpose("  ")).toBe("");
});
