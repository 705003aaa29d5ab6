import type { Inputs } from "../../shared/contract/index.ts";
import { farmer } from "./people.ts";
import { branchWithMarketers } from "./village.ts";

export const firstDay = "2026-03-10";

type Draft = Inputs["plans"]["save"];

/** A village and its neighbour with m01, three customers, and a draft that gives the village to m02. */
export async function branchWithDraft(options: Parameters<typeof branchWithMarketers>[0] = {}) {
  const branch = await branchWithMarketers(options);
  const { manager, village, neighbour, oneId, otherId } = branch;
  await manager.jurisdictions.assign({
    ...{ areaIds: [village.id, neighbour.id], marketerId: oneId, from: firstDay, reason: "分片" },
  });
  const first = await manager.customers.create(farmer(village.id, 1));
  const second = await manager.customers.create(farmer(village.id, 2, { name: "钱二" }));
  const third = await manager.customers.create(farmer(neighbour.id, 3, { name: "孙三" }));
  const moves: Draft["moves"] = {
    areas: [{ areaId: village.id, marketerId: otherId, assistantId: null }],
    customers: [],
  };
  const draft = (changes: Partial<Draft> = {}): Draft => ({
    ...{ id: null, version: null, kind: "manual", name: "春季调整", note: "", from: null, shared: false, locked: [] },
    moves,
    ...changes,
  });
  /** Saves such a draft and confirms it. */
  const confirmed = async (changes: Partial<Draft> = {}, from = firstDay) => {
    const { id, version } = await manager.plans.save(draft(changes));
    return manager.plans.confirm({ id, version, from, reason: "工作需要" });
  };
  /** The name of who is responsible for each of these customers today. */
  const marketersOf = async (...customers: { id: number }[]) =>
    Promise.all(customers.map(async ({ id }) => (await manager.customers.get({ id })).marketer?.name ?? null));
  return { ...branch, first, second, third, moves, draft, confirmed, marketersOf };
}
