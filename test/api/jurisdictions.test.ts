import { expect, test } from "vitest";
import { assignmentsOf } from "../support/areas.ts";
import { farmer } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { startBranch } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const from = "2026-03-10";

test("the sample county comes in whole, and again without a double", async () => {
  const { manager } = await startBranch();
  const first = await manager.areas.loadSample();
  expect(first.added).toBeGreaterThan(400);
  expect(await manager.areas.loadSample()).toEqual({ added: 0, renamed: 0, unchanged: first.added });
  const areas = await manager.jurisdictions.areas({});
  expect(areas[0]).toMatchObject({ code: "410225", level: "county", name: "兰考县", parentId: null });
  const place = new Map(areas.map(({ id }, index) => [id, index]));
  for (const [index, area] of areas.entries())
    if (area.parentId !== null) expect(place.get(area.parentId)).toBeLessThan(index);
});

test("a village follows its township until it is assigned itself", async () => {
  const { manager, township, village, neighbour, oneId, otherId } = await branchWithMarketers();
  await manager.jurisdictions.assign({ areaIds: [township.id], marketerId: oneId, from, reason: "全镇" });
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: otherId, from, reason: "本村" });
  const areas = new Map((await manager.jurisdictions.areas({})).map((area) => [area.id, area]));
  expect(areas.get(village.id)?.effective?.marketerId).toBe(otherId);
  expect(areas.get(neighbour.id)?.effective?.marketerId).toBe(oneId);
  expect(areas.get(neighbour.id)?.assigned).toBeNull();
});

test("a preview counts what moves and writes nothing", async () => {
  const { core, manager, village, neighbour, oneId, otherId } = await branchWithMarketers();
  await manager.jurisdictions.assign({ areaIds: [village.id, neighbour.id], marketerId: oneId, from, reason: "初次" });
  for (const [areaId, sequence] of [
    [village.id, 1],
    [village.id, 2],
    [neighbour.id, 3],
  ] as const)
    await manager.customers.create(farmer(areaId, sequence));
  const areas = [{ areaId: village.id, marketerId: otherId, assistantId: null }];
  expect(await manager.plans.preview({ from, moves: { areas, customers: [] } })).toMatchObject({
    customersMoved: 2,
    marketers: [
      { id: oneId, name: "员工m01", before: { customers: 3, villages: 2 }, after: { customers: 1, villages: 1 } },
      { id: otherId, name: "员工m02", before: { customers: 0, villages: 0 }, after: { customers: 2, villages: 1 } },
    ],
  });
  expect(await assignmentsOf(core, village.id)).toEqual([[from, null]]);
});

test("a reassignment keeps the past: any day can be asked", async () => {
  let now = new Date("2026-03-10T02:00:00Z");
  const { manager, village, oneId, otherId } = await branchWithMarketers({ clock: () => now });
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from, reason: "初次" });
  now = new Date("2026-06-01T02:00:00Z");
  await manager.session.signIn({ login: "manager", password: "manager-pass-1" });
  await manager.jurisdictions.assign({
    areaIds: [village.id],
    marketerId: otherId,
    from: "2026-07-01",
    reason: "轮岗",
  });
  const on = async (day: string) =>
    (await manager.jurisdictions.areas({ day })).find(({ id }) => id === village.id)?.effective?.marketerId ?? null;
  expect(await on("2026-03-09")).toBeNull();
  expect(await on("2026-06-30")).toBe(oneId);
  expect(await on("2026-07-01")).toBe(otherId);
  await refused(
    manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from: "2026-06-15", reason: "反悔" }),
    "assignmentOverlap",
  );
  await refused(
    manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from: "2026-05-01", reason: "补记" }),
    "assignmentInPast",
  );
});

test("an assignment that goes wrong half-way changes nothing", async () => {
  const { core, manager, village, oneId } = await branchWithMarketers();
  await refused(
    manager.jurisdictions.assign({ areaIds: [village.id, 999_999], marketerId: oneId, from, reason: "错" }),
    "areaNotFound",
  );
  expect(await assignmentsOf(core, village.id)).toEqual([]);
});

test("areas can be given to active marketers only, and the same twice is no change", async () => {
  const { manager, village, oneId } = await branchWithMarketers();
  const managerId = (await manager.users.list()).find(({ login }) => login === "manager")?.id ?? 0;
  const assign = (marketerId: number) =>
    manager.jurisdictions.assign({ areaIds: [village.id], marketerId, from, reason: "分配" });
  await refused(assign(managerId), "notAMarketer");
  await assign(oneId);
  await refused(assign(oneId), "assignmentUnchanged");
});
