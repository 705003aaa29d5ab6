import { expect, test } from "vitest";
import type { RoundDoor } from "../../shared/contract/rounds.ts";
import { farmer } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { contextOf } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const today = "2026-03-10";

/** A village in the hands of the first marketer with three customers, the next one in those of the other; an open round. */
async function openRound() {
  const branch = await branchWithMarketers();
  const { manager, one, village, neighbour, oneId, otherId } = branch;
  for (const [areaId, marketerId] of [
    [village.id, oneId],
    [neighbour.id, otherId],
  ] as const)
    await manager.jurisdictions.assign({ areaIds: [areaId], marketerId, from: today, reason: "分片" });
  const register = (seed: number, name: string, address: string) =>
    manager.customers.create(farmer(village.id, seed, { name, address }));
  const twelfth = await register(1, "赵十二", "三组 12 号");
  const second = await register(2, "钱二", "三组 2 号");
  const third = await register(3, "孙三", "三组 3 号");
  const begun = { areaId: village.id, marketerId: oneId, purpose: "整村授信摸底", begunOn: today };
  const round = await one.rounds.begin(begun);
  const doors = async (window = one) => (await window.rounds.get({ id: round.id })).doors;
  const mark = (customerId: number, outcome: RoundDoor["outcome"], on = today) =>
    one.rounds.mark({ roundId: round.id, door: { customerId }, outcome, on });
  return { ...branch, begun, round, doors, mark, twelfth, second, third };
}

test("a round has the doors of the village in its order, and one is open at a time", async () => {
  const { manager, one, other, otherId, township, neighbour, begun, round, doors } = await openRound();
  expect((await doors()).map(({ name, outcome }) => [name, outcome])).toEqual([
    ["钱二", null],
    ["孙三", null],
    ["赵十二", null],
  ]);
  expect(round.counts).toEqual({ doors: 3, met: 0, away: 0, refused: 0, prospects: 0 });
  await refused(one.rounds.begin(begun), "roundOpen");
  await refused(one.rounds.begin({ ...begun, marketerId: otherId }), "roundOfOther");
  await refused(one.rounds.begin({ ...begun, areaId: neighbour.id }), "areaOfOtherMarketer");
  await refused(manager.rounds.begin({ ...begun, areaId: township.id }), "roundNeedsVillage");
  await refused(other.rounds.get({ id: round.id }), "notFound");
  expect((await other.rounds.list({ open: true })).rows).toEqual([]);
  expect((await manager.rounds.list({ open: true })).rows).toEqual([round]);
});

test("who was met is visited, with the round's purpose; marked otherwise, the visit is taken out and comes back", async () => {
  const { one, mark, doors, second, third, round } = await openRound();
  const met = await mark(second.id, "met");
  expect(met).toMatchObject({ outcome: "met", markedOn: today });
  const visits = () => one.visits.listForCustomer({ customerId: second.id });
  expect(await visits()).toMatchObject([
    { id: met.visitId, method: "onSite", purpose: "整村授信摸底", visitedOn: today, removedAt: null },
  ]);
  await mark(third.id, "away");
  expect((await one.visits.listForCustomer({ customerId: third.id })).length).toBe(0);
  const last = async () => (await one.customers.get({ id: second.id })).lastVisitedOn;
  expect(await last()).toBe(today);
  await mark(second.id, "refused");
  expect((await visits())[0]?.removedAt).not.toBeNull();
  expect(await last()).toBeNull();
  expect(await mark(second.id, "met")).toMatchObject({ visitId: met.visitId });
  expect((await visits()).map(({ removedAt }) => removedAt)).toEqual([null]);
  const earlier = await mark(second.id, "met", "2026-03-09");
  expect(earlier.visitId).not.toBe(met.visitId);
  expect(await last()).toBe("2026-03-09");
  expect(await mark(second.id, null)).toMatchObject({ outcome: null, markedOn: null });
  expect(await last()).toBeNull();
  expect((await doors()).map(({ outcome }) => outcome)).toEqual([null, "away", null]);
  await refused(mark(second.id, "met", "2026-03-11"), "visitAhead");
  expect((await one.rounds.get({ id: round.id })).round.counts).toMatchObject({ doors: 3, met: 0, away: 1 });
});

test("a prospect at the door becomes a customer, and was visited on the day one met them", async () => {
  const { manager, one, other, round, doors, village, second, mark } = await openRound();
  const written = { roundId: round.id, name: "李新", phone: "13800001111", on: "2026-03-09", outcome: "met" as const };
  const door = await one.rounds.addProspect(written);
  expect(door).toMatchObject({ name: "李新", phoneMasked: "138****1111", customerId: null, visitId: null });
  const id = door.doorId ?? 0;
  await refused(other.rounds.prospect({ id }), "notFound");
  expect(await one.rounds.prospect({ id })).toEqual({
    ...{ id, roundId: round.id, areaId: village.id, name: "李新", phone: "13800001111" },
  });
  await mark(second.id, "away");
  await refused(one.rounds.linkCustomer({ id, customerId: second.id }), "doorTwice");
  const customer = await one.customers.create(farmer(village.id, 8, { name: "李新" }));
  const linked = await one.rounds.linkCustomer({ id, customerId: customer.id });
  expect(linked).toMatchObject({ customerId: customer.id, prospect: true, outcome: "met" });
  expect((await one.visits.listForCustomer({ customerId: customer.id })).map(({ visitedOn }) => visitedOn)).toEqual([
    "2026-03-09",
  ]);
  expect((await doors(manager)).filter(({ name }) => name === "李新")).toHaveLength(1);
  await refused(one.rounds.prospect({ id }), "notFound");
  const { counts } = (await manager.rounds.get({ id: round.id })).round;
  expect(counts).toEqual({ doors: 4, met: 1, away: 1, refused: 0, prospects: 1 });
});

test("a prospect written down by mistake is taken out and put back", async () => {
  const { one, round, doors } = await openRound();
  const written = { roundId: round.id, name: "王误", phone: "", on: today, outcome: null };
  const { doorId, version } = await one.rounds.addProspect(written);
  const id = doorId ?? 0;
  const changed = await one.rounds.changeProspect({ id, version, name: "王五", phone: "13900002222" });
  await refused(one.rounds.removeProspect({ id, version }), "stale");
  const removed = await one.rounds.removeProspect({ id, version: changed.version });
  expect(await doors()).toHaveLength(3);
  await refused(one.rounds.mark({ roundId: round.id, door: { doorId: id }, outcome: "met", on: today }), "notFound");
  await one.rounds.restoreProspect({ id, version: removed.version });
  expect((await doors()).at(-1)).toMatchObject({ name: "王五", phoneMasked: "139****2222" });
});

test("a closed round keeps how many doors there were; it is opened again unless another was begun", async () => {
  const { manager, one, begun, round, mark, second, village } = await openRound();
  await mark(second.id, "met");
  const closed = await one.rounds.close({ id: round.id, version: 0, note: "外出多" });
  expect(closed).toMatchObject({ closedOn: today, note: "外出多", counts: { doors: 3, met: 1 } });
  await manager.customers.create(farmer(village.id, 9, { name: "后来" }));
  expect((await one.rounds.list({ open: false })).rows).toMatchObject([{ id: round.id, counts: { doors: 3 } }]);
  await refused(mark(second.id, "away"), "roundClosed");
  await refused(one.rounds.close({ id: round.id, version: 1, note: "" }), "stale");
  const again = await one.rounds.begin({ ...begun, purpose: "续走" });
  await refused(one.rounds.reopen({ id: round.id, version: 1 }), "roundOpen");
  await one.rounds.close({ id: again.id, version: 0, note: "" });
  expect(await one.rounds.reopen({ id: round.id, version: 1 })).toMatchObject({ closedOn: null, counts: { doors: 4 } });
  expect((await one.dashboard.today()).reminders.openRounds).toBe(1);
});

test("doors go with a merge and come back with its reversal, one to a customer", async () => {
  const { manager, one, mark, doors, second, third, twelfth } = await openRound();
  await mark(third.id, "away");
  await mark(twelfth.id, "refused");
  const merge = async (winnerId: number, loserId: number) => {
    const { winner, loser } = await manager.merges.preview({ winnerId, loserId });
    const seen = { winner: winner.lastChangeId, loser: loser.lastChangeId };
    return manager.merges.merge({ winnerId, loserId, choices: {}, reason: "同一人", seen });
  };
  const found = async () => (await doors()).map(({ name, outcome }) => [name, outcome]);
  const { mergeId } = await merge(second.id, third.id);
  expect(await found()).toEqual([
    ["钱二", "away"],
    ["赵十二", "refused"],
  ]);
  const both = await merge(second.id, twelfth.id);
  expect(await found()).toEqual([["钱二", "away"]]);
  await manager.merges.reverse({ mergeId: both.mergeId, reason: "误并" });
  await manager.merges.reverse({ mergeId, reason: "误并" });
  expect(await found()).toEqual([
    ["钱二", null],
    ["孙三", "away"],
    ["赵十二", "refused"],
  ]);
  expect((await one.rounds.list({ open: true })).rows[0]?.counts).toMatchObject({ doors: 3, away: 1, refused: 1 });
});

test("the rounds are listed in three queries and one is read with its doors in three, however many doors", async () => {
  const { core, one, round, mark, second } = await openRound();
  await mark(second.id, "met");
  const ctx = await contextOf(core, one);
  const queries: string[] = [];
  ctx.db.on("query", ({ sql }: { sql: string }) => queries.push(sql));
  const { listRounds } = await import("../../electron/rounds/lists.ts");
  const { roundWithDoors } = await import("../../electron/rounds/doors.ts");
  await listRounds(ctx, { open: true, limit: 50 });
  expect(queries.splice(0)).toHaveLength(3);
  await roundWithDoors(ctx, { id: round.id });
  expect(queries.splice(0)).toHaveLength(3);
  ctx.db.removeAllListeners("query");
});
