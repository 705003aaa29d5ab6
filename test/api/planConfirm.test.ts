import { expect, test } from "vitest";
import { assignmentsOf } from "../support/areas.ts";
import { branchWithDraft, firstDay } from "../support/plans.ts";
import { refused } from "../support/refusal.ts";
import { contextOf, signInNew } from "../support/testCore.ts";

const names = { one: "员工m01", other: "员工m02" };

test("a confirmed plan moves its areas and customers from its day on, and each has its entry", async () => {
  const { manager, village, first, second, third, oneId, otherId, moves, confirmed, marketersOf } =
    await branchWithDraft();
  const customers = [
    { customerId: second.id, marketerId: oneId, to: null },
    { customerId: third.id, marketerId: otherId, to: "2026-06-01" },
  ];
  const { plan, handovers } = await confirmed({ moves: { ...moves, customers } });
  expect(plan).toMatchObject({ status: "confirmed", from: firstDay, reason: "工作需要", areas: 1, customers: 2 });
  expect(handovers).toBe(1);
  expect(await marketersOf(first, second, third)).toEqual([names.other, names.one, names.other]);
  expect((await manager.customers.get({ id: third.id })).exception).toMatchObject({ to: "2026-06-01" });
  const entries = (await manager.audit.list({})).entries.slice(0, 4).reverse();
  expect(entries.map(({ action, subjectId }) => [action, subjectId])).toEqual([
    ["area.assign", String(village.id)],
    ["customer.reassign", String(second.id)],
    ["customer.reassign", String(third.id)],
    ["plan.confirm", String(plan.id)],
  ]);
  await refused(manager.plans.drop({ id: plan.id, version: plan.version }), "planNotDraft");
});

test("a handover list names the areas whose followers go and who goes by name, with what is open for them", async () => {
  const { core, manager, village, first, second, third, oneId, otherId, moves, confirmed } = await branchWithDraft();
  for (const [customer, nextOn] of [
    [first, firstDay],
    [third, "2026-03-01"],
  ] as const)
    await manager.visits.log({
      ...{ customerId: customer.id, visitedOn: "2026-02-20", method: "onSite", purpose: "贷后检查", result: "正常" },
      ...{ nextStep: "续贷", nextOn },
    });
  const customers = [
    { customerId: second.id, marketerId: oneId, to: null },
    { customerId: third.id, marketerId: otherId, to: null },
  ];
  const { plan } = await confirmed({ moves: { ...moves, customers } });
  const { db } = core.opened.store;
  const [list, ...more] = await db("handovers").where({ planId: plan.id });
  expect(more).toEqual([]);
  expect(list).toMatchObject({ giverId: oneId, receiverId: otherId, fromDate: firstDay, giverAt: null });
  expect(JSON.parse(list.figures)).toMatchObject({ customers: 2, followUps: 2, visitsPlanned: 1, attachments: 0 });
  expect(await db("handoverAreas").where({ handoverId: list.id })).toEqual([
    { handoverId: list.id, areaId: village.id, customers: 1 },
  ]);
  expect(await db("handoverCustomers").where({ handoverId: list.id })).toEqual([
    { handoverId: list.id, customerId: third.id },
  ]);
});

test("assigning at once and reassigning customers make plans with handover lists too", async () => {
  const { core, manager, village, first, third, oneId, otherId } = await branchWithDraft();
  const at = { from: firstDay, reason: "轮岗" };
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: otherId, ...at });
  await manager.bulk.reassign({ selection: { by: "ids", ids: [third.id] }, marketerId: otherId, to: null, ...at });
  const plans = await manager.plans.list({ status: "confirmed" });
  expect(plans.map(({ kind, name, areas, customers }) => [kind, name, areas, customers])).toEqual([
    ["direct", "轮岗", 0, 1],
    ["direct", "轮岗", 1, 0],
    ["direct", "分片", 2, 0],
  ]);
  const lists = await core.opened.store.db("handovers").orderBy("id");
  expect(lists.map(({ planId, giverId, receiverId }) => [planId, giverId, receiverId])).toEqual([
    [plans[1]?.id, oneId, otherId],
    [plans[0]?.id, oneId, otherId],
  ]);
  expect(first.id).toBeLessThan(third.id);
});

test("what others moved meanwhile stops a plan, shows in the draft, and is let through once it is accepted", async () => {
  let seconds = 0;
  const clock = () => new Date(Date.parse("2026-03-10T02:00:00Z") + 1000 * seconds++);
  const branch = await branchWithDraft({ clock });
  const { manager, village, township, neighbour, oneId, otherId, draft } = branch;
  const third = await signInNew(branch, "m03", ["marketer"]);
  const thirdId = (await contextOf(branch.core, third)).actor.id;
  const second = await signInNew(branch, "zhang", ["manager"]);
  const saved = await manager.plans.save(draft());
  await second.jurisdictions.assign({
    ...{ areaIds: [village.id], marketerId: thirdId, from: firstDay, reason: "抢先" },
  });
  await second.jurisdictions.assign({ areaIds: [neighbour.id], marketerId: thirdId, from: firstDay, reason: "无关" });
  const confirm = (version: number) => manager.plans.confirm({ id: saved.id, version, from: firstDay, reason: "调整" });
  const { params } = await refused(confirm(saved.version), "planOutdated");
  expect(params).toEqual({ count: 1, list: `${village.name}: 员工m01 → 员工m03 (员工zhang)` });
  const kept = await manager.plans.get({ id: saved.id });
  expect(kept).toMatchObject({ status: "draft", version: saved.version });
  expect(kept.changes).toMatchObject([
    {
      ...{ subject: "area", subjectId: village.id, was: { id: oneId }, is: { id: thirdId } },
      changedByName: "员工zhang",
    },
  ]);
  const again = await manager.plans.save(draft({ id: saved.id, version: saved.version, note: "改了备注" }));
  expect(again.changes).toHaveLength(1);
  await refused(confirm(again.version), "planOutdated");
  const accepted = await manager.plans.acceptChanges({ id: saved.id, version: again.version });
  expect(accepted.changes).toEqual([]);
  const { plan } = await confirm(accepted.version);
  expect(plan.status).toBe("confirmed");
  const areas = await manager.jurisdictions.areas({});
  expect(areas.find(({ id }) => id === village.id)?.effective?.marketerId).toBe(otherId);
  expect(areas.find(({ id }) => id === township.id)?.effective).toBeNull();
});

test("a village that stops or begins to follow a moved township is a change, one that never does is none", async () => {
  const { manager, township, village, neighbour, oneId, otherId, draft } = await branchWithDraft();
  const give = (areaIds: number[], marketerId: number | null) =>
    manager.jurisdictions.assign({ areaIds, marketerId, from: firstDay, reason: "调整" });
  await give([township.id], oneId);
  await give([neighbour.id], null);
  await give([village.id], otherId);
  const moves = { areas: [{ areaId: township.id, marketerId: otherId, assistantId: null }], customers: [] };
  const { id } = await manager.plans.save(draft({ moves }));
  const changes = async () => (await manager.plans.get({ id })).changes;
  await give([village.id], oneId);
  expect(await changes()).toEqual([]);
  await give([neighbour.id], otherId);
  const stopped = { subjectId: neighbour.id, was: { id: oneId }, is: { id: otherId } };
  expect(await changes()).toMatchObject([stopped]);
  await give([village.id], null);
  expect(await changes()).toMatchObject([{ subjectId: village.id, was: { id: otherId }, is: { id: oneId } }, stopped]);
});

test("a later assignment in the way is named with its day", async () => {
  const { manager, village, oneId, otherId, draft } = await branchWithDraft();
  await manager.jurisdictions.assign({
    ...{ areaIds: [village.id], marketerId: otherId, from: "2026-05-01", reason: "五月起" },
  });
  const { id, version } = await manager.plans.save(draft());
  const { params } = await refused(
    manager.plans.confirm({ id, version, from: firstDay, reason: "调整" }),
    "assignmentOverlap",
  );
  expect(params).toEqual({ area: village.name, date: "2026-05-01" });
  const moves = { areas: [{ areaId: village.id, marketerId: oneId, assistantId: null }], customers: [] };
  const { warnings } = await manager.plans.preview({ from: firstDay, moves });
  expect(warnings.map(({ kind }) => kind)).toContain("overlapsLater");
});

test("a plan is not confirmed in the past, when it moves nothing, or for somebody who has left", async () => {
  const { manager, village, oneId, otherId, draft } = await branchWithDraft();
  const confirm = ({ id, version }: { id: number; version: number }, from = firstDay) =>
    manager.plans.confirm({ id, version, from, reason: "调整" });
  const plan = await manager.plans.save(draft());
  await refused(confirm(plan, "2026-03-09"), "assignmentInPast");
  await refused(confirm({ ...plan, version: plan.version + 1 }), "stale");
  const same = { areas: [{ areaId: village.id, marketerId: oneId, assistantId: null }], customers: [] };
  await refused(confirm(await manager.plans.save(draft({ moves: same }))), "planUnchanged");
  expect((await manager.plans.preview({ from: firstDay, moves: same })).warnings).toMatchObject([
    { kind: "nothingMoves" },
  ]);
  const user = (await manager.users.list()).find(({ id }) => id === otherId);
  if (!user) throw new Error("m02 has gone.");
  await manager.users.update({ ...user, active: false });
  const { params } = await refused(confirm(plan), "marketerLeft");
  expect(params).toEqual({ name: names.other });
});

test("an assistant comes and goes with a plan, and stays when the area is assigned at once", async () => {
  const { manager, village, otherId, oneId, confirmed } = await branchWithDraft();
  const assigned = async () =>
    (await manager.jurisdictions.board({})).areas.find(({ id }) => id === village.id)?.assigned;
  const withAssistant = { areas: [{ areaId: village.id, marketerId: oneId, assistantId: otherId }], customers: [] };
  expect((await confirmed({ moves: withAssistant })).handovers).toBe(0);
  expect(await assigned()).toMatchObject({ marketerId: oneId, assistantId: otherId });
  await refused(
    manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from: firstDay, reason: "同样" }),
    "assignmentUnchanged",
  );
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: otherId, from: firstDay, reason: "转正" });
  expect(await assigned()).toMatchObject({ marketerId: otherId, assistantId: null });
});

test("an area that only gets an assistant is still given up on the day on which it was to be", async () => {
  const { core, manager, village, oneId, otherId, confirmed } = await branchWithDraft();
  const end = "2026-08-01";
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: null, from: end, reason: "撤点" });
  const areas = [{ areaId: village.id, marketerId: oneId, assistantId: otherId }];
  await confirmed({ moves: { areas, customers: [] } }, "2026-04-01");
  expect(await assignmentsOf(core, village.id)).toEqual([
    [firstDay, "2026-04-01"],
    ["2026-04-01", end],
  ]);
});
