import { describe, expect, test } from "vitest";
import { usualCreditPolicy as policy } from "../../shared/domain/creditPolicy.ts";
import { debtServiceFen, debtServicePercent } from "../../shared/domain/debtService.ts";
import { type DiligenceFlag, diligenceFlags } from "../../shared/domain/diligenceFlags.ts";
import { guarantorStandings } from "../../shared/domain/guaranteeChain.ts";
import { household, known, owed, statementOf, written } from "../support/diligence.ts";

function flagsOf(figures: Parameters<typeof known>[0], content: Parameters<typeof written>[0] = {}): DiligenceFlag[] {
  return diligenceFlags(policy, known(figures), written(content));
}

const kinds = (flags: readonly DiligenceFlag[]) => flags.map(({ kind }) => kind);

test("of whom nothing is known nothing is flagged", () => {
  expect(flagsOf({})).toEqual([]);
});

describe("statements", () => {
  const before = statementOf({ endsOn: "2024-12-31", revenueFen: 1_000_000 });

  test("sales that fall by more than a tenth are flagged, by a tenth they are not", () => {
    const fall = (revenueFen: number) => flagsOf({ statements: [statementOf({ revenueFen }), before] });
    expect(fall(900_000)).toEqual([]);
    expect(fall(899_999)).toEqual([
      {
        kind: "salesFalling",
        figures: [
          { name: "statement", text: "2025-12-31" },
          { name: "revenue", value: 899_999, unit: "fen" },
          { name: "revenueBefore", value: 1_000_000, unit: "fen" },
          { name: "fall", value: 10, unit: "percent" },
        ],
      },
    ]);
  });

  test("sales of other months are not compared", () => {
    const halfYear = statementOf({ endsOn: "2025-06-30", months: 6, revenueFen: 100_000 });
    expect(flagsOf({ statements: [halfYear, before] })).toEqual([]);
  });

  test("debts above seven tenths of the assets are flagged", () => {
    const owing = (totalLiabilitiesFen: number) =>
      kinds(flagsOf({ statements: [statementOf({ totalAssetsFen: 1000, totalLiabilitiesFen })] }));
    expect(owing(700)).toEqual([]);
    expect(owing(701)).toEqual(["debtToAssets"]);
  });

  test("a current ratio under 1 is flagged, of 1 it is not", () => {
    const current = (currentAssetsFen: number) =>
      flagsOf({ statements: [statementOf({ currentAssetsFen, currentLiabilitiesFen: 1000 })] });
    expect(current(1000)).toEqual([]);
    expect(current(800)[0]?.figures).toContainEqual({ name: "ratio", value: 0.8, unit: "times" });
  });

  test("a statement that is one fen out of balance, and a loss, are flagged", () => {
    const statement = statementOf({ totalAssetsFen: 100, totalLiabilitiesFen: 60, equityFen: 39, netProfitFen: -1 });
    expect(kinds(flagsOf({ statements: [statement] }))).toEqual(["loss", "outOfBalance"]);
  });

  test("figures are old after twelve months to the day", () => {
    expect(flagsOf({ statements: [statementOf({ endsOn: "2025-03-10" })] })).toEqual([]);
    expect(flagsOf({ statements: [statementOf({ endsOn: "2025-03-09" })] })).toEqual([
      { kind: "figuresOld", figures: [{ name: "statement", text: "2025-03-09" }] },
    ]);
  });
});

describe("income", () => {
  test("stated income is flagged from more than thirty per cent above the survey", () => {
    const stated = (amount: number) =>
      kinds(flagsOf({ household: household({ incomeFen: 10_000 }) }, { answers: { statedIncome: { amount } } }));
    expect(stated(13_000)).toEqual([]);
    expect(stated(13_001)).toEqual(["incomeOverstated"]);
  });

  test("without an answer the income that is registered counts", () => {
    expect(kinds(flagsOf({ registeredIncomeFen: 20_000, household: household({ incomeFen: 10_000 }) }))).toEqual([
      "incomeOverstated",
    ]);
  });

  test("a household that spends more than it earns is flagged", () => {
    expect(kinds(flagsOf({ household: household({ surplusFen: 0 }) }))).toEqual([]);
    expect(kinds(flagsOf({ household: household({ surplusFen: -1 }) }))).toEqual(["householdDeficit"]);
  });
});

describe("debt service", () => {
  // 30,000 yuan over 24 months at 6 %: 15,000 principal and 1,800 interest in the first year.
  const proposal = { amountFen: 3_000_000, termMonths: 24, rateBasisPoints: 600 };

  test("the proposal adds a year's part of it and its interest", () => {
    expect(debtServiceFen(known(), { ...proposal })).toBe(1_500_000 + 180_000);
    expect(debtServiceFen(known(), { ...proposal, termMonths: 6 })).toBe(3_000_000 + 90_000);
  });

  test("loans due within the year count whole, longer ones with a year's part", () => {
    const loans = [
      owed({ balanceFen: 100_000, dueOn: "2027-03-10" }),
      owed({ balanceFen: 240_000, dueOn: "2028-03-10" }),
      owed({ balanceFen: 260_000, dueOn: "2027-03-11" }),
    ];
    const none = { amountFen: null, termMonths: null, rateBasisPoints: null };
    // 100,000 + 240,000 × 12/24 + 260,000 × 12/13
    expect(debtServiceFen(known({ loans }), none)).toBe(100_000 + 120_000 + 240_000);
  });

  test("half of the receipts is no flag, more is", () => {
    const share = (incomeFen: number) => flagsOf({ household: household({ incomeFen }) }, { proposal });
    expect(debtServicePercent(known({ household: household({ incomeFen: 3_360_000 }) }), { ...proposal })).toBe(50);
    expect(share(3_360_000)).toEqual([]);
    expect(share(3_359_000)[0]).toEqual({
      kind: "debtService",
      figures: [
        { name: "debtService", value: 1_680_000, unit: "fen" },
        { name: "receipts", value: 3_359_000, unit: "fen" },
        { name: "share", value: 50.01, unit: "percent" },
      ],
    });
  });

  test("without receipts there is no share", () => {
    expect(debtServicePercent(known(), { ...proposal })).toBeNull();
  });
});

describe("loans", () => {
  test("what is overdue elsewhere is told with its number, balance and days", () => {
    const loans = [owed({ dueOn: "2026-03-09" }), owed({ overdueSince: "2026-03-01" }), owed({ dueOn: "2026-03-10" })];
    expect(flagsOf({ loans })).toEqual([
      {
        kind: "overdueElsewhere",
        figures: [
          { name: "loans", value: 2, unit: "count" },
          { name: "balance", value: 200_000, unit: "fen" },
          { name: "most", value: 9, unit: "days" },
        ],
      },
    ]);
  });

  test("three other lenders are many; two with several loans are not", () => {
    const from = (...lenders: string[]) => kinds(flagsOf({ loans: lenders.map((lender) => owed({ lender })) }));
    expect(from("甲", "乙", "甲")).toEqual([]);
    expect(from("甲", "乙", "丙")).toEqual(["manyLenders"]);
  });
});

describe("guarantees", () => {
  const standing = (links: [number, number][]) =>
    guarantorStandings(
      1,
      [{ id: 2, name: "钱二" }],
      links.map(([borrowerId, guarantorId]) => ({ borrowerId, guarantorId })),
    );

  test("a guarantor who is no customer stands alone", () => {
    expect(guarantorStandings(1, [{ id: null, name: "外人" }], [])).toEqual([
      { name: "外人", mutual: false, others: 0, chain: 1, circle: false },
    ]);
  });

  test("two who guarantee each other are mutual and no circle", () => {
    const guarantors = standing([
      [1, 2],
      [2, 1],
    ]);
    expect(guarantors).toEqual([{ name: "钱二", mutual: true, others: 0, chain: 1, circle: false }]);
    expect(kinds(flagsOf({ guarantors }))).toEqual(["mutualGuarantee"]);
  });

  test("three one behind the other are a chain, two are not", () => {
    const two = standing([
      [1, 2],
      [2, 3],
    ]);
    expect(kinds(flagsOf({ guarantors: two }))).toEqual([]);
    const three = standing([
      [1, 2],
      [2, 3],
      [3, 4],
    ]);
    expect(three[0]?.chain).toBe(3);
    expect(kinds(flagsOf({ guarantors: three }))).toEqual(["guaranteeChain"]);
  });

  test("a way through another back to the customer is a circle, and no walk runs round for ever", () => {
    const guarantors = standing([
      [1, 2],
      [2, 3],
      [3, 1],
      [3, 2],
    ]);
    expect(guarantors[0]).toMatchObject({ circle: true, chain: 2 });
    expect(kinds(flagsOf({ guarantors }))).toEqual(["guaranteeChain"]);
  });

  test("who guarantees three others is stretched", () => {
    const guarantors = standing([
      [1, 2],
      [7, 2],
      [8, 2],
      [9, 2],
    ]);
    expect(guarantors[0]?.others).toBe(3);
    expect(kinds(flagsOf({ guarantors }))).toEqual(["guarantorStretched"]);
  });
});

test("answers that are red flags by themselves name the question; survey and answer make one flag", () => {
  const privately = { privateLending: { choice: "borrowed", amount: 50_000 } };
  expect(flagsOf({ household: household({ privateDebtFen: 40_000 }) }, { answers: privately })).toEqual([
    {
      kind: "privateLending",
      figures: [
        { name: "privateDebt", value: 40_000, unit: "fen" },
        { question: "privateLending", choice: "borrowed" },
        { name: "saidAmount", value: 50_000, unit: "fen" },
      ],
    },
  ]);
  expect(flagsOf({}, { answers: { privateLending: { choice: "none" }, habits: { choice: "none" } } })).toEqual([]);
});
