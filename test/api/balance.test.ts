import { expect, test } from "vitest";
import type { Inputs } from "../../shared/contract/index.ts";
import { assignmentsOf } from "../support/areas.ts";
import { farmer } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { contextOf } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const day = "2026-03-10";
type Asked = Inputs["balance"]["propose"];

const asked: Asked = {
  day,
  locked: [],
  weights: { customers: 1, gold: 0, keyTargets: 0, ratingsDue: 0, overdueLoans: 0, balanceFen: 0, villages: 0 },
  constraints: {
    keepTownships: false,
    unmoved: { of: "customers", percent: 0 },
    capPercent: null,
    capCustomers: null,
    absentGive: true,
    tolerancePercent: 5,
  },
  absent: [],
  caps: [],
};

/** One marketer has the whole county: the village with three customers, its neighbour with one. */
async function countyInOneHand() {
  const branch = await branchWithMarketers();
  const { manager, village, neighbour, oneId } = branch;
  const areas = await manager.jurisdictions.areas({});
  const county = areas.find(({ level }) => level === "county");
  if (!county) throw new Error("The sample county is gone.");
  await manager.jurisdictions.assign({ areaIds: [county.id], marketerId: oneId, from: day, reason: "初次" });
  const made = [];
  for (const [areaId, sequence] of [
    [village.id, 1],
    [village.id, 2],
    [village.id, 3],
    [neighbour.id, 4],
  ] as const)
    made.push(await manager.customers.create(farmer(areaId, sequence)));
  const villages = areas.filter(({ level }) => level === "village");
  return { ...branch, county, villages, made, propose: (changes: Partial<Asked> = {}) => proposeOn(manager, changes) };
}

function proposeOn(manager: Awaited<ReturnType<typeof branchWithMarketers>>["manager"], changes: Partial<Asked>) {
  return manager.balance.propose({ ...asked, ...changes });
}

test("a proposal says who gives what to whom and why, and writes nothing", async () => {
  const { core, village, neighbour, township, oneId, otherId, propose } = await countyInOneHand();
  const entries = () => core.opened.store.db("auditEntries").count({ entries: "*" });
  const before = await entries();
  const proposal = await propose();
  expect(proposal.steps).toEqual([
    {
      areas: [{ id: neighbour.id, name: neighbour.name }],
      township: { id: township.id, name: township.name },
      giver: {
        ...{ id: oneId, name: "员工m01" },
        ...{ customersBefore: 4, customersAfter: 3, percentBefore: 200, percentAfter: 150 },
      },
      receiver: {
        ...{ id: otherId, name: "员工m02" },
        ...{ customersBefore: 0, customersAfter: 1, percentBefore: 0, percentAfter: 50 },
      },
      customers: 1,
      reasons: [
        { kind: "giverAbove", percent: 200 },
        { kind: "receiverLeast", percent: 0 },
      ],
    },
  ]);
  expect(proposal.carried.find(({ marketer }) => marketer.id === otherId)).toMatchObject({
    before: { customers: 0, villages: 0 },
    after: { customers: 1, villages: 1 },
  });
  expect([proposal.before.spreadPercent, proposal.after.spreadPercent]).toEqual([100, 50]);
  expect(proposal.unmet).toContainEqual({
    kind: "uneven",
    marketer: { id: oneId, name: "员工m01" },
    percent: 150,
    why: ["nothingFits"],
  });
  expect(await propose()).toEqual(proposal);
  expect(await entries()).toEqual(before);
  expect(await assignmentsOf(core, neighbour.id)).toEqual([]);
  expect(village.id).not.toBe(neighbour.id);
});

test("whoever is absent gives all villages, and gets none", async () => {
  const { villages, oneId, otherId, propose } = await countyInOneHand();
  const { steps, carried, before, after } = await propose({ absent: [oneId] });
  expect(steps.flatMap(({ areas }) => areas.map(({ id }) => id)).sort((a, b) => a - b)).toEqual(
    villages.map(({ id }) => id).sort((a, b) => a - b),
  );
  for (const { receiver } of steps) expect(receiver.id).toBe(otherId);
  expect([before.uncoveredAreas, after.uncoveredAreas]).toEqual([villages.length, 0]);
  expect(carried.find(({ marketer }) => marketer.id === oneId)).toMatchObject({
    absent: true,
    after: { customers: 0, villages: 0 },
  });
});

test("locked areas stay with all in them, and it is said that they do", async () => {
  const { township, oneId, propose } = await countyInOneHand();
  const { steps, unmet } = await propose({ locked: [township.id] });
  expect(steps).toEqual([]);
  expect(unmet).toContainEqual(
    expect.objectContaining({ kind: "uneven", marketer: expect.objectContaining({ id: oneId }), why: ["locked"] }),
  );
});

test("a cap of one's own comes before the cap for all", async () => {
  const { oneId, otherId, propose } = await countyInOneHand();
  const constraints = { ...asked.constraints, capCustomers: 1 };
  const { steps, unmet } = await propose({ constraints, caps: [{ marketerId: otherId, customers: 3 }] });
  expect(steps.map(({ customers, receiver }) => [customers, receiver.id])).toEqual([[3, otherId]]);
  expect(steps[0]?.reasons).toContainEqual({ kind: "overCustomers", customers: 4, cap: 1 });
  expect(steps[0]?.reasons).toContainEqual({ kind: "withinCap", customers: 3, cap: 3 });
  expect(unmet.filter(({ kind }) => kind === "overCustomers")).toEqual([]);
  const capped = await propose({ constraints });
  expect(capped.unmet).toContainEqual(
    expect.objectContaining({
      kind: "overCustomers",
      marketer: expect.objectContaining({ id: oneId }),
      customers: 3,
      cap: 1,
    }),
  );
});

test("customers by exception are carried, but not given", async () => {
  const { manager, made, otherId, propose } = await countyInOneHand();
  const ids = made.slice(0, 2).map(({ id }) => id);
  await manager.bulk.reassign({
    selection: { by: "ids", ids },
    marketerId: otherId,
    from: day,
    to: null,
    reason: "熟人",
  });
  const { steps, carried } = await propose();
  expect(steps).toEqual([]);
  for (const { before } of carried) expect(before.customers).toBe(2);
});

test("a proposal starts from what lies on the board, and counts against the day", async () => {
  const { village, otherId, propose } = await countyInOneHand();
  const moves = [{ areaId: village.id, marketerId: otherId, assistantId: null }];
  const constraints = { ...asked.constraints, unmoved: { of: "customers" as const, percent: 25 } };
  const started = await propose({ moves, constraints });
  expect(started.moved).toEqual({ amount: 3, of: 4, atMost: 3 });
  expect(started.steps).toEqual([]);
  const strict = await propose({ moves, constraints: { ...constraints, unmoved: { of: "customers", percent: 50 } } });
  expect(strict.unmet).toContainEqual({ kind: "unmoved", amount: 3, atMost: 2 });
});

test("a proposal starts from a draft that the asker sees, and from no other", async () => {
  const { core, manager, village, neighbour, one, oneId, otherId, propose } = await countyInOneHand();
  const planOf = async (createdBy: number, shared: boolean) => {
    const at = "2026-03-10T02:00:00.000Z";
    return core.opened.store.write(async (db) => {
      const [plan] = await db("plans")
        .insert({
          ...{ kind: "manual", status: "draft", name: "调整", shared },
          ...{ createdAt: at, createdBy, updatedAt: at, updatedBy: createdBy },
        })
        .returning("id");
      await db("planMoves").insert([
        { planId: plan.id, areaId: neighbour.id, marketerId: otherId },
        { planId: plan.id, areaId: village.id, marketerId: null },
      ]);
      return plan.id as number;
    });
  };
  const managerId = (await contextOf(core, manager)).actor.id;
  for (const planId of [await planOf(managerId, false), await planOf(oneId, true)]) {
    const { steps, carried } = await propose({ planId });
    expect(carried.find(({ marketer }) => marketer.id === otherId)?.before.customers).toBe(1);
    expect(steps).toEqual([]);
  }
  await refused(propose({ planId: await planOf(oneId, false) }), "notFound");
  await refused(one.balance.propose(asked), "notAllowed");
});

test("no proposal for a day that is over, nor with people who are no marketers", async () => {
  const { core, manager, propose } = await countyInOneHand();
  await refused(propose({ day: "2026-03-09" }), "assignmentInPast");
  const managerId = (await contextOf(core, manager)).actor.id;
  await refused(propose({ absent: [managerId] }), "notAMarketer");
  await refused(propose({ caps: [{ marketerId: managerId, customers: 5 }] }), "notAMarketer");
});

test("customers of a township itself whom nobody has are named, not given", async () => {
  const { manager, township, villages } = await branchWithMarketers().then(async (branch) => ({
    ...branch,
    villages: (await branch.manager.jurisdictions.areas({})).filter(({ level }) => level === "village"),
  }));
  await manager.customers.create(farmer(township.id, 1));
  const { steps, unmet } = await proposeOn(manager, {});
  expect(steps.length).toBe(villages.length);
  expect(unmet).toContainEqual({ kind: "aboveVillages", customers: 1 });
});
