import { expect, test } from "vitest";
import { insertCustomers } from "../../electron/store/customers.ts";
import { type DayListQuestion, mostOnDayList } from "../../shared/contract/dayList.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { workKinds } from "../../shared/domain/dayList.ts";
import { farmer, residentId } from "../support/people.ts";
import { loan } from "../support/records.ts";
import { refused } from "../support/refusal.ts";
import { contextOf, signInNew, type TestWindow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const today = "2026-03-10";

/** The village in the hands of m01 with two customers, the neighbouring one in those of m02 with one. */
async function threeCustomers() {
  const branch = await branchWithMarketers();
  const { manager, village, neighbour, oneId, otherId } = branch;
  for (const [areaId, marketerId] of [
    [village.id, oneId],
    [neighbour.id, otherId],
  ] as const)
    await manager.jurisdictions.assign({ areaIds: [areaId], marketerId, from: today, reason: "分片" });
  const first = await manager.customers.create(farmer(village.id, 1, { name: "赵一" }));
  const second = await manager.customers.create(farmer(village.id, 2, { name: "钱二" }));
  const third = await manager.customers.create(farmer(neighbour.id, 3, { name: "孙三" }));
  const plan = (customerIds: number[], nextOn: string, nextStep = "回访") =>
    manager.bulk.scheduleVisit({ selection: { by: "ids", ids: customerIds }, nextOn, nextStep });
  return { ...branch, first, second, third, plan };
}

function question(marketerId: number, changes: Partial<DayListQuestion> = {}): DayListQuestion {
  return { marketerId, day: today, withinDays: 0, notVisitedDays: 30, kinds: [...workKinds], ...changes };
}

async function namesOn(window: TestWindow, asked: DayListQuestion, villageIds: number[]) {
  const { customers } = await window.dayList.list({ ...asked, villageIds });
  return customers.map(({ name, work }) => [name, ...work.map(({ kind }) => kind)]);
}

test("a customer with several things to do is listed once with all of them, and masked; who has none is not listed", async () => {
  const { manager, one, oneId, first, second, village, township, plan } = await threeCustomers();
  await plan([first.id], today, "核对余额");
  await manager.bulk.markKeyTarget({ selection: { by: "ids", ids: [first.id] }, on: true });
  for (const balanceFen of [3_000_000, 1_000_000])
    await manager.records.addEntry({
      customerId: first.id,
      list: "loans",
      fields: { ...loan, balanceFen, dueOn: "2026-03-01" },
    });
  const { marketer, villages } = await one.dayList.villages(question(oneId));
  expect(marketer).toEqual({ id: oneId, name: "员工m01" });
  const none = Object.fromEntries(workKinds.map((kind) => [kind, 0]));
  expect(villages).toEqual([
    {
      id: village.id,
      name: village.name,
      townshipName: township.name,
      customers: 2,
      lastVisitedOn: null,
      toVisit: 1,
      counts: { ...none, overdueLoan: 1, followUp: 1, keyTarget: 1 },
      urgency: 18,
    },
  ]);
  const list = await one.dayList.list({ ...question(oneId), villageIds: [village.id] });
  expect(list.total).toBe(1);
  expect(list.customers).toEqual([
    {
      id: first.id,
      fileNumber: first.fileNumber,
      kind: "farmer",
      name: "赵一",
      idNumberMasked: `${residentId(1).slice(0, 6)}**********${residentId(1).slice(-2)}`,
      phoneMasked: "100****5678",
      address: "三组 12 号",
      villageId: village.id,
      work: [
        { kind: "overdueLoan", on: "2026-03-01", loans: 2, balanceFen: 4_000_000 },
        { kind: "followUp", on: today, nextStep: "核对余额" },
        { kind: "keyTarget", on: null },
      ],
      urgency: 18,
      onPage: true,
    },
  ]);
  expect(list.customers.some(({ id }) => id === second.id)).toBe(false);
  expect(JSON.stringify(list)).not.toContain(residentId(1));
});

test("a marketer gets no list but their own; a manager chooses among the marketers", async () => {
  const branch = await threeCustomers();
  const { manager, one, oneId, otherId, third, neighbour, plan } = branch;
  await plan([third.id], today);
  const asked = { ...question(otherId), villageIds: [neighbour.id] };
  await refused(one.dayList.villages(question(otherId)), "dayListOfOther");
  await refused(one.dayList.list(asked), "dayListOfOther");
  await refused(one.documents.page({ document: { kind: "dayList", ...asked }, language: "en" }), "dayListOfOther");
  expect((await one.dayList.list({ ...question(oneId), villageIds: [neighbour.id] })).customers).toEqual([]);
  expect(await namesOn(manager, question(otherId), [neighbour.id])).toEqual([["孙三", "followUp"]]);
  const managerId = (await manager.users.list()).find(({ login }) => login === "manager")?.id ?? 0;
  await refused(manager.dayList.villages(question(managerId)), "notAMarketer");
  const both = await signInNew(branch, "both", ["marketer", "reviewer"]);
  expect(await namesOn(both, question(otherId), [neighbour.id])).toEqual([["孙三", "followUp"]]);
});

test("a day ahead is the day's own marketer's: what has left by then is not on it, what comes is not seen yet", async () => {
  const { manager, one, other, oneId, otherId, first, second, village, plan } = await threeCustomers();
  await plan([first.id, second.id], today);
  const later = addDays(today, 5);
  const selection = { by: "ids" as const, ids: [second.id] };
  await manager.bulk.reassign({ selection, marketerId: otherId, from: later, to: null, reason: "亲属回避" });
  const listed = async (window: TestWindow, marketerId: number, day: string) =>
    (await namesOn(window, question(marketerId, { day }), [village.id])).map(([name]) => name);
  expect(await listed(one, oneId, addDays(later, -1))).toEqual(["赵一", "钱二"]);
  expect(await listed(one, oneId, later)).toEqual(["赵一"]);
  expect(await listed(other, otherId, later)).toEqual([]);
  expect(await listed(manager, otherId, later)).toEqual(["钱二"]);
  expect(await listed(manager, oneId, addDays(today, -1))).toEqual([]);
});

test("what was logged is off the list of its day; what is still due is on that of the next", async () => {
  const { manager, one, oneId, first, second, village, plan } = await threeCustomers();
  await plan([first.id], today);
  await manager.bulk.markKeyTarget({ selection: { by: "ids", ids: [first.id, second.id] }, on: true });
  await manager.records.addEntry({ customerId: first.id, list: "loans", fields: { ...loan, dueOn: "2026-03-01" } });
  const visit = { customerId: first.id, visitedOn: today, method: "onSite" as const, purpose: "催收", result: "" };
  expect((await namesOn(one, question(oneId), [village.id])).map(([name]) => name)).toEqual(["赵一", "钱二"]);
  await one.visits.log({ ...visit, nextStep: "下午再访", nextOn: today });
  expect(await namesOn(one, question(oneId), [village.id])).toEqual([
    ["赵一", "followUp"],
    ["钱二", "keyTarget"],
  ]);
  await one.visits.log({ ...visit, nextStep: "", nextOn: null });
  expect(await namesOn(one, question(oneId), [village.id])).toEqual([["钱二", "keyTarget"]]);
  const tomorrow = question(oneId, { day: addDays(today, 1) });
  expect(await namesOn(one, tomorrow, [village.id])).toEqual([
    ["赵一", "overdueLoan"],
    ["钱二", "keyTarget"],
  ]);
});

test("a list holds so many customers and says how many there are; villages come in order of urgency", async () => {
  const { core, manager, one, oneId, village, neighbour, first, plan } = await threeCustomers();
  await manager.jurisdictions.assign({
    areaIds: [neighbour.id],
    marketerId: oneId,
    from: "2026-03-11",
    reason: "并片",
  });
  const { db } = core.opened.store;
  const at = first.createdAt;
  await insertCustomers(
    db,
    Array.from({ length: mostOnDayList + 5 }, (_, index) => ({
      ...farmer(village.id, 0, { idType: "other", idNumber: `P${index}` }),
      id: 1000 + index,
      currentRatingId: null,
      keyTarget: true,
      goldSince: null,
      lastVisitedOn: addDays("2025-06-01", -index),
      loanBalanceFen: 0,
      loanClass: null,
      createdAt: at,
      createdBy: 1,
      updatedAt: at,
      updatedBy: 1,
    })),
  );
  await plan([first.id], "2026-03-30");
  const asked = question(oneId, { withinDays: 30, day: "2026-03-11" });
  const list = await manager.dayList.list({ ...asked, villageIds: [village.id, neighbour.id] });
  expect(list.total).toBe(mostOnDayList + 6);
  expect(list.customers).toHaveLength(mostOnDayList);
  // A follow-up that lies ahead comes before key targets all the same.
  expect(list.customers[0]).toMatchObject({ id: first.id, urgency: 3, onPage: true });
  // Of equal ones the longest unvisited first, whatever the order in which they were registered.
  expect(list.customers[1]?.id).toBe(1000 + mostOnDayList + 4);
  expect(list.customers.at(-1)).toMatchObject({ id: 1006, onPage: false });
  const ahead = await manager.dayList.villages(asked);
  expect(ahead.villages.map(({ id, toVisit }) => [id, toVisit])).toEqual([
    [village.id, mostOnDayList + 6],
    [neighbour.id, 0],
  ]);
  expect((await one.dayList.villages(asked)).villages.map(({ id }) => id)).toEqual([village.id]);
});

test("the villages are told in two queries and the list in two, however many customers there are", async () => {
  const { core, one, manager, oneId, village, first, second, plan } = await threeCustomers();
  await plan([first.id, second.id], today);
  for (const window of [one, manager]) {
    const ctx = await contextOf(core, window);
    const queries: string[] = [];
    ctx.db.on("query", ({ sql }: { sql: string }) => queries.push(sql));
    const { dayList, dayListVillages } = await import("../../electron/visits/dayList.ts");
    await dayListVillages(ctx, question(oneId));
    expect(queries.splice(0)).toHaveLength(2);
    await dayList(ctx, { ...question(oneId), villageIds: [village.id] });
    expect(queries).toHaveLength(2);
    ctx.db.removeAllListeners("query");
  }
});
