import { expect, test } from "vitest";
import { branchWithDraft, firstDay } from "../support/plans.ts";
import { refused } from "../support/refusal.ts";

const names = { one: "员工m01", other: "员工m02" };

/** A branch on a clock that the test moves; the manager signs in again after each move. */
async function branchOnClock() {
  let now = new Date("2026-03-10T02:00:00Z");
  const branch = await branchWithDraft({ clock: () => now });
  const goTo = async (day: string) => {
    now = new Date(`${day}T02:00:00Z`);
    await branch.manager.session.signIn({ login: "manager", password: "manager-pass-1" });
  };
  const holderOn = async (areaId: number, day: string) =>
    (await branch.manager.jurisdictions.areas({ day })).find(({ id }) => id === areaId)?.effective?.marketerName ??
    null;
  return { ...branch, goTo, holderOn };
}

test("a plan is taken back as one from a later day, and what was until then stays", async () => {
  const { manager, village, first, third, otherId, moves, confirmed, marketersOf, goTo, holderOn } =
    await branchOnClock();
  const at = { from: firstDay, reason: "回避" };
  await manager.bulk.reassign({
    selection: { by: "ids", ids: [third.id] },
    marketerId: otherId,
    to: "2026-09-01",
    ...at,
  });
  const customers = [{ customerId: third.id, marketerId: null, to: null }];
  await goTo("2026-04-01");
  const { plan } = await confirmed({ moves: { ...moves, customers } }, "2026-04-01");
  expect(await marketersOf(first, third)).toEqual([names.other, names.one]);
  await goTo("2026-05-01");
  const { moves: back, changes } = await manager.plans.reversal({ id: plan.id, from: "2026-05-01" });
  expect(changes).toEqual([]);
  expect((await manager.plans.preview({ from: "2026-05-01", moves: back })).customersMoved).toBe(3);
  const reversed = await manager.plans.reverse({ id: plan.id, from: "2026-05-01", reason: "恢复" });
  expect(reversed).toMatchObject({ plan: { kind: "reversal", reversesId: plan.id, name: plan.name }, handovers: 2 });
  expect(await marketersOf(first, third)).toEqual([names.one, names.other]);
  expect((await manager.customers.get({ id: third.id })).exception).toMatchObject({ to: "2026-09-01" });
  expect([await holderOn(village.id, "2026-03-31"), await holderOn(village.id, "2026-04-30")]).toEqual([
    names.one,
    names.other,
  ]);
  expect((await manager.plans.get({ id: plan.id })).reversedById).toBe(reversed.plan.id);
  await refused(manager.plans.reverse({ id: plan.id, from: "2026-05-01", reason: "再来" }), "planReversedAlready");
  await manager.plans.reverse({ id: reversed.plan.id, from: "2026-05-01", reason: "还是调整" });
  expect(await marketersOf(first, third)).toEqual([names.other, names.one]);
});

test("a plan that lies ahead is taken back from its own day: nothing of it ever holds, and nothing is handed back", async () => {
  const { core, manager, village, confirmed, holderOn } = await branchOnClock();
  const { plan } = await confirmed({}, "2026-06-01");
  await refused(manager.plans.reverse({ id: plan.id, from: "2026-05-31", reason: "取消" }), "planReversalTooEarly");
  expect((await manager.dashboard.today()).reminders.handoversOfBranch.count).toBe(1);
  const { handovers } = await manager.plans.reverse({ id: plan.id, from: "2026-06-01", reason: "取消" });
  expect(handovers).toBe(0);
  // Its list has nothing to hand over: nobody is asked to acknowledge it, and nobody can.
  const { rows } = await manager.handovers.list({ planId: plan.id });
  expect(rows.map(({ state }) => state)).toEqual(["void"]);
  expect((await manager.handovers.list({ planId: plan.id, open: true })).rows).toEqual([]);
  expect((await manager.dashboard.today()).reminders.handoversOfBranch.count).toBe(0);
  await refused(manager.handovers.acknowledge({ id: rows[0]?.id ?? 0, side: "giver", note: "" }), "handoverVoid");
  for (const day of ["2026-05-31", "2026-06-01", "2026-07-01"]) expect(await holderOn(village.id, day)).toBe(names.one);
  const cancelled = await core.opened.store.db("assignments").where({ planId: plan.id });
  expect(cancelled).toMatchObject([{ fromDate: "2026-06-01", toDate: "2026-06-01" }]);
  expect(await holderOn(village.id, firstDay)).toBe(names.one);
});

test("what was acknowledged is handed back, also on the same day", async () => {
  const { core, manager, confirmed } = await branchOnClock();
  const { plan } = await confirmed();
  await core.opened.store.db("handovers").where({ planId: plan.id }).update({ receiverAt: "2026-03-10T03:00:00Z" });
  expect((await manager.plans.reverse({ id: plan.id, from: firstDay, reason: "误操作" })).handovers).toBe(1);
});

test("a plan of which others changed a part since is not taken back, and the refusal says what", async () => {
  const { manager, village, oneId, confirmed, holderOn } = await branchOnClock();
  const { plan } = await confirmed();
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from: firstDay, reason: "另行安排" });
  const { params } = await refused(
    manager.plans.reverse({ id: plan.id, from: firstDay, reason: "恢复" }),
    "planReversalOutdated",
  );
  expect(params).toMatchObject({
    count: 1,
    list: expect.stringContaining(`${village.name}: ${names.other} → ${names.one}`),
  });
  expect((await manager.plans.reversal({ id: plan.id, from: firstDay })).changes).toHaveLength(1);
  expect(await holderOn(village.id, firstDay)).toBe(names.one);
});

test("an assignment that was to end is given back until that day, or not at all once it has passed", async () => {
  const { manager, village, confirmed, goTo, holderOn } = await branchOnClock();
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: null, from: "2026-08-01", reason: "撤点" });
  const { plan } = await confirmed({}, "2026-04-01");
  expect(await holderOn(village.id, "2026-09-01")).toBe(names.other);
  await goTo("2026-05-01");
  const { moves } = await manager.plans.reversal({ id: plan.id, from: "2026-08-01" });
  expect(moves.areas).toMatchObject([{ areaId: village.id, marketerId: null }]);
  await manager.plans.reverse({ id: plan.id, from: "2026-05-01", reason: "恢复" });
  expect([await holderOn(village.id, "2026-07-31"), await holderOn(village.id, "2026-08-01")]).toEqual([
    names.one,
    null,
  ]);
});

test("a draft cannot be taken back", async () => {
  const { manager, draft } = await branchWithDraft();
  const { id } = await manager.plans.save(draft());
  await refused(manager.plans.reverse({ id, from: firstDay, reason: "取消" }), "planNotConfirmed");
});
