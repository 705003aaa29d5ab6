import { expect, test } from "vitest";
import type { CustomerSelection } from "../../shared/contract/customers.ts";
import { farmer } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { contextOf, signInNew } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const today = "2026-03-10";
const reviewOn = "2027-03-10";

/** Two customers in the village of m01, one in the village of m02. */
async function threeCustomers(options: Parameters<typeof branchWithMarketers>[0] = {}) {
  const branch = await branchWithMarketers(options);
  const { manager, village, neighbour, oneId, otherId } = branch;
  for (const [areaId, marketerId] of [
    [village.id, oneId],
    [neighbour.id, otherId],
  ] as const)
    await manager.jurisdictions.assign({ areaIds: [areaId], marketerId, from: today, reason: "分片" });
  const first = await manager.customers.create(farmer(village.id, 1, { name: "赵一" }));
  const second = await manager.customers.create(farmer(village.id, 2, { name: "钱二" }));
  const third = await manager.customers.create(farmer(neighbour.id, 3, { name: "孙三" }));
  return { ...branch, first, second, third };
}

type Branch = Awaited<ReturnType<typeof threeCustomers>>;

function these(...customers: { id: number }[]): CustomerSelection {
  return { by: "ids", ids: customers.map(({ id }) => id) };
}

const everybody: CustomerSelection = { by: "filter", filter: {}, except: [] };

/** Audit entries of an action, oldest first. */
async function entriesOf({ manager }: Branch, action: string) {
  const { entries } = await manager.audit.list({ limit: 100 });
  return entries.filter((entry) => entry.action === action).reverse();
}

test("a preview counts the selection and names the first of it", async () => {
  const branch = await threeCustomers();
  const { manager, first, second, third, village } = branch;
  const preview = await manager.bulk.preview({ selection: everybody });
  expect(preview.count).toBe(3);
  expect(preview.sample[0]).toEqual({
    id: first.id,
    name: "赵一",
    fileNumber: first.fileNumber,
    areaName: village.name,
  });
  const some = await manager.bulk.preview({ selection: { by: "filter", filter: {}, except: [second.id] } });
  expect(some.sample.map(({ id }) => id)).toEqual([first.id, third.id]);
  expect((await manager.bulk.preview({ selection: these(third, second) })).count).toBe(2);
  expect(await manager.bulk.preview({ selection: { by: "filter", filter: { areaId: 999_999 }, except: [] } })).toEqual({
    count: 0,
    sample: [],
  });
});

test("customers outside the asker's jurisdiction are not in a selection, ticked or found", async () => {
  const { one, manager, first, second, third } = await threeCustomers();
  for (const selection of [everybody, these(first, second, third)]) {
    const preview = await one.bulk.preview({ selection });
    expect(preview.sample.map(({ id }) => id)).toEqual([first.id, second.id]);
  }
  expect(await one.bulk.markKeyTarget({ selection: these(second, third), on: true })).toEqual({ changed: 1 });
  expect((await manager.customers.get({ id: third.id })).keyTarget).toBe(false);
  await refused(one.bulk.markKeyTarget({ selection: these(third), on: true }), "selectionEmpty");
});

test("a mark is written to those who lack it, each with an entry of their own", async () => {
  const branch = await threeCustomers();
  const { manager, one, first, second, third } = branch;
  await one.bulk.markKeyTarget({ selection: these(first), on: true });
  const untouched = await manager.customers.get({ id: first.id });
  expect(await manager.bulk.markKeyTarget({ selection: everybody, on: true })).toEqual({ changed: 2 });
  expect(await manager.customers.get({ id: first.id })).toEqual(untouched);
  expect(untouched).toMatchObject({ keyTarget: true, version: first.version + 1, updatedByName: "员工m01" });
  expect(await manager.customers.get({ id: third.id })).toMatchObject({ keyTarget: true, updatedByName: "王主任" });
  const entries = await entriesOf(branch, "customer.mark");
  expect(
    entries.map(({ subjectType, subjectId, before, after }) => ({ subjectType, subjectId, before, after })),
  ).toEqual(
    [first, second, third].map(({ id }) => ({
      subjectType: "customer",
      subjectId: String(id),
      before: { keyTarget: false },
      after: { keyTarget: true },
    })),
  );
  await refused(manager.bulk.markKeyTarget({ selection: everybody, on: true }), "selectionUnchanged");
  expect(await manager.bulk.markKeyTarget({ selection: these(second), on: false })).toEqual({ changed: 1 });
  expect((await manager.customers.get({ id: second.id })).keyTarget).toBe(false);
});

test("gold is confirmed as of today, an earlier day is kept, and taking it off says which day it was", async () => {
  let now = new Date("2026-03-10T02:00:00Z");
  const branch = await threeCustomers({ clock: () => now });
  const { manager, first, second } = branch;
  await manager.bulk.markGold({ selection: these(first), on: true, reviewOn });
  now = new Date("2026-03-10T18:00:00Z");
  await manager.session.signIn({ login: "manager", password: "manager-pass-1" });
  expect(await manager.bulk.markGold({ selection: these(first, second), on: true, reviewOn })).toEqual({ changed: 1 });
  expect((await manager.customers.get({ id: first.id })).goldSince).toBe("2026-03-10");
  expect((await manager.customers.get({ id: second.id })).goldSince).toBe("2026-03-11");
  await manager.bulk.markGold({ selection: these(first), on: false, reason: "销户" });
  const entry = (await entriesOf(branch, "customer.goldEnd")).at(-1);
  expect(entry).toMatchObject({ before: { goldSince: "2026-03-10" }, after: { goldSince: null, reason: "销户" } });
  expect((await manager.customers.get({ id: first.id })).goldSince).toBeNull();
  const { memberships } = await manager.gold.forCustomer({ customerId: first.id });
  expect(memberships).toMatchObject([
    { basis: "byHand", confirmedOn: "2026-03-10", confirmedByName: "王主任", reviewOn, endReason: "销户" },
  ]);
});

test("a form that was open while the customer was marked is not saved over the mark", async () => {
  const { manager, village, first } = await threeCustomers();
  await manager.bulk.markKeyTarget({ selection: these(first), on: true });
  const late = manager.customers.update({ id: first.id, version: first.version, fields: farmer(village.id, 1) });
  expect((await refused(late, "stale")).params).toEqual({ name: "王主任" });
});

test("an action takes so many customers at a time, and says how many", async () => {
  const { core, manager, village, first } = await threeCustomers();
  const { db } = await contextOf(core, manager);
  const { id: _id, ...row } = await db("customers").where({ id: first.id }).first();
  await db.raw(
    `INSERT INTO customers (kind, name, id_type, id_number, phone, area_id, address, main_business, contact_name, notes,
       created_at, created_by, updated_at, updated_by)
     WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 20000)
     SELECT ?, ?, 'other', 'P' || n, '', ?, '', '', '', '', ?, ?, ?, ? FROM numbers`,
    [row.kind, row.name, village.id, row.createdAt, row.createdBy, row.updatedAt, row.updatedBy],
  );
  const data = await refused(manager.bulk.markKeyTarget({ selection: everybody, on: true }), "selectionTooLarge");
  expect(data.params).toEqual({ limit: 20_000 });
  const part: CustomerSelection = { by: "filter", filter: { areaId: village.id }, except: [first.id, first.id + 1] };
  expect(await manager.bulk.markKeyTarget({ selection: part, on: true })).toEqual({ changed: 20_000 });
  expect((await manager.audit.verify()).firstBroken).toBeNull();
});

test("a planned visit is due on its day, and a visit does it", async () => {
  const branch = await threeCustomers();
  const { manager, one, first, second, third } = branch;
  expect(await one.visits.next({ customerId: first.id })).toBeNull();
  const plan = { nextOn: today, nextStep: "年度回访" };
  expect(await one.bulk.scheduleVisit({ selection: these(first, second), ...plan })).toEqual({ changed: 2 });
  expect(await one.visits.next({ customerId: first.id })).toEqual(plan);
  expect(await one.visits.listForCustomer({ customerId: first.id })).toEqual([]);
  expect((await manager.customers.get({ id: first.id })).lastVisitedOn).toBeNull();
  const due = async (window: typeof one) => (await window.dashboard.today()).followUps.map((row) => row.customerId);
  expect(await due(one)).toEqual([first.id, second.id]);
  expect(await due(branch.other)).toEqual([]);
  await one.visits.log({
    customerId: first.id,
    visitedOn: today,
    method: "onSite",
    purpose: "回访",
    result: "正常",
    nextStep: "",
    nextOn: null,
  });
  expect(await due(one)).toEqual([second.id]);
  await refused(one.visits.next({ customerId: third.id }), "notFound");
});

test("a plan takes the place of the open follow-up, which the trail keeps", async () => {
  const branch = await threeCustomers();
  const { one, first, second } = branch;
  await one.visits.log({
    customerId: first.id,
    visitedOn: today,
    method: "phone",
    purpose: "回访",
    result: "",
    nextStep: "送合同",
    nextOn: "2026-03-20",
  });
  const plan = { nextOn: "2026-04-01", nextStep: "年度回访" };
  await one.bulk.scheduleVisit({ selection: these(first), ...plan });
  expect(await one.visits.next({ customerId: first.id })).toEqual(plan);
  expect((await one.visits.listForCustomer({ customerId: first.id }))[0]).toMatchObject({ nextStep: "送合同" });
  expect(await one.bulk.scheduleVisit({ selection: these(first, second), ...plan })).toEqual({ changed: 1 });
  const entries = await entriesOf(branch, "customer.planVisit");
  expect(entries.map(({ subjectId, before, after }) => ({ subjectId, before, after }))).toEqual([
    { subjectId: String(first.id), before: { nextOn: "2026-03-20", nextStep: "送合同" }, after: plan },
    { subjectId: String(second.id), before: null, after: plan },
  ]);
  await refused(one.bulk.scheduleVisit({ selection: these(first), ...plan }), "selectionUnchanged");
  const past = one.bulk.scheduleVisit({ selection: these(first), ...plan, nextOn: "2026-03-09" });
  expect((await refused(past, "planInPast")).params).toEqual({ date: today });
});

test("tellers and reviewers may look at a selection but not act on it", async () => {
  const branch = await threeCustomers();
  const selection = these(branch.first);
  for (const role of ["teller", "reviewer"] as const) {
    const window = await signInNew(branch, role, [role]);
    expect((await window.bulk.preview({ selection })).count).toBe(1);
    await refused(window.bulk.markKeyTarget({ selection, on: true }), "notAllowed");
    await refused(window.bulk.scheduleVisit({ selection, nextOn: today, nextStep: "回访" }), "notAllowed");
  }
  await refused(branch.one.bulk.markGold({ selection, on: true, reviewOn }), "notAllowed");
  const plan = { selection, marketerId: branch.otherId, from: today, to: null, reason: "亲属回避" };
  await refused(branch.one.bulk.reassign(plan), "notAllowed");
});
