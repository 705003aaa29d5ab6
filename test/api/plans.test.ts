import { expect, test } from "vitest";
import type { Inputs } from "../../shared/contract/index.ts";
import { farmer } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { signInNew } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const from = "2026-03-10";

type Draft = Inputs["plans"]["save"];

/** A village and its neighbour with m01, three customers, and a draft that gives the village to m02. */
async function branchWithDraft(options: Parameters<typeof branchWithMarketers>[0] = {}) {
  const branch = await branchWithMarketers(options);
  const { manager, village, neighbour, oneId, otherId } = branch;
  await manager.jurisdictions.assign({ areaIds: [village.id, neighbour.id], marketerId: oneId, from, reason: "分片" });
  const first = await manager.customers.create(farmer(village.id, 1));
  const second = await manager.customers.create(farmer(village.id, 2, { name: "钱二" }));
  const third = await manager.customers.create(farmer(neighbour.id, 3, { name: "孙三" }));
  const moves = { areas: [{ areaId: village.id, marketerId: otherId, assistantId: null }], customers: [] };
  const draft = (changes: Partial<Draft> = {}): Draft => ({
    ...{ id: null, version: null, kind: "manual", name: "春季调整", note: "", from: null, shared: false, locked: [] },
    moves,
    ...changes,
  });
  return { ...branch, first, second, third, moves, draft };
}

test("a draft is kept as it was saved, changed by its version, put aside and brought back", async () => {
  const { manager, moves, draft, first, oneId } = await branchWithDraft();
  const saved = await manager.plans.save(draft({ note: "讨论稿", locked: [1] }));
  expect(saved).toMatchObject({ status: "draft", name: "春季调整", note: "讨论稿", moves, locked: [1], changes: [] });
  const customers = [{ customerId: first.id, marketerId: oneId, to: "2026-06-01" }];
  const changed = await manager.plans.save(
    draft({ id: saved.id, version: saved.version, from: "2026-04-01", moves: { areas: [], customers } }),
  );
  expect(changed).toMatchObject({ areas: 0, customers: 1, from: "2026-04-01", moves: { areas: [], customers } });
  await refused(manager.plans.save(draft({ id: saved.id, version: saved.version })), "stale");
  const dropped = await manager.plans.drop({ id: saved.id, version: changed.version });
  expect((await manager.plans.list({ status: "draft" })).length).toBe(0);
  await refused(manager.plans.save(draft({ id: saved.id, version: dropped.version })), "planNotDraft");
  const restored = await manager.plans.restore({ id: saved.id, version: dropped.version });
  expect(restored).toMatchObject({ status: "draft", moves: { areas: [], customers } });
});

test("a private draft is there for its maker alone, a shared one for every manager, who may change it", async () => {
  const branch = await branchWithDraft();
  const { manager, draft } = branch;
  const second = await signInNew(branch, "second", ["manager"]);
  const auditor = await signInNew(branch, "auditor", ["auditor"]);
  const { id, version } = await manager.plans.save(draft());
  await refused(second.plans.get({ id }), "notFound");
  await refused(second.plans.save(draft({ id, version })), "notFound");
  await refused(second.plans.drop({ id, version }), "notFound");
  expect(await second.plans.list({})).not.toContainEqual(expect.objectContaining({ id }));
  const shared = await manager.plans.save(draft({ id, version, shared: true }));
  expect(await auditor.plans.get({ id })).toMatchObject({ name: "春季调整" });
  const changed = await second.plans.save(draft({ id, version: shared.version, shared: true, name: "改名" }));
  expect((await manager.plans.list({}))[0]).toMatchObject({ id, name: "改名", version: changed.version });
});

test("what is not there cannot be planned", async () => {
  const { manager, village, draft, first } = await branchWithDraft();
  const managerId = (await manager.users.list()).find(({ login }) => login === "manager")?.id ?? 0;
  const area = (areaId: number, marketerId: number | null) =>
    draft({ moves: { areas: [{ areaId, marketerId, assistantId: null }], customers: [] } });
  await refused(manager.plans.save(area(99_999, null)), "areaNotFound");
  await refused(manager.plans.save(area(village.id, managerId)), "notAMarketer");
  const customers = [{ customerId: first.id + 99, marketerId: null, to: null }];
  await refused(manager.plans.save(draft({ moves: { areas: [], customers } })), "notFound");
});

test("a preview shows every load before and after, and who gives what to whom", async () => {
  const { manager, village, moves, oneId, otherId, first } = await branchWithDraft();
  await manager.bulk.markKeyTarget({ selection: { by: "ids", ids: [first.id] }, on: true });
  const preview = await manager.plans.preview({ from, moves });
  expect(preview.customersMoved).toBe(2);
  expect(preview.marketers).toMatchObject([
    {
      id: oneId,
      before: { customers: 3, keyTargets: 1, villages: 2 },
      after: { customers: 1, keyTargets: 0, villages: 1 },
    },
    { id: otherId, before: { customers: 0, villages: 0 }, after: { customers: 2, keyTargets: 1, villages: 1 } },
  ]);
  expect(preview.pairs).toMatchObject([
    {
      giver: { id: oneId, name: "员工m01" },
      receiver: { id: otherId },
      figures: { customers: 2, keyTargets: 1 },
      areas: [{ id: village.id, customers: 2 }],
    },
  ]);
  expect(preview.warnings).toEqual([]);
  await refused(manager.plans.preview({ from: "2026-03-09", moves }), "assignmentInPast");
});
