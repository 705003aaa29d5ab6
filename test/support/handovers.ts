import { farmer } from "./people.ts";
import { branchWithMarketers } from "./village.ts";

/**
 * The village is with one marketer and goes to the other from a later day by a plan, which also moves one customer of
 * the neighbouring village by name.
 */
export async function handedOver(options: Parameters<typeof branchWithMarketers>[0] = {}) {
  let now = "2026-03-10T02:00:00.000Z";
  const branch = await branchWithMarketers({ ...options, clock: () => new Date(now) });
  const { manager, one, other, village, neighbour, oneId, otherId } = branch;
  const goTo = async (instant: string) => {
    now = instant;
    await manager.session.signIn({ login: "manager", password: "manager-pass-1" });
    await one.session.signIn({ login: "m01", password: "m01-password-1" });
    await other.session.signIn({ login: "m02", password: "m02-password-1" });
  };
  await manager.jurisdictions.assign({
    areaIds: [village.id, neighbour.id],
    marketerId: oneId,
    from: "2026-03-10",
    reason: "初次分配",
  });
  const make = (areaId: number, sequence: number, name: string) =>
    manager.customers.create(farmer(areaId, sequence, { name }));
  const follower = await make(village.id, 1, "安一");
  const leaver = await make(village.id, 2, "包二");
  const excepted = await make(village.id, 3, "曹三");
  const named = await make(neighbour.id, 4, "邓四");
  const stayer = await make(neighbour.id, 5, "鄂五");
  const byIds = (id: number) => ({ by: "ids" as const, ids: [id] });
  const exception = { marketerId: otherId, from: "2026-03-10", to: null, reason: "亲属回避" };
  await manager.bulk.reassign({ selection: byIds(excepted.id), ...exception });
  await manager.bulk.scheduleVisit({ selection: byIds(follower.id), nextOn: "2026-03-20", nextStep: "核实大棚" });
  await goTo("2026-03-11T02:00:00.000Z");
  const draft = await manager.plans.save({
    ...{ id: null, version: null, kind: "manual", name: "春季调整", note: "", from: "2026-03-15", shared: false },
    locked: [],
    moves: {
      areas: [{ areaId: village.id, marketerId: otherId, assistantId: null, to: null }],
      customers: [{ customerId: named.id, marketerId: otherId, to: null }],
    },
  });
  const { plan } = await manager.plans.confirm({
    id: draft.id,
    version: draft.version,
    from: "2026-03-15",
    reason: "轮岗",
  });
  const made = (await manager.handovers.list({ planId: plan.id })).rows;
  const [handover] = made;
  if (!handover || made.length > 1) throw new Error(`The plan made ${made.length} handovers.`);
  return { ...branch, goTo, plan, id: handover.id, follower, leaver, excepted, named, stayer, make };
}
