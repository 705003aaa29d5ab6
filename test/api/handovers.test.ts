import { expect, test } from "vitest";
import type { HandoverCustomer } from "../../shared/contract/handovers.ts";
import { handedOver } from "../support/handovers.ts";
import { bestDraft, farmer, residentId } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { signInNew, type TestWindow } from "../support/testCore.ts";

async function everyCustomer(window: TestWindow, id: number): Promise<HandoverCustomer[]> {
  const { rows, next } = await window.handovers.customers({ id });
  expect(next).toBeNull();
  return rows;
}

test("a confirmed plan is handed over: who, to whom, what, and every customer by name with masked numbers", async () => {
  const { manager, one, id, plan, village, neighbour, oneId, otherId } = await handedOver();
  const handover = await one.handovers.get({ id });
  expect(handover).toMatchObject({
    planId: plan.id,
    planName: "春季调整",
    reason: "轮岗",
    from: "2026-03-15",
    confirmedOn: "2026-03-11",
    confirmedByName: "王主任",
    giver: { id: oneId, name: "员工m01", active: true, acknowledgedAt: null },
    receiver: { id: otherId, name: "员工m02", active: true },
    figures: { customers: 3, followUps: 1, visitsPlanned: 1 },
    areas: [{ id: village.id, name: village.name, customers: 2 }],
    state: "open",
    acknowledges: ["giver"],
  });
  const rows = await everyCustomer(one, id);
  expect(rows.map(({ name, byName, areaName }) => [name, byName, areaName])).toEqual([
    ["安一", false, village.name],
    ["包二", false, village.name],
    ["邓四", true, neighbour.name],
  ]);
  expect(rows[0]?.work).toMatchObject({ followUpOn: "2026-03-20", followUpStep: "核实大棚", openRating: null });
  expect(JSON.stringify(rows)).not.toContain(residentId(1));
  expect(rows[0]?.idNumber).toMatch(/^999001\*+/);
  expect((await manager.handovers.get({ id })).acknowledges).toEqual([]);
});

test("a list tells the customers of its own areas, wherever the branch's first customer lives", async () => {
  const { manager, neighbour, otherId } = await handedOver();
  const draft = await manager.plans.save({
    ...{ id: null, version: null, kind: "manual", name: "邻村调整", note: "", from: "2026-03-16", shared: false },
    locked: [],
    moves: { areas: [{ areaId: neighbour.id, marketerId: otherId, assistantId: null, to: null }], customers: [] },
  });
  const { plan } = await manager.plans.confirm({ ...draft, from: "2026-03-16", reason: "轮岗" });
  const [handover] = (await manager.handovers.list({ planId: plan.id })).rows;
  expect(handover).toMatchObject({ figures: { customers: 1 } });
  expect((await everyCustomer(manager, handover?.id ?? 0)).map(({ name }) => name)).toEqual(["鄂五"]);
});

test("the list stays what it was, whoever moves, leaves or comes afterwards", async () => {
  const { manager, id, village, neighbour, otherId, goTo, follower, leaver, stayer, make } = await handedOver();
  await goTo("2026-03-12T02:00:00.000Z");
  const move = ({ id: customerId, version, name }: typeof leaver, areaId: number, sequence: number) =>
    manager.customers.update({ id: customerId, version, fields: farmer(areaId, sequence, { name }) });
  await move(leaver, neighbour.id, 2);
  await move(stayer, village.id, 5);
  await make(village.id, 6, "范六");
  await manager.bulk.reassign({
    selection: { by: "ids", ids: [follower.id] },
    marketerId: otherId,
    from: "2026-03-12",
    to: null,
    reason: "先行移交",
  });
  expect((await everyCustomer(manager, id)).map(({ name }) => name)).toEqual(["安一", "包二", "邓四"]);
});

test("pages follow each other without a gap or a double", async () => {
  const { manager, core, id, village } = await handedOver();
  const { db } = core.opened.store;
  const [model] = await db("customers").where({ areaId: village.id }).limit(1);
  const copies = Array.from({ length: 230 }, (_, index) => ({
    ...model,
    id: 1000 + index,
    idNumber: `X${index}`,
    nameSort: `same ${index % 3}`,
  }));
  for (const copy of copies) await db("customers").insert(copy);
  const seen: number[] = [];
  for (let after: number | undefined, page = 0; page < 5; page += 1) {
    const { rows, next } = await manager.handovers.customers(after === undefined ? { id } : { id, after });
    seen.push(...rows.map((row) => row.id));
    if (next === null) break;
    after = next;
  }
  expect(new Set(seen).size).toBe(233);
  expect(seen).toHaveLength(233);
});

test("each side acknowledges once, and only its own", async () => {
  const { manager, one, other, id } = await handedOver();
  await refused(one.handovers.acknowledge({ id, side: "receiver", note: "" }), "handoverNotYours");
  await refused(manager.handovers.acknowledge({ id, side: "giver", note: "" }), "handoverNotYours");
  const given = await one.handovers.acknowledge({ id, side: "giver", note: "档案三份已交" });
  expect(given).toMatchObject({
    giver: { acknowledgedAt: "2026-03-11T02:00:00.000Z", acknowledgedByName: "员工m01", note: "档案三份已交" },
    state: "open",
    acknowledges: [],
  });
  expect(
    (await refused(one.handovers.acknowledge({ id, side: "giver", note: "" }), "handoverAcknowledged")).params,
  ).toEqual({ name: "员工m01" });
  expect(await other.handovers.acknowledge({ id, side: "receiver", note: "" })).toMatchObject({ state: "complete" });
  const { entries } = await manager.audit.list({});
  const [last, first] = entries.filter(({ action }) => action === "handover.acknowledge");
  expect(first).toMatchObject({ subjectId: String(id), after: { handoverSide: "giver", note: "档案三份已交" } });
  expect(last?.after).toEqual({ handoverSide: "receiver", note: "" });
  expect((await manager.handovers.list({ open: true })).rows.map((row) => row.id)).not.toContain(id);
});

test("a manager acknowledges for who has left, and it is recorded as such", async () => {
  const { manager, one, other, core, id, oneId } = await handedOver();
  const { db } = core.opened.store;
  await db("assignments").where({ marketerId: oneId }).whereNull("toDate").update({ toDate: "2026-03-11" });
  await db("users").where({ id: oneId }).update({ active: false });
  expect((await manager.handovers.get({ id })).acknowledges).toEqual(["giver"]);
  await refused(other.handovers.acknowledge({ id, side: "giver", note: "" }), "handoverNotYours");
  const done = await manager.handovers.acknowledge({ id, side: "giver", note: "已离职" });
  expect(done.giver).toMatchObject({ active: false, acknowledgedByName: "王主任", note: "已离职" });
  const [entry] = (await manager.audit.list({})).entries;
  expect(entry).toMatchObject({ action: "handover.acknowledge", after: { onBehalfOf: "员工m01" } });
  await refused(one.handovers.get({ id }), "notSignedIn");
});

test("who gives or receives sees a handover, a manager and an auditor every one, nobody else any", async () => {
  const branch = await handedOver();
  const { one, other, manager, id } = branch;
  const third = await signInNew(branch, "m03", ["marketer"]);
  const auditor = await signInNew(branch, "a01", ["auditor"]);
  for (const window of [one, other, manager, auditor])
    expect((await window.handovers.list({ open: true })).rows.map((row) => row.id)).toContain(id);
  expect(await third.handovers.list({})).toEqual({ rows: [], next: null });
  await refused(third.handovers.get({ id }), "notFound");
  await refused(third.handovers.customers({ id }), "notFound");
  await refused(third.handovers.acknowledge({ id, side: "giver", note: "" }), "notFound");
});

test("it stands on the first screens of both until both have acknowledged, and on the manager's with its age", async () => {
  const { one, other, manager, id, goTo } = await handedOver();
  await goTo("2026-03-21T02:00:00.000Z");
  const told = async (window: TestWindow) => (await window.dashboard.today()).reminders;
  const mine = async (window: TestWindow) => (await told(window)).handovers.map((row) => row.id);
  const { handoversOfBranch: before } = await told(manager);
  expect(before.oldestDays).toBe(11);
  const [row] = (await told(one)).handovers.filter((own) => own.id === id);
  expect(row).toMatchObject({ giverName: "员工m01", receiverName: "员工m02", yours: true });
  expect(await mine(manager)).toEqual([]);
  await one.handovers.acknowledge({ id, side: "giver", note: "" });
  expect((await told(one)).handovers).toContainEqual({ ...row, yours: false });
  expect((await told(other)).handovers).toContainEqual(row);
  expect((await told(one)).handoversOfBranch.count).toBe(0);
  await other.handovers.acknowledge({ id, side: "receiver", note: "" });
  expect(await mine(one)).not.toContain(id);
  expect((await told(manager)).handoversOfBranch.count).toBe(before.count - 1);
});

test("the giver still reads the list when the customers are another's, and nothing new of them once all is acknowledged", async () => {
  const { one, other, id, goTo, follower } = await handedOver();
  await goTo("2026-03-15T02:00:00.000Z");
  await refused(one.customers.get({ id: follower.id }), "notFound");
  const [open] = await everyCustomer(one, id);
  expect(open).toMatchObject({ name: "安一", visible: false, work: { followUpOn: "2026-03-20" } });
  await one.handovers.acknowledge({ id, side: "giver", note: "" });
  await other.handovers.acknowledge({ id, side: "receiver", note: "" });
  const [closed] = await everyCustomer(one, id);
  expect(closed).toMatchObject({ name: "安一", visible: false, work: null });
  const [received] = await everyCustomer(other, id);
  expect(received).toMatchObject({ visible: true, work: { followUpOn: "2026-03-20" } });
});

test("an open rating goes along and is told", async () => {
  const { one, manager, id, follower } = await handedOver();
  const { definition } = await manager.scorecards.inForce({ kind: "farmer" });
  await one.ratings.saveDraft(bestDraft(follower.id, definition));
  expect((await everyCustomer(manager, id))[0]?.work?.openRating).toBe("draft");
});

test("a list that was taken back tells who never got the customers nothing of them", async () => {
  const { manager, one, other, plan, id } = await handedOver();
  const told = async (window: TestWindow) => (await everyCustomer(window, id)).map(({ work }) => work !== null);
  expect(await told(other)).toEqual([true, true, true]);
  await manager.plans.reverse({ id: plan.id, from: "2026-03-15", reason: "取消" });
  expect(await other.handovers.get({ id })).toMatchObject({ state: "void" });
  expect(await told(other)).toEqual([false, false, false]);
  expect(await told(one)).toEqual([true, true, true]);
  expect(await told(manager)).toEqual([true, true, true]);
});

test("a list left open tells nothing of customers who have gone on to somebody else", async () => {
  const branch = await handedOver();
  const { manager, one, other, village, id, goTo } = branch;
  await signInNew(branch, "m03", ["marketer"]);
  const thirdId = (await manager.users.list()).find(({ login }) => login === "m03")?.id ?? 0;
  await manager.jurisdictions.assign({
    areaIds: [village.id],
    marketerId: thirdId,
    from: "2026-03-18",
    reason: "再调",
  });
  const told = async (window: TestWindow) => (await everyCustomer(window, id)).map(({ work }) => work !== null);
  await goTo("2026-03-17T02:00:00.000Z");
  for (const window of [one, other]) expect(await told(window)).toEqual([true, true, true]);
  await goTo("2026-03-18T02:00:00.000Z");
  for (const window of [one, other]) expect(await told(window)).toEqual([false, false, true]);
});
