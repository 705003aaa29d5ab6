import { expect, test } from "vitest";
import { loadSampleCounty } from "../../electron/sample/service.ts";
import { concentration, normalPurpose } from "../../shared/domain/concentration.ts";
import { migrationMatrix } from "../../shared/domain/gradeMigration.ts";
import { isGrade, type RatingPeriod, type Standing, standingOn, standings } from "../../shared/domain/portfolio.ts";
import { type Grade, grades } from "../../shared/domain/scorecard.ts";
import { ended } from "../support/jobs.ts";
import { bestDraft, farmer } from "../support/people.ts";
import { loan } from "../support/records.ts";
import { refused } from "../support/refusal.ts";
import { contextOf, managerLogin, startBranch, type TestWindow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

/** Only what is not zero, to be read at a glance. */
function held(counts: Record<Standing, number>): Partial<Record<Standing, number>> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/** A branch on a clock that is moved, with a village a marketer each, and a rating by the manager's approval. */
async function branchOnClock() {
  let now = new Date("2025-03-10T02:00:00Z");
  const branch = await branchWithMarketers({ clock: () => now });
  const { manager, one, other, village, neighbour, oneId, otherId } = branch;
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from: "2025-03-10", reason: "分配" });
  await manager.jurisdictions.assign({
    areaIds: [neighbour.id],
    marketerId: otherId,
    from: "2025-03-10",
    reason: "分配",
  });
  const on = async (day: string) => {
    now = new Date(`${day}T02:00:00Z`);
    await manager.session.signIn(managerLogin);
    await one.session.signIn({ login: "m01", password: "m01-password-1" });
    await other.session.signIn({ login: "m02", password: "m02-password-1" });
  };
  const { definition } = await manager.scorecards.inForce({ kind: "farmer" });
  /** AAA without a veto; they cap at B and at C */
  const vetoes: Partial<Record<Grade, string[]>> = { AAA: [], B: ["habitualGambling"], C: ["enforcement"] };
  const rate = async (window: TestWindow, customerId: number, grade: Grade) => {
    const draft = bestDraft(customerId, definition, { changeReason: "情况变化" });
    const answers = { ...draft.answers, vetoes: vetoes[grade] ?? [] };
    const proposed = await window.ratings.propose(await window.ratings.saveDraft({ ...draft, answers }));
    const approved = await manager.ratings.approve({ ...proposed, note: "", effectiveFrom: null });
    expect(approved).toMatchObject({ grade, status: "effective" });
    return approved;
  };
  return { ...branch, on, rate };
}

/** Two years: `a` AAA then B, `b` C then AAA, `c` B and run out, `d` AAA and suspended, `e` and the neighbour's never. */
async function twoYears() {
  const branch = await branchOnClock();
  const { manager, one, other, village, neighbour, on, rate } = branch;
  const create = async (window: TestWindow, areaId: number, sequence: number) =>
    (await window.customers.create(farmer(areaId, sequence, { name: `客户${sequence}` }))).id;
  const [a, b, c, d] = await Promise.all([1, 2, 3, 4].map((sequence) => create(one, village.id, sequence)));
  const e = await create(one, village.id, 5);
  const f = await create(other, neighbour.id, 6);
  if (!a || !b || !c || !d) throw new Error("a customer is missing");
  await rate(one, a, "AAA");
  await rate(one, b, "C");
  await rate(one, c, "B");
  await rate(other, f, "B");
  await on("2025-12-01");
  const suspended = await rate(one, d, "AAA");
  await on("2026-02-20");
  const latest = { a: await rate(one, a, "B"), b: await rate(one, b, "AAA"), f: await rate(other, f, "B") };
  await manager.ratings.suspend({ id: suspended.id, version: suspended.version, reason: "涉诉" });
  await on("2026-03-20");
  return { ...branch, ids: { a, b, c, d, e, f }, latest };
}

test("a day finds superseded, expired and suspended ratings as they were on it", async () => {
  const { manager } = await twoYears();
  const standing = async (day?: string) =>
    held((await manager.portfolio.distribution({ by: "area", ...(day ? { on: day } : {}) })).total.standings);
  expect(await standing("2025-03-09")).toEqual({ notRated: 6 });
  expect(await standing("2025-03-10")).toEqual({ AAA: 1, C: 1, B: 2, notRated: 2 });
  expect(await standing("2025-12-01")).toEqual({ AAA: 2, C: 1, B: 2, notRated: 1 });
  expect(await standing("2026-02-19")).toEqual({ AAA: 2, C: 1, B: 2, notRated: 1 });
  expect(await standing("2026-02-20")).toEqual({ AAA: 1, B: 3, suspended: 1, notRated: 1 });
  expect(await standing("2026-03-10")).toEqual({ AAA: 1, B: 2, expired: 1, suspended: 1, notRated: 1 });
  expect(await standing()).toEqual(await standing("2026-03-20"));
});

test("areas are walked down to the village, each level adding up to the one above", async () => {
  const { manager, one, village, neighbour, township, latest, ids } = await twoYears();
  await manager.records.addEntry({ customerId: ids.a, list: "loans", fields: { ...loan, balanceFen: 700 } });
  const top = await manager.portfolio.distribution({ by: "area" });
  expect(top).toMatchObject({ on: "2026-03-20", path: [{ name: "兰考县" }] });
  const row = top.rows.find(({ id }) => id === township.id);
  expect(row).toMatchObject({ customers: 6, deeper: true, loanBalanceFen: 700 });
  expect(row?.lineFen).toBe(latest.a.lineFen + latest.b.lineFen + latest.f.lineFen);
  expect(top.rows.reduce((sum, { customers }) => sum + customers, 0)).toBe(top.total.customers);
  const below = await manager.portfolio.distribution({ by: "area", areaId: township.id });
  expect(below.path.map(({ id }) => id).slice(1)).toEqual([township.id]);
  expect(below.total).toEqual({ ...top.total });
  const found = (id: number) => below.rows.find((one) => one.id === id);
  expect(found(village.id)).toMatchObject({ customers: 5, deeper: false });
  expect(found(neighbour.id)).toMatchObject({ customers: 1, lineFen: latest.f.lineFen });
  const leaf = await manager.portfolio.distribution({ by: "area", areaId: village.id });
  expect(leaf.rows).toMatchObject([{ id: null, name: village.name, customers: 5 }]);
  const atTownship = (await one.customers.create(farmer(township.id, 7))).id;
  const again = await manager.portfolio.distribution({ by: "area", areaId: township.id });
  expect(again.rows.at(-1)).toMatchObject({ id: null, name: township.name, customers: 1 });
  expect(atTownship).toBeGreaterThan(0);
  const kinds = await manager.portfolio.distribution({ by: "area", kind: "enterprise" });
  expect(kinds.total.customers).toBe(0);
  await refused(manager.portfolio.distribution({ by: "area", areaId: 99_999 }), "notFound");
});

test("marketers have who is in their hands today, exceptions included, on a past day as well", async () => {
  const { manager, one, other, ids, oneId, otherId, village } = await twoYears();
  await manager.bulk.reassign({
    selection: { by: "ids", ids: [ids.b] },
    marketerId: otherId,
    from: "2026-03-20",
    to: null,
    reason: "亲属回避",
  });
  const rowsOf = async (window: TestWindow, on?: string) => {
    const { rows } = await window.portfolio.distribution({ by: "marketer", ...(on ? { on } : {}) });
    return rows.map(({ id, standings: counts }) => [id, held(counts)]);
  };
  expect(await rowsOf(manager)).toEqual([
    [oneId, { B: 1, expired: 1, suspended: 1, notRated: 1 }],
    [otherId, { AAA: 1, B: 1 }],
  ]);
  expect(await rowsOf(manager, "2025-06-01")).toEqual([
    [oneId, { AAA: 1, B: 1, notRated: 2 }],
    [otherId, { C: 1, B: 1 }],
  ]);
  expect(await rowsOf(other)).toEqual([[otherId, { AAA: 1, B: 1 }]]);
  expect((await one.portfolio.distribution({ by: "area" })).total.customers).toBe(4);
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: null, from: "2026-03-20", reason: "离岗" });
  expect(await rowsOf(manager)).toEqual([
    [otherId, { AAA: 1, B: 1 }],
    [null, { B: 1, expired: 1, suspended: 1, notRated: 1 }],
  ]);
});

test("the matrix says who moved up, down, in and out", async () => {
  const { manager, one, other } = await twoYears();
  const days = { from: "2025-12-31", to: "2026-03-20" };
  const whole = await manager.portfolio.migration(days);
  expect(whole.moves).toEqual({ stable: 1, upgraded: 1, downgraded: 1, entered: 0, left: 2, outside: 1 });
  expect(whole.shares).toEqual({ stable: 1 / 3, upgraded: 1 / 3, downgraded: 1 / 3 });
  const at = (from: Standing, to: Standing) => whole.counts[standings.indexOf(from)]?.[standings.indexOf(to)];
  expect([at("AAA", "B"), at("C", "AAA"), at("B", "expired"), at("AAA", "suspended"), at("B", "B")]).toEqual([
    1, 1, 1, 1, 1,
  ]);
  expect((await one.portfolio.migration(days)).customers).toBe(5);
  expect((await other.portfolio.migration(days)).moves).toMatchObject({ stable: 1, left: 0 });
  const data = await refused(manager.portfolio.migration({ from: days.to, to: days.from }), "invalidInput");
  expect(data.fields).toMatchObject([{ path: "from" }]);
});

test("merged customers count once, and the rating that gave way only until the merge", async () => {
  const { manager, ids } = await twoYears();
  const { winner, loser } = await manager.merges.preview({ winnerId: ids.a, loserId: ids.b });
  const seen = { winner: winner.lastChangeId, loser: loser.lastChangeId };
  await manager.merges.merge({ winnerId: ids.a, loserId: ids.b, seen, choices: {}, reason: "重复登记" });
  const { total } = await manager.portfolio.distribution({ by: "area" });
  expect(held(total.standings)).toEqual({ AAA: 1, B: 1, expired: 1, suspended: 1, notRated: 1 });
  expect((await manager.customers.get({ id: ids.a })).rating?.grade).toBe("AAA");
});

test("purposes that are written differently are one; what is paid back or owed elsewhere is not counted", async () => {
  const { manager, one, other, ids } = await twoYears();
  const owe = (window: TestWindow, customerId: number, changes: Partial<typeof loan>) =>
    window.records.addEntry({ customerId, list: "loans", fields: { ...loan, ...changes } });
  await owe(one, ids.a, { purpose: "购 化肥", balanceFen: 3_000_000 });
  await owe(one, ids.b, { purpose: "购化肥", balanceFen: 1_000_000 });
  await owe(one, ids.c, { purpose: "", balanceFen: 1_000_000 });
  await owe(one, ids.c, { balanceFen: 0 });
  await owe(one, ids.d, { here: false, lender: "农业银行", contractNumber: "" });
  await owe(other, ids.f, { purpose: "建大棚", balanceFen: 5_000_000 });
  const whole = await manager.portfolio.concentration({ by: "purpose" });
  expect(whole.rows).toMatchObject([
    { key: "建大棚", count: 1, balance: { amountFen: 5_000_000, share: 0.5 } },
    { key: "购化肥", count: 2, balance: { amountFen: 4_000_000, share: 0.4 } },
    { key: null, count: 1, balance: { amountFen: 1_000_000, share: 0.1 } },
  ]);
  expect(whole).toMatchObject({ count: 4, balanceFen: 10_000_000, other: null, balanceIndex: { level: "high" } });
  expect(whole.balanceIndex?.value).toBeCloseTo(0.42);
  expect((await one.portfolio.concentration({ by: "purpose" })).balanceFen).toBe(5_000_000);
  const nothing = await manager.portfolio.concentration({ by: "purpose", kind: "institution" });
  expect(nothing).toMatchObject({ rows: [], balanceFen: 0, balanceIndex: null });
  const industries = await other.portfolio.concentration({ by: "industry" });
  expect(industries.rows).toMatchObject([{ key: "planting", count: 1, balance: { share: 1 }, line: { share: 1 } }]);
  expect(industries.balanceIndex).toEqual({ value: 1, level: "high" });
});

interface LedgerCustomer {
  id: number;
  areaId: number;
  industry: string | null;
  loanBalanceFen: number;
  ratings: (RatingPeriod & { lineFen: number })[];
}

test("on a whole county the queries and the plain rule agree, on any day", { timeout: 60_000 }, async () => {
  const { core, manager } = await startBranch();
  const context = await contextOf(core, manager);
  await ended(manager, (await loadSampleCounty(core, context, 600)).id);
  const { db } = core.opened.store;
  const ratings: (LedgerCustomer["ratings"][number] & { customerId: number })[] = await db("ratings");
  const rows: Omit<LedgerCustomer, "ratings">[] = await db("customers").whereNull("retiredAt");
  const customers = rows.map((row) => ({ ...row, ratings: ratings.filter(({ customerId }) => customerId === row.id) }));

  const { today } = await manager.dashboard.today();
  for (const on of [today, "2025-03-10", "2025-11-30", "2024-06-01"]) {
    const { total } = await manager.portfolio.distribution({ by: "area", on });
    for (const standing of standings)
      expect(total.standings[standing], `${standing} on ${on}`).toBe(
        customers.filter((customer) => standingOn(customer.ratings, on) === standing).length,
      );
  }
  const { total } = await manager.portfolio.distribution({ by: "area" });
  const listed = await Promise.all(grades.map((grade) => manager.customers.count({ grade })));
  expect(grades.map((grade) => total.standings[grade])).toEqual(listed.map(({ count }) => count));
  expect((await manager.customers.count({ ratingDueDays: 0 })).count).toBe(total.standings.expired);
  for (const standing of ["expired", "suspended", "notRated"] as const) {
    const { count } = await manager.customers.count({ standing });
    expect(count, standing).toBe(total.standings[standing]);
    expect((await manager.customers.list({ standing, limit: 200 })).rows.length, standing).toBe(Math.min(200, count));
  }
  const { count: rated } = await manager.customers.count({ standing: "inForce" });
  expect(rated).toBe(listed.reduce((sum, { count }) => sum + count, 0));
  const inForce = ratings.filter((rating) => isGrade(standingOn([rating], today)));
  const lines = inForce.map(({ lineFen }) => lineFen);
  expect(total.lineFen).toBe(lines.reduce((sum, line) => sum + line, 0));

  const days = { from: "2025-03-10", to: today };
  const expected = migrationMatrix(
    customers.map(({ ratings: own }) => ({
      from: standingOn(own, days.from),
      to: standingOn(own, days.to),
      customers: 1,
    })),
  );
  expect(await manager.portfolio.migration(days)).toEqual(expected);

  const loads = await manager.jurisdictions.marketers();
  const { rows: marketers } = await manager.portfolio.distribution({ by: "marketer" });
  for (const { id, customers: count } of loads.marketers)
    expect(marketers.find((row) => row.id === id)?.customers).toBe(count);
  expect(marketers.find(({ id }) => id === null)?.customers).toBe(loads.unassigned);

  const industries = await manager.portfolio.concentration({ by: "industry" });
  const owed = industries.rows.map(({ key }) =>
    customers.filter(({ industry }) => industry === key).reduce((sum, { loanBalanceFen }) => sum + loanBalanceFen, 0),
  );
  expect(industries.rows.map(({ balance }) => balance.amountFen)).toEqual(owed);
  expect(industries.balanceIndex?.value).toBeCloseTo(concentration(owed).index ?? 0, 9);
});

test("of many purposes the largest are given, and the rest together", async () => {
  const { core, manager, village } = await branchWithMarketers();
  const customer = await manager.customers.create(farmer(village.id, 1));
  const { db } = core.opened.store;
  const amounts = Array.from({ length: 30 }, (_, place) => (30 - place) * 1000);
  for (const [place, balanceFen] of amounts.entries())
    await db("loans").insert({
      ...loan,
      balanceFen,
      purpose: `用途 ${place}`,
      customerId: customer.id,
      createdAt: "2026-03-10T02:00:00.000Z",
      createdBy: 1,
    });
  const { rows, other, balanceFen, balanceIndex } = await manager.portfolio.concentration({ by: "purpose" });
  expect(rows.map(({ key }) => key)).toEqual(amounts.slice(0, 20).map((_, place) => normalPurpose(`用途 ${place}`)));
  expect(other).toMatchObject({ groups: 10, count: 10, balance: { amountFen: 55_000 } });
  expect(balanceFen).toBe(465_000);
  expect(balanceIndex?.value).toBeCloseTo(concentration(amounts).index ?? 0, 9);
  const shares = rows.reduce((sum, { balance }) => sum + balance.share, other?.balance.share ?? 0);
  expect(shares).toBeCloseTo(1, 9);
});
