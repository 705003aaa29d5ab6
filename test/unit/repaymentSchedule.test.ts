import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type LoanPlan, repaymentSchedule } from "../../shared/domain/repaymentSchedule.ts";
import { repaymentWays } from "../../shared/domain/repaymentWays.ts";

const plan: LoanPlan = {
  way: "equalInstalments",
  amountFen: 10_000_000,
  rateBp: 600,
  months: 12,
  startsOn: "2026-01-31",
  payMonths: [],
};

const days = fc.integer({ min: 0, max: 20_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const plans = fc.record({
  way: fc.constantFrom(...repaymentWays),
  amountFen: fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 10_000_000_000_000 })),
  rateBp: fc.integer({ min: 0, max: 10_000 }),
  months: fc.integer({ min: 1, max: 360 }),
  startsOn: days,
  payMonths: fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
});

test("every schedule pays the principal to the fen, adds up, rises by day and ends at nothing", () => {
  fc.assert(
    fc.property(plans, (loan) => {
      const { instalments, interestFen, totalFen } = repaymentSchedule(loan);
      let rest = loan.amountFen;
      let day = loan.startsOn;
      const sound = instalments.filter((one) => {
        rest -= one.principalFen;
        const rises = one.date > day;
        day = one.date;
        const { principalFen, interestFen, totalFen, restFen } = one;
        const whole = [principalFen, interestFen, totalFen, restFen].every(
          (fen) => Number.isSafeInteger(fen) && fen >= 0,
        );
        return rises && whole && restFen === rest && totalFen === principalFen + interestFen;
      });
      expect(sound).toHaveLength(instalments.length);
      expect(rest).toBe(0);
      expect(interestFen).toBe(instalments.reduce((sum, one) => sum + one.interestFen, 0));
      expect(totalFen).toBe(loan.amountFen + interestFen);
    }),
    { numRuns: 200 },
  );
});

test("equal instalments: the same sum each month, and the last one takes the rest", () => {
  const { instalments, interestFen } = repaymentSchedule(plan);
  // 100,000 yuan at 6 % over a year is 8,606.64 yuan a month in every table of annuities.
  expect(instalments.slice(0, 11).map(({ totalFen }) => totalFen)).toEqual(Array(11).fill(860_664));
  expect(instalments[0]).toEqual({
    date: "2026-02-28",
    principalFen: 810_664,
    interestFen: 50_000,
    totalFen: 860_664,
    restFen: 9_189_336,
  });
  expect(instalments.at(-1)).toMatchObject({ date: "2027-01-31", restFen: 0 });
  expect(Math.abs((instalments.at(-1)?.totalFen ?? 0) - 860_664)).toBeLessThan(12);
  expect(interestFen).toBe(instalments.reduce((sum, { totalFen }) => sum + totalFen, 0) - plan.amountFen);
});

test("equal principal: interest falls with what is left", () => {
  const { instalments } = repaymentSchedule({ ...plan, way: "equalPrincipal", amountFen: 1_000_000, months: 3 });
  expect(instalments.map(({ principalFen }) => principalFen)).toEqual([333_333, 333_333, 333_334]);
  expect(instalments.map(({ interestFen }) => interestFen)).toEqual([5000, 3333, 1667]);
});

test("interest monthly, principal at the end", () => {
  const { instalments } = repaymentSchedule({ ...plan, way: "interestMonthly", months: 2 });
  expect(instalments.map(({ principalFen, interestFen }) => [principalFen, interestFen])).toEqual([
    [0, 50_000],
    [10_000_000, 50_000],
  ]);
});

test("all at the end: interest of the whole term at once", () => {
  const { instalments } = repaymentSchedule({ ...plan, way: "atEnd" });
  expect(instalments).toEqual([
    { date: "2027-01-31", principalFen: 10_000_000, interestFen: 600_000, totalFen: 10_600_000, restFen: 0 },
  ]);
});

test("by season: paid in the months chosen and at the end, with interest since the last time", () => {
  const loan = { ...plan, way: "seasonal", startsOn: "2026-03-10", months: 14, payMonths: [6, 10] } as const;
  const { instalments } = repaymentSchedule(loan);
  expect(instalments.map(({ date, principalFen, interestFen }) => [date, principalFen, interestFen])).toEqual([
    ["2026-06-10", 3_333_333, 150_000],
    ["2026-10-10", 3_333_333, 133_333],
    ["2027-05-10", 3_333_334, 116_667],
  ]);
});

test("half a fen of interest is rounded up", () => {
  const interest = (amountFen: number) =>
    repaymentSchedule({ ...plan, way: "atEnd", months: 1, rateBp: 1200, amountFen }).interestFen;
  expect([interest(49), interest(50), interest(149), interest(150)]).toEqual([0, 1, 1, 2]);
});

test.each([{ amountFen: 0 }, { amountFen: 1.5 }, { months: 0 }, { months: 361 }, { rateBp: -1 }, { rateBp: 0.5 }])(
  "a loan that is none has no schedule: %o",
  (changes) => {
    expect(() => repaymentSchedule({ ...plan, ...changes })).toThrow(RangeError);
  },
);
