import { expect, test } from "vitest";
import { movementsPerPage } from "../../shared/contract/creditLines.ts";
import type { Inputs } from "../../shared/contract/index.ts";
import { bestAnswers, bestDraft, farmer } from "../support/people.ts";
import { loan } from "../support/records.ts";
import { refused } from "../support/refusal.ts";
import { signInNew, type TestWindow, testNow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const today = testNow.slice(0, 10);
/** The line of a farmer with the best answer to everything. */
const lineFen = 9_000_000;

type Branch = Awaited<ReturnType<typeof branchWithMarketers>>;

/** Gives a customer a line in force from today: the line of the best farmer, or none at all. */
async function giveLine(branch: Branch, customerId: number, answered: "best" | "worst" = "best") {
  const { one, manager } = branch;
  const { definition } = await one.scorecards.inForce({ kind: "farmer" });
  const [last] = await one.ratings.listForCustomer({ customerId });
  const best = bestAnswers(definition);
  const veto = definition.vetoes.find(({ capGrade }) => capGrade === "C");
  const answers = answered === "best" ? best : { ...best, vetoes: [veto?.id ?? ""] };
  const draft = await one.ratings.saveDraft(
    bestDraft(customerId, definition, { answers, changeReason: last ? "情况变化" : "" }),
  );
  const proposed = await one.ratings.propose(draft);
  return manager.ratings.approve({ ...proposed, note: "", effectiveFrom: null });
}

async function customerWithLine(clock?: () => Date) {
  const branch = await branchWithMarketers(clock ? { clock } : {});
  const { id: customerId } = await branch.one.customers.create(farmer(branch.village.id, 1));
  const rating = await giveLine(branch, customerId);
  return { ...branch, customerId, rating, db: branch.core.opened.store.db, ...hands(branch.one, customerId) };
}

/** What a marketer does with one customer's line. */
function hands(window: TestWindow, customerId: number) {
  const entry = { customerId, day: today, contractNumber: "", note: "" };
  type Drawing = Inputs["creditLines"]["draw"];
  return {
    draw: (amountFen: number, changes: Partial<Drawing> = {}) =>
      window.creditLines.draw({ ...entry, amountFen, purpose: "购化肥", ...changes }),
    repay: (amountFen: number, changes: Partial<Drawing> = {}) =>
      window.creditLines.repay({ ...entry, amountFen, ...changes }),
    rows: async () => (await window.creditLines.movements({ customerId })).rows,
  };
}

async function again(branch: Pick<Branch, "manager" | "one">): Promise<void> {
  await branch.manager.session.signIn({ login: "manager", password: "manager-pass-1" });
  await branch.one.session.signIn({ login: "m01", password: "m01-password-1" });
}

test("a line is drawn as needed, paid back and drawn again, with the balance after each", async () => {
  const { one, customerId, rating, draw, repay, rows } = await customerWithLine();
  expect(await one.creditLines.get({ customerId })).toMatchObject({
    line: { certificateNumber: "2026-000001", lineFen, grade: "AAA", effectiveFrom: today, expiresOn: "2027-03-10" },
    balanceFen: 0,
    availableFen: lineFen,
    movements: 0,
  });
  await draw(6_000_000, { contractNumber: "兰信借 1 号", note: "分次支用" });
  await repay(4_000_000);
  expect(await draw(7_000_000)).toMatchObject({ balanceFen: 9_000_000, availableFen: 0, overFen: 0, movements: 3 });
  expect(await rows()).toMatchObject([
    { kind: "drawing", amountFen: 7_000_000, balanceFen: 9_000_000 },
    { kind: "repayment", amountFen: 4_000_000, balanceFen: 2_000_000, certificateNumber: null },
    {
      kind: "drawing",
      balanceFen: 6_000_000,
      certificateNumber: rating.certificateNumber,
      contractNumber: "兰信借 1 号",
      byName: "员工m01",
      reversed: null,
    },
  ]);
  expect((await one.creditLines.get({ customerId })).course).toEqual([{ day: today, balanceFen: 9_000_000, lineFen }]);
});

test("nothing is drawn above the line, nothing paid back that is not owed, nothing on a day to come", async () => {
  const { draw, repay, rows } = await customerWithLine();
  await draw(8_000_000);
  const data = await refused(draw(1_000_001), "lineExceeded");
  expect(data.params).toEqual({ date: today, available: "10,000.00", over: "0.01" });
  expect((await refused(repay(8_000_001), "lineRepaidTooMuch")).params).toEqual({ date: today, owed: "80,000.00" });
  await refused(draw(1, { day: "2026-03-11" }), "lineMovementAhead");
  await refused(draw(0), "invalidInput");
  await refused(draw(1, { purpose: " " }), "invalidInput");
  expect(await rows()).toHaveLength(1);
});

test("of drawings at the same moment that together would pass the line, those that fit are entered", async () => {
  const { one, manager, customerId, draw } = await customerWithLine();
  const others = hands(manager, customerId);
  const outcomes = await Promise.allSettled([
    ...Array.from({ length: 4 }, () => draw(2_000_000)),
    ...Array.from({ length: 4 }, () => others.draw(2_000_000)),
  ]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(4);
  expect(await one.creditLines.get({ customerId })).toMatchObject({ balanceFen: 8_000_000, movements: 4 });
});

test("an expired line lets nobody draw, and what is owed can still be paid back", async () => {
  let now = new Date(testNow);
  const branch = await customerWithLine(() => now);
  const { draw, repay, one, manager, customerId } = branch;
  await draw(5_000_000);
  now = new Date("2027-03-10T02:00:00Z");
  await again(branch);
  const data = await refused(draw(100, { day: "2027-03-10" }), "lineExpired");
  expect(data.params).toEqual({ date: "2027-03-10" });
  expect(await draw(100, { day: "2027-03-09" })).toMatchObject({ line: null, balanceFen: 5_000_100, availableFen: 0 });
  expect((await manager.creditLines.inUse({ use: "noLine" })).rows).toMatchObject([
    { customerId, line: null, availableFen: 0, lastOn: "2027-03-09" },
  ]);
  expect(await repay(5_000_100, { day: "2027-03-10" })).toMatchObject({ balanceFen: 0 });
  expect((await one.creditLines.inUse({})).rows).toEqual([]);
});

test("a suspension that a merge and its reversal lie in is one, from its first day on", async () => {
  let now = new Date(testNow);
  const branch = await customerWithLine(() => now);
  const { one, manager, village, customerId, rating, draw } = branch;
  const on = async (date: string) => {
    now = new Date(`${date}T02:00:00Z`);
    await again(branch);
  };
  await on("2026-03-11");
  const standing = await manager.ratings.get(rating);
  await manager.ratings.suspend({ ...standing, reason: "外出失联" });
  await on("2026-03-13");
  const other = await one.customers.create(farmer(village.id, 2, { name: "钱二" }));
  await giveLine(branch, other.id);
  const pair = { winnerId: customerId, loserId: other.id };
  const { winner, loser } = await manager.merges.preview(pair);
  const seen = { winner: winner.lastChangeId, loser: loser.lastChangeId };
  const { mergeId } = await manager.merges.merge({ ...pair, seen, choices: {}, reason: "重复登记" });
  await on("2026-03-15");
  await manager.merges.reverse({ mergeId, reason: "并非同一户" });
  await on("2026-03-17");
  await manager.ratings.reinstate({ ...(await manager.ratings.get(rating)), reason: "已取得联系" });
  const { lines } = await one.creditLines.get({ customerId });
  expect(lines).toMatchObject([
    { from: "2026-03-17", endedBy: "expiry" },
    { from: today, to: "2026-03-11", endedBy: "suspension" },
  ]);
  await refused(draw(100_000, { day: "2026-03-12" }), "lineSuspended");
});

test("a suspended line lets nobody draw from that day until it is reinstated", async () => {
  let now = new Date(testNow);
  const branch = await customerWithLine(() => now);
  const { draw, manager, one, customerId, rating } = branch;
  now = new Date("2026-04-01T02:00:00Z");
  await again(branch);
  const suspended = await manager.ratings.suspend({ id: rating.id, version: rating.version, reason: "外出失联" });
  expect((await refused(draw(100, { day: "2026-04-01" }), "lineSuspended")).params).toEqual({ date: "2026-04-01" });
  await draw(100, { day: "2026-03-31" });
  now = new Date("2026-05-01T02:00:00Z");
  await again(branch);
  await manager.ratings.reinstate({ ...suspended, reason: "已联系上" });
  await refused(draw(100, { day: "2026-04-30" }), "lineSuspended");
  expect(await draw(100, { day: "2026-05-01" })).toMatchObject({ balanceFen: 200 });
  expect((await one.creditLines.get({ customerId })).lines).toMatchObject([
    { from: "2026-05-01", to: "2027-03-10", endedBy: "expiry" },
    { from: today, to: "2026-04-01", endedBy: "suspension" },
  ]);
});

test("an entry for a former day is looked at with what was entered for later ones", async () => {
  let now = new Date(testNow);
  const branch = await customerWithLine(() => now);
  const { draw, repay, rows } = branch;
  now = new Date("2026-06-01T02:00:00Z");
  await again(branch);
  await refused(draw(100, { day: "2026-03-09" }), "lineNone");
  await draw(8_000_000, { day: "2026-05-01" });
  const late = await refused(draw(1_000_100, { day: "2026-04-01" }), "lineExceededLater");
  expect(late.params).toEqual({ date: "2026-05-01", over: "1.00" });
  await draw(1_000_000, { day: "2026-04-01" });
  await repay(9_000_000, { day: "2026-05-02" });
  const twice = await refused(repay(100, { day: "2026-04-02" }), "lineRepaidTooMuchLater");
  expect(twice.params).toEqual({ date: "2026-05-02", short: "1.00" });
  expect((await rows()).map(({ day, balanceFen }) => [day, balanceFen])).toEqual([
    ["2026-05-02", 0],
    ["2026-05-01", 9_000_000],
    ["2026-04-01", 1_000_000],
  ]);
});

test("a lower new line leaves the balance over it, and stops drawings until it is paid down", async () => {
  let now = new Date(testNow);
  const branch = await customerWithLine(() => now);
  const { draw, repay, manager, customerId } = branch;
  await draw(5_000_000);
  now = new Date("2026-06-01T02:00:00Z");
  await again(branch);
  const lower = await giveLine(branch, customerId, "worst");
  expect(lower.lineFen).toBeLessThan(5_000_000);
  const overFen = 5_000_000 - lower.lineFen;
  expect(await manager.creditLines.get({ customerId })).toMatchObject({
    balanceFen: 5_000_000,
    availableFen: 0,
    overFen,
  });
  expect((await manager.creditLines.inUse({ use: "over" })).rows).toMatchObject([{ customerId, overFen }]);
  await refused(draw(1, { day: "2026-06-01" }), "lineExceeded");
  await refused(draw(1, { day: "2026-05-31" }), "lineExceededLater");
  expect(await repay(overFen, { day: "2026-06-01" })).toMatchObject({ overFen: 0, balanceFen: lower.lineFen });
});

test("a mistake is reversed by a counter-entry; both stay to be read and count for nothing", async () => {
  const { one, draw, repay, rows, db, customerId } = await customerWithLine();
  await draw(5_000_000);
  await repay(2_000_000);
  const [repayment, drawing] = await rows();
  if (!repayment || !drawing) throw new Error("the entries are missing");
  const reverse = (id: number) => one.creditLines.reverse({ id, reason: "金额录错" });
  expect((await refused(reverse(drawing.id), "lineReversalShort")).params).toEqual({ date: today, short: "20,000.00" });
  expect(await reverse(repayment.id)).toMatchObject({ balanceFen: 5_000_000, movements: 3 });
  await refused(reverse(repayment.id), "lineReversed");
  const [counter] = await rows();
  await refused(reverse(counter?.id ?? 0), "lineReversalOfReversal");
  expect(await reverse(drawing.id)).toMatchObject({ balanceFen: 0, availableFen: lineFen, movements: 4 });
  expect(await rows()).toMatchObject([
    { reversesId: drawing.id, reason: "金额录错", balanceFen: 0 },
    { reversesId: repayment.id, balanceFen: 0 },
    { id: repayment.id, reversed: { byName: "员工m01", reason: "金额录错" } },
    { id: drawing.id, balanceFen: 0 },
  ]);
  expect(await db("lineBalances").where({ customerId })).toMatchObject([{ balanceFen: 0, movements: 4 }]);
  await refused(one.creditLines.reverse({ id: 999, reason: "录错" }), "notFound");
});

test("a repayment that freed what was drawn again is reversed after that drawing", async () => {
  const { one, draw, repay, rows } = await customerWithLine();
  await draw(lineFen);
  await repay(3_000_000);
  await draw(2_000_000);
  const [, repayment] = await rows();
  const reversal = one.creditLines.reverse({ id: repayment?.id ?? 0, reason: "录错" });
  expect((await refused(reversal, "lineReversalOver")).params).toEqual({ date: today, over: "20,000.00" });
});

test("another marketer's customer is out of reach, and readers only read", async () => {
  const branch = await customerWithLine();
  const { manager, one, other, otherId, customerId, village, draw, rows } = branch;
  await draw(100);
  const from = today;
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: otherId, from, reason: "分片" });
  await refused(draw(100), "notFound");
  await refused(one.creditLines.get({ customerId }), "notFound");
  await refused(rows(), "notFound");
  expect((await one.creditLines.inUse({})).rows).toEqual([]);
  expect(await one.creditLines.inUseTotal({})).toMatchObject({ customers: 0, balanceFen: 0 });
  expect(await hands(other, customerId).draw(100)).toMatchObject({ balanceFen: 200 });
  const [entry] = await hands(other, customerId).rows();
  await refused(one.creditLines.reverse({ id: entry?.id ?? 0, reason: "录错" }), "notFound");
  const auditor = await signInNew(branch, "a01", ["auditor"]);
  expect(await auditor.creditLines.get({ customerId })).toMatchObject({ balanceFen: 200 });
  await refused(hands(auditor, customerId).draw(100), "notAllowed");
});

test("the list of lines in use goes by balance, page by page, narrowed by area and by use, with its sums", async () => {
  const branch = await branchWithMarketers();
  const { manager, one, village, neighbour, township } = branch;
  const drawn = [8_500_000, 1_000_000, 8_100_000, 0, 1_000_000];
  for (const [index, amountFen] of drawn.entries()) {
    const areaId = index === 2 ? neighbour.id : village.id;
    const { id } = await one.customers.create(farmer(areaId, index + 1, { name: `户${index}` }));
    await giveLine(branch, id);
    if (amountFen > 0) await hands(one, id).draw(amountFen);
  }
  const names: string[] = [];
  let cursor: Inputs["creditLines"]["inUse"]["cursor"];
  do {
    const page = await manager.creditLines.inUse({ limit: 2, ...(cursor ? { cursor } : {}) });
    names.push(...page.rows.map(({ customerName }) => customerName));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(names).toEqual(["户0", "户2", "户4", "户1"]);
  expect(await manager.creditLines.inUseTotal({})).toEqual({
    customers: 4,
    lineFen: 4 * lineFen,
    balanceFen: 18_600_000,
    availableFen: 4 * lineFen - 18_600_000,
    overFen: 0,
  });
  const named = async (filter: Inputs["creditLines"]["inUse"]) =>
    (await manager.creditLines.inUse(filter)).rows.map(({ customerName }) => customerName);
  expect(await named({ use: "nearlyUsedUp" })).toEqual(["户0", "户2"]);
  expect(await named({ areaId: neighbour.id })).toEqual(["户2"]);
  expect(await named({ areaId: township.id, use: "nearlyUsedUp" })).toEqual(["户0", "户2"]);
  expect(await named({ use: "over" })).toEqual([]);
  expect((await manager.creditLines.inUseTotal({ areaId: neighbour.id })).balanceFen).toBe(8_100_000);
});

test("movements come newest first, page by page", async () => {
  const { one, customerId, draw } = await customerWithLine();
  for (let count = 0; count < movementsPerPage + 3; count += 1) await draw(100);
  const first = await one.creditLines.movements({ customerId });
  if (!first.nextCursor) throw new Error("there should be another page");
  const second = await one.creditLines.movements({ customerId, cursor: first.nextCursor });
  expect([first.rows.length, second.rows.length, second.nextCursor]).toEqual([movementsPerPage, 3, null]);
  expect([...first.rows, ...second.rows].map(({ balanceFen }) => balanceFen / 100)).toEqual(
    Array.from({ length: movementsPerPage + 3 }, (_, index) => movementsPerPage + 3 - index),
  );
});

test("every entry is in the customer's history, and loans held here are set beside the balance", async () => {
  const { one, manager, customerId, draw, rows } = await customerWithLine();
  await one.records.addEntry({ customerId, list: "loans", fields: loan });
  await draw(2_000_000);
  const [drawing] = await rows();
  await one.creditLines.reverse({ id: drawing?.id ?? 0, reason: "重复登记" });
  expect(await one.creditLines.get({ customerId })).toMatchObject({ loansHereFen: loan.balanceFen, balanceFen: 0 });
  expect((await manager.customers.get({ id: customerId })).loanBalanceFen).toBe(loan.balanceFen);
  const { entries } = await manager.audit.list({});
  expect(entries.slice(0, 2)).toMatchObject([
    { action: "line.reverse", subjectType: "customer", after: { "line.reason": "重复登记" } },
    { action: "line.draw", after: { "line.drawingFen": 2_000_000, "line.certificateNumber": "2026-000001" } },
  ]);
});

test("the database itself keeps balances within the line, and entries as they were made", async () => {
  const { db, customerId, rating, draw, rows } = await customerWithLine();
  await draw(8_000_000);
  const [drawing] = await rows();
  const row = {
    customerId,
    ratingId: rating.id,
    kind: "drawing",
    amountFen: 1_000_001,
    day: today,
    contractNumber: "",
    purpose: "",
    note: "",
    createdAt: testNow,
    createdBy: 1,
  };
  const write = (changes: Record<string, unknown>) => db("lineMovements").insert({ ...row, ...changes });
  await expect(write({})).rejects.toThrow(/between nothing and the line/);
  await expect(write({ kind: "repayment", ratingId: null, amountFen: 8_000_001 })).rejects.toThrow(/between nothing/);
  await expect(write({ amountFen: 1, day: "2026-03-09" })).rejects.toThrow(/no such line/);
  await expect(write({ amountFen: 1, ratingId: null })).rejects.toThrow(/CHECK/);
  await expect(write({ amountFen: 0 })).rejects.toThrow(/CHECK/);
  await expect(write({ reversesId: drawing?.id, ratingId: null })).rejects.toThrow(/counter-entry/);
  await expect(db("lineMovements").update({ amountFen: 1 })).rejects.toThrow(/stays as it was entered/);
  await expect(db("lineMovements").delete()).rejects.toThrow(/stays as it was entered/);
});

async function twoWithLines() {
  const branch = await customerWithLine();
  const { id: loserId } = await branch.one.customers.create(farmer(branch.village.id, 2, { name: "赵大海家" }));
  await giveLine(branch, loserId);
  const { manager, customerId: winnerId } = branch;
  const merge = async () => {
    const { winner, loser } = await manager.merges.preview({ winnerId, loserId });
    const seen = { winner: winner.lastChangeId, loser: loser.lastChangeId };
    return (await manager.merges.merge({ winnerId, loserId, seen, choices: {}, reason: "重复登记" })).mergeId;
  };
  return { ...branch, winnerId, loserId, merge, losers: hands(branch.one, loserId) };
}

test("a merge adds the balances up, and its reversal parts them with what was reversed since", async () => {
  const { one, manager, draw, losers, merge, winnerId, loserId, rows, db } = await twoWithLines();
  await draw(6_000_000);
  await losers.draw(5_000_000);
  await losers.draw(1_000_000);
  const mergeId = await merge();
  expect(await one.creditLines.get({ customerId: winnerId })).toMatchObject({
    balanceFen: 12_000_000,
    overFen: 3_000_000,
  });
  expect(await db("lineBalances")).toMatchObject([{ customerId: winnerId, balanceFen: 12_000_000, movements: 3 }]);
  await refused(draw(1), "lineExceeded");
  const [newest] = await rows();
  await one.creditLines.reverse({ id: newest?.id ?? 0, reason: "重复" });
  await manager.merges.reverse({ mergeId, reason: "误合并" });
  expect(await one.creditLines.get({ customerId: winnerId })).toMatchObject({ balanceFen: 6_000_000, movements: 1 });
  expect(await one.creditLines.get({ customerId: loserId })).toMatchObject({ balanceFen: 5_000_000, movements: 3 });
  expect(await db("lineBalances").orderBy("customerId")).toMatchObject([
    { customerId: winnerId, balanceFen: 6_000_000, movements: 1 },
    { customerId: loserId, balanceFen: 5_000_000, movements: 3 },
  ]);
});

test("a merge is not reversed while one of the two would have paid back what the other drew", async () => {
  const { one, manager, losers, repay, merge, winnerId, rows } = await twoWithLines();
  await losers.draw(5_000_000);
  const mergeId = await merge();
  await repay(4_000_000);
  const data = await refused(manager.merges.reverse({ mergeId, reason: "误合并" }), "lineMergeRepaid");
  expect(data.params).toEqual({ name: "赵大海", date: today, short: "40,000.00" });
  const [repayment] = await rows();
  await one.creditLines.reverse({ id: repayment?.id ?? 0, reason: "录错" });
  await manager.merges.reverse({ mergeId, reason: "误合并" });
  expect(await one.creditLines.get({ customerId: winnerId })).toMatchObject({ balanceFen: 0 });
});

test("the customer's page says what is owed of the line", async () => {
  const { one, customerId, draw } = await customerWithLine();
  await draw(1_000_000);
  expect(await one.customers.get({ id: customerId })).toMatchObject({ rating: { lineFen }, lineBalanceFen: 1_000_000 });
});
