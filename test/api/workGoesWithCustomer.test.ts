import { expect, test } from "vitest";
import { addDays } from "../../shared/domain/dates.ts";
import { workKinds } from "../../shared/domain/dayList.ts";
import { bestDraft, farmer } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import type { TestWindow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const today = "2026-03-10";

/** A customer of m01 with a next step agreed at a visit, another with a planned visit, both with a rating begun. */
async function workOfOne() {
  let day = today;
  const branch = await branchWithMarketers({ clock: () => new Date(`${day}T02:00:00Z`) });
  const { manager, one, other, village, neighbour, oneId, otherId } = branch;
  for (const [areaId, marketerId] of [
    [village.id, oneId],
    [neighbour.id, otherId],
  ] as const)
    await manager.jurisdictions.assign({ areaIds: [areaId], marketerId, from: today, reason: "分片" });
  const agreed = await one.customers.create(farmer(village.id, 1, { name: "赵一" }));
  const planned = await one.customers.create(farmer(village.id, 2, { name: "钱二" }));
  const visit = { visitedOn: today, method: "onSite" as const, purpose: "回访", result: "" };
  await one.visits.log({ customerId: agreed.id, ...visit, nextStep: "送合同", nextOn: today });
  const selection = { by: "ids" as const, ids: [planned.id] };
  await one.bulk.scheduleVisit({ selection, nextOn: today, nextStep: "年度回访" });
  const { definition } = await one.scorecards.inForce({ kind: "farmer" });
  for (const { id } of [agreed, planned]) await one.ratings.saveDraft(bestDraft(id, definition, { evidence: "初稿" }));
  /** Moves the clock to noon of a day and signs everybody in again, for sessions end. */
  const moveTo = async (next: string) => {
    day = next;
    await manager.session.signIn({ login: "manager", password: "manager-pass-1" });
    await one.session.signIn({ login: "m01", password: "m01-password-1" });
    await other.session.signIn({ login: "m02", password: "m02-password-1" });
  };
  return { ...branch, agreed, planned, definition, moveTo, now: () => day };
}

type Branch = Awaited<ReturnType<typeof workOfOne>>;

/** What a marketer's screens say of the two customers' work: names, in the order of their ids. */
async function seenBy({ agreed, planned, now, village }: Branch, window: TestWindow, marketerId: number) {
  const { followUps } = await window.dashboard.today();
  const question = { marketerId, day: now(), withinDays: 0, notVisitedDays: 30, kinds: [...workKinds] };
  const { customers } = await window.dayList.list({ ...question, villageIds: [village.id] });
  const open = async (customerId: number) => {
    try {
      const next = await window.visits.next({ customerId });
      const visits = await window.visits.listForCustomer({ customerId });
      const draft = (await window.ratings.form({ customerId })).open;
      return [next?.nextStep, visits.length, draft?.status, draft?.evidence];
    } catch (error) {
      return (error as { data: { reason: string } }).data.reason;
    }
  };
  return {
    dashboard: followUps.map(({ customerName }) => customerName).sort(),
    dayList: customers.map(({ name }) => name).sort(),
    agreed: await open(agreed.id),
    planned: await open(planned.id),
  };
}

const both = ["赵一", "钱二"].sort();
const all = {
  dashboard: both,
  dayList: both,
  agreed: ["送合同", 1, "draft", "初稿"],
  planned: ["年度回访", 0, "draft", "初稿"],
};
const nothing = { dashboard: [], dayList: [], agreed: "notFound", planned: "notFound" };

test("open work goes with a village that changes hands, on the day and not before", async () => {
  const branch = await workOfOne();
  const { manager, one, other, oneId, otherId, village, moveTo } = branch;
  const from = addDays(today, 2);
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: otherId, from, reason: "岗位调整" });
  expect(await seenBy(branch, one, oneId)).toEqual(all);
  expect(await seenBy(branch, other, otherId)).toEqual(nothing);
  await moveTo(from);
  expect(await seenBy(branch, one, oneId)).toEqual(nothing);
  expect(await seenBy(branch, other, otherId)).toEqual(all);
});

test("open work goes with a single customer, and comes back when the exception ends", async () => {
  const branch = await workOfOne();
  const { manager, one, other, oneId, otherId, planned, moveTo } = branch;
  const to = addDays(today, 3);
  const selection = { by: "ids" as const, ids: [planned.id] };
  await manager.bulk.reassign({ selection, marketerId: otherId, from: today, to, reason: "亲属回避" });
  expect(await seenBy(branch, one, oneId)).toEqual({
    ...all,
    dashboard: ["赵一"],
    dayList: ["赵一"],
    planned: "notFound",
  });
  expect(await seenBy(branch, other, otherId)).toEqual({
    ...all,
    dashboard: ["钱二"],
    dayList: ["钱二"],
    agreed: "notFound",
  });
  await moveTo(to);
  expect(await seenBy(branch, one, oneId)).toEqual(all);
  expect(await seenBy(branch, other, otherId)).toEqual(nothing);
});

test("a deputy has the work of whom they stand in for, and no longer once that ends", async () => {
  const branch = await workOfOne();
  const { core, one, other, oneId, otherId, moveTo } = branch;
  const to = addDays(today, 3);
  await core.opened.store.write(async (db) => {
    const made = { createdAt: `${today}T02:00:00.000Z`, createdBy: 1 };
    await db("covers").insert({
      absentId: oneId,
      deputyId: otherId,
      fromDate: today,
      toDate: to,
      reason: "休假",
      ...made,
    });
  });
  expect(await seenBy(branch, other, otherId)).toEqual(all);
  expect(await seenBy(branch, one, oneId)).toEqual(all);
  await moveTo(to);
  expect(await seenBy(branch, other, otherId)).toEqual(nothing);
  expect(await seenBy(branch, one, oneId)).toEqual(all);
});

test("the receiver goes on with the draft and the next step; the giver can do nothing about them any more", async () => {
  const branch = await workOfOne();
  const { manager, one, other, otherId, village, agreed, definition } = branch;
  const { open } = await one.ratings.form({ customerId: agreed.id });
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: otherId, from: today, reason: "岗位调整" });
  const draft = bestDraft(agreed.id, definition, { version: open?.version ?? null, evidence: "改稿" });
  await refused(one.ratings.saveDraft(draft), "notFound");
  const visit = { customerId: agreed.id, visitedOn: today, method: "phone" as const, purpose: "跟进", result: "已送" };
  await refused(one.visits.log({ ...visit, nextStep: "", nextOn: null }), "notFound");
  await refused(
    one.bulk.scheduleVisit({ selection: { by: "ids", ids: [agreed.id] }, nextOn: today, nextStep: "回访" }),
    "selectionEmpty",
  );
  const continued = await other.ratings.saveDraft(draft);
  expect({ id: continued.id, evidence: continued.evidence }).toEqual({ id: open?.id, evidence: "改稿" });
  await refused(one.ratings.get({ id: continued.id }), "notFound");
  await other.visits.log({ ...visit, nextStep: "", nextOn: null });
  expect(await other.visits.next({ customerId: agreed.id })).toBeNull();
  expect(
    (await other.visits.listForCustomer({ customerId: agreed.id })).map(({ marketerName }) => marketerName),
  ).toEqual(["员工m02", "员工m01"]);
});
