import { expect, test } from "vitest";
import { type Figures, indicatorIds } from "../../shared/domain/assessment.ts";
import { compute, exampleBranch, exampleFormula, freeze } from "../support/assessment.ts";

const fen = (yuan: number) => Math.round(yuan * 100);

/**
 * April 2026 counted by hand, in yuan; the branch is in `test/fixtures/assessment/branch.json`. What has a day goes to
 * whom the customer was in the hands of on that day; c3 is handed over on 16 April, stock and all.
 *
 *                       one (c1, c2, c6 at the end)                 two (c3, c4, c5 at the end)
 * at the beginning      L1 100,000 + L2 40,000 = 140,000            L3 60,000 + L4 200,000 + L5 30,000 = 290,000
 *   of it overdue       L2 40,000                                   L5 30,000
 * at the end, stock     L1 100,000 + L2 15,000 = 115,000            L3 54,000 + L4 150,000 = 204,000
 * at the end, new       N1 50,000 + N4 80,000 = 130,000             N2 20,000 + N3 10,000 = 30,000
 *   overdue             L2 15,000                                   none
 * kept of the debtors   c1, c2 of c1, c2                            c3, c4 of c3, c4, c5
 * visited debtors       c1 of c1, c2, c6                            c4 of c3, c4
 * granted, by the day   N1 50,000, N2 20,000, N4 80,000 = 150,000   N3 10,000
 * first lines           c6 on 21 April                              c3 on 18 April
 * drawn                 c1 30,000 (c6 was reversed)                 c3 8,000
 * ratings run out       c1 on 10 April, renewed on the 8th          c4 on 20 April, not renewed
 * expected loss         c1 1% of 150,000 = 1,500                    c3 1% of 84,000 = 840
 *                       c2 25% of 15,000 = 3,750                    c4 1% of 150,000 = 1,500
 *                       c6 1% of 80,000 = 800                       c5 0
 * interest income, the half of beginning and end at 6% for 30 of 360 days, which is 1/400 of their sum:
 *                       c1 250,000 / 400 = 625                      c3 144,000 / 400 = 360
 *                       c2 none: it is bad                          c4 350,000 / 400 = 875
 *                       c6 80,000 / 400 = 200                       c5 30,000 / 400 = 75
 */
const figures: Record<"one" | "two", Figures> = {
  one: {
    ...{ "open.normal": fen(100_000), "open.substandard": fen(40_000) },
    ...{ "stock.normal": fen(100_000), "stock.substandard": fen(15_000), "fresh.normal": fen(130_000) },
    ...{ openOverdueFen: fen(40_000), collectedFen: fen(25_000), stockOverdueFen: fen(15_000) },
    ...{ openDebtors: 2, keptDebtors: 2, debtors: 3, visited: 1 },
    ...{ newLoans: 3, newLoanFen: fen(150_000), newBalanceFen: fen(150_000), newCustomers: 1, newLineFen: fen(90_000) },
    ...{ drawnFen: fen(30_000), renewalsDue: 1, renewed: 1, lossFen: fen(6050), incomeFen: fen(825) },
  },
  two: {
    ...{ "open.normal": fen(260_000), "open.specialMention": fen(30_000) },
    ...{ "stock.normal": fen(204_000), "fresh.normal": fen(30_000) },
    ...{ openOverdueFen: fen(30_000), collectedFen: fen(30_000) },
    ...{ openDebtors: 3, keptDebtors: 2, debtors: 2, visited: 1 },
    ...{ newLoans: 1, newLoanFen: fen(10_000), newBalanceFen: fen(10_000), newCustomers: 1, newLineFen: fen(50_000) },
    ...{ drawnFen: fen(8000), renewalsDue: 1, lossFen: fen(2340), incomeFen: fen(1310) },
  },
};

/**
 * Points by the formula of the example:
 *
 *                      weight target        one                                    two
 * stockKept            10     95%           2/2, capped                   10.00    2/3 = 66.67%, of 95% 70.18%    7.02
 * overdueCollected     10     80%           25/40 = 62.5%, 78.125%         7.81    30/30, capped                 10.00
 * ratingsRenewed       15     95%           1/1, capped                   15.00    0/1                            0.00
 * visitsDone           15     90%           1/3, 37% of it, below 50%      0.00    1/2, 55.56% of it              8.33
 * newLoans             10     3             3                             10.00    1                              3.33
 * newLoanFen           10     120,000       150,000, capped at 120%       12.00    10,000                         0.83
 * balanceGrowth        15     100,000       150,000+115,000-140,000, cap  18.00    10,000+204,000-290,000 < 0     0.00
 * newCustomers         10     2             1                              5.00    1                              5.00
 * drawnFen              5     40,000        30,000                         3.75    8,000                          1.00
 * base                                                                    81.56                                  35.51
 * overdueRate   0.5 for each 0.5% above 2%: 15,000/245,000 = 6.12%, 8     4.00     0%                             0.00
 * badRate       1 for each 0.5% above 1.5%: 6.12%, 9 steps                9.00     0%                             0.00
 * riskIncome    0.5 for each 50% above 150%: 6,050/825 = 733%, 11, most   3.00     2,340/1,310 = 178.6%, none     0.00
 * deducted                                                                16.00                                   0.00
 * newLoanFen    0.5 for each 10,000 above 120,000: 3 steps                1.50                                    0.00
 * balanceGrowth 0.2 for each 10,000 above 100,000: 2 steps                0.40                                    0.00
 * plus, at most 1.20                                                      1.20                                    0.00
 * total                                                                   66.76                                  35.51
 */
const points = {
  one: {
    base: [1000, 781, 1500, 0, 1000, 1200, 1800, 500, 375],
    deductions: [400, 900, 300],
    plus: [150, 40],
    sums: { basePoints: 8156, deducted: 1600, plusPoints: 120, total: 6676 },
  },
  two: {
    base: [702, 1000, 0, 833, 333, 83, 0, 500, 100],
    deductions: [0, 0, 0],
    plus: [0, 0],
    sums: { basePoints: 3551, deducted: 0, plusPoints: 0, total: 3551 },
  },
};

test("the worked example comes out as it was counted by hand, in the database and through the service", async () => {
  const { core, manager, period, ids } = await exampleBranch();
  expect(period).toMatchObject({ baselineOn: "2026-04-01", formula: null, computedOn: null });
  expect(await freeze(manager, period)).toMatchObject({ state: "done", kind: "assessment" });
  const { db } = core.opened.store;
  for (const who of ["one", "two"] as const) {
    const kept: { figure: string; amount: number }[] = await db("assessmentTotals")
      .where({ periodId: period.id, marketerId: ids[who] })
      .select("figure", "amount");
    expect(Object.fromEntries(kept.map(({ figure, amount }) => [figure, amount]))).toEqual(figures[who]);
    const score = await manager.assessments.score({ periodId: period.id, marketerId: ids[who] });
    expect(score.formula.definition).toEqual(exampleFormula);
    const { base, deductions, plus, ...sums } = score.computed;
    expect(base.map((line) => line.points)).toEqual(points[who].base);
    expect(deductions.map((line) => line.points)).toEqual(points[who].deductions);
    expect(plus.map((line) => line.points)).toEqual(points[who].plus);
    expect(sums).toEqual(points[who].sums);
    expect(score.result).toEqual(score.computed);
  }
  const { rows } = await manager.assessments.scores({ periodId: period.id });
  expect(rows.map(({ marketerId, computed }) => [marketerId, computed.total])).toEqual([
    [ids.one, 6676],
    [ids.two, 3551],
  ]);
});

test("the customers behind every indicator add up to it, page by page", async () => {
  const { manager, period, ids, idOf } = await exampleBranch();
  await compute(manager, period.id);
  for (const marketerId of [ids.one, ids.two]) {
    const { computed } = await manager.assessments.score({ periodId: period.id, marketerId });
    const lines = [...computed.base, ...computed.deductions];
    for (const indicator of indicatorIds) {
      const sum = { numerator: 0, denominator: 0 };
      for (let after: number | null = 0; after !== null; ) {
        const page: Awaited<ReturnType<typeof manager.assessments.customers>> = await manager.assessments.customers({
          ...{ periodId: period.id, marketerId, indicator, after, limit: 1 },
        });
        for (const { numerator, denominator } of page.rows) {
          sum.numerator += numerator;
          sum.denominator += denominator ?? 0;
        }
        after = page.next;
      }
      const line = lines.find((one) => one.indicator === indicator);
      expect([indicator, sum.numerator, sum.denominator]).toEqual([
        ...[indicator, line?.numerator],
        line?.denominator ?? 0,
      ]);
    }
  }
  const { rows } = await manager.assessments.customers({
    ...{ periodId: period.id, marketerId: ids.one, indicator: "newLoanFen" },
  });
  expect(rows.map(({ customer, numerator }) => [customer?.id, numerator])).toEqual([
    [idOf("c1"), fen(50_000)],
    [idOf("c3"), fen(20_000)],
    [idOf("c6"), fen(80_000)],
  ]);
});
