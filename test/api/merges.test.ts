import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeSides } from "../../shared/contract/merges.ts";
import { bestDraft, farmer, residentId } from "../support/people.ts";
import { hangRows, recordTables, someFields, someRows } from "../support/randomRecord.ts";
import { proposeBest, rateFarmer } from "../support/ratings.ts";
import { loan } from "../support/records.ts";
import { refused } from "../support/refusal.ts";
import { signInNew, type TestWindow } from "../support/testCore.ts";
import { branchWithMarketers, branchWithVillages } from "../support/village.ts";

/** Merges as a screen does: on what its preview showed. */
async function merge(
  window: TestWindow,
  winnerId: number,
  loserId: number,
  choices: Record<string, "winner" | "loser"> = {},
): Promise<number> {
  const { winner, loser } = await window.merges.preview({ winnerId, loserId });
  const seen = { winner: winner.lastChangeId, loser: loser.lastChangeId };
  const { mergeId } = await window.merges.merge({ winnerId, loserId, seen, choices, reason: "重复登记" });
  return mergeId;
}

async function twoCustomers() {
  const branch = await branchWithVillages();
  const { manager, village } = branch;
  const winner = await manager.customers.create(farmer(village.id, 1, { phone: "", address: "" }));
  const loser = await manager.customers.create(farmer(village.id, 2, { name: "赵大海家", address: "五组" }));
  return { ...branch, winner, loser, db: branch.core.opened.store.db };
}

test("a merge and its reversal leave everything as it was, whatever hangs on the two", async () => {
  const { manager, core, village } = await branchWithVillages();
  const { db } = core.opened.store;
  const user = 1;
  const third = (await manager.customers.create(farmer(village.id, 1, { name: "第三人" }))).id;
  let sequence = 1;
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(someFields, someFields),
      fc.tuple(someRows, someRows),
      someRows,
      fc.dictionary(
        fc.constantFrom(
          "name",
          "phone",
          "idNumber",
          "address",
          "headcount",
          "keyTarget",
          "person.occupation",
          "household.crops",
        ),
        fc.constantFrom(...mergeSides),
      ),
      async ([ofWinner, ofLoser], [winnersRows, losersRows], thirdsRows, choices) => {
        fc.pre(winnersRows.openRating === null || losersRows.openRating === null);
        const winner = (await manager.customers.create(farmer(village.id, ++sequence, ofWinner))).id;
        const loser = (await manager.customers.create(farmer(village.id, ++sequence, ofLoser))).id;
        await hangRows(db, winnersRows, { customer: winner, other: loser, third, user });
        await hangRows(db, losersRows, { customer: loser, other: winner, third, user });
        const { links } = thirdsRows;
        for (const { to } of links)
          await db("customerLinks").insert({
            customerId: third,
            otherId: { nobody: null, other: winner, third: loser }[to],
            relation: "guarantor",
            name: "某人",
            idNumber: "",
            phone: "",
            note: "",
            createdAt: "2025-07-01",
            createdBy: user,
          });
        const before = await recordTables(db);
        const mergeId = await merge(manager, winner, loser, choices);
        for (const table of [
          "visits",
          "followUps",
          "ratings",
          "loans",
          "capitalDemands",
          "holdings",
          "attachments",
          "lineMovements",
          "lineBalances",
        ])
          expect(await db(table).where({ customerId: loser }), table).toEqual([]);
        expect(await db("ratings").where({ customerId: winner, status: "effective" })).toHaveLength(
          winnersRows.effectiveFrom || losersRows.effectiveFrom ? 1 : 0,
        );
        expect((await manager.customers.count({ search: residentId(sequence) })).count).toBe(
          choices.idNumber === "loser" ? 1 : 0,
        );
        expect((await manager.merges.reverse({ mergeId, reason: "误合并" })).kept).toEqual([]);
        expect(await recordTables(db)).toEqual(before);
        for (const number of [sequence - 1, sequence])
          expect((await manager.customers.count({ search: residentId(number) })).count).toBe(1);
      },
    ),
    { numRuns: 30 },
  );
}, 120_000);

test("chosen fields win, gaps are filled, and the loser is found no more", async () => {
  const { manager, winner, loser } = await twoCustomers();
  const preview = await manager.merges.preview({ winnerId: winner.id, loserId: loser.id });
  const field = (path: string) => preview.fields.find((candidate) => candidate.path === path);
  expect(field("phone")).toMatchObject({ winner: "", loser: "100****5678", differs: true, suggested: "loser" });
  expect(field("name")).toMatchObject({ differs: true, suggested: "winner" });
  expect(field("idType")).toMatchObject({ differs: false, follows: "idNumber" });
  await merge(manager, winner.id, loser.id, { name: "loser" });
  const merged = await manager.customers.getForEdit({ id: winner.id });
  expect(merged).toMatchObject({ name: "赵大海家", phone: "10012345678", address: "五组", idNumber: residentId(1) });
  expect((await manager.customers.list({})).rows.map(({ id }) => id)).toEqual([winner.id]);
  expect((await manager.customers.count({ search: residentId(2) })).count).toBe(0);
});

test("opening a customer who was merged away names the survivor, through every later merge", async () => {
  const { manager, winner, loser, village } = await twoCustomers();
  await merge(manager, winner.id, loser.id);
  const { id } = await manager.customers.create(farmer(village.id, 3, { name: "赵大海三" }));
  await merge(manager, id, winner.id);
  const data = await refused(manager.customers.get({ id: loser.id }), "customerMerged");
  expect(data.params).toEqual({ id, name: "赵大海三", fileNumber: "KH00000003" });
});

test("a marketer is not told into whom a customer outside their jurisdiction was merged", async () => {
  const { manager, one, otherId, village } = await branchWithMarketers();
  const winner = await manager.customers.create(farmer(village.id, 1));
  const loser = await manager.customers.create(farmer(village.id, 2));
  const from = "2026-03-10";
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: otherId, from, reason: "分片" });
  await merge(manager, winner.id, loser.id);
  await refused(one.customers.get({ id: loser.id }), "notFound");
});

test("a change made after the preview makes the merge stale", async () => {
  const { manager, winner, loser, village } = await twoCustomers();
  const pair = { winnerId: winner.id, loserId: loser.id };
  const preview = await manager.merges.preview(pair);
  await manager.customers.reveal({ id: loser.id, field: "phone" });
  await manager.customers.update({ id: loser.id, version: 0, fields: farmer(village.id, 2, { address: "新址" }) });
  const seen = { winner: preview.winner.lastChangeId, loser: preview.loser.lastChangeId };
  const late = manager.merges.merge({ ...pair, seen, choices: {}, reason: "重复登记" });
  expect((await refused(late, "stale")).params).toEqual({ name: "王主任" });
  expect((await manager.customers.count({})).count).toBe(2);
});

test("a look at a masked number between preview and merge is no change", async () => {
  const { manager, winner, loser } = await twoCustomers();
  const pair = { winnerId: winner.id, loserId: loser.id };
  const preview = await manager.merges.preview(pair);
  await manager.customers.reveal({ id: loser.id, field: "phone" });
  const seen = { winner: preview.winner.lastChangeId, loser: preview.loser.lastChangeId };
  await manager.merges.merge({ ...pair, seen, choices: {}, reason: "重复登记" });
});

test("two ratings in the making, or one customer twice, are refused", async () => {
  const { manager, winner, loser } = await twoCustomers();
  await refused(manager.merges.preview({ winnerId: winner.id, loserId: winner.id }), "mergeSame");
  const { definition } = await manager.scorecards.inForce({ kind: "farmer" });
  for (const { id } of [winner, loser]) await manager.ratings.saveDraft(bestDraft(id, definition));
  expect((await manager.merges.preview({ winnerId: winner.id, loserId: loser.id })).openRatings).toBe(true);
  await refused(merge(manager, winner.id, loser.id), "mergeOpenRatings");
});

/** Rates both customers, one by each of two people, the winner last. */
async function bothRated() {
  const branch = await branchWithMarketers();
  const { manager, one, village } = branch;
  const loser = await rateFarmer(one, manager, village.id, 1, { name: "赵大海" });
  const winner = await rateFarmer(one, manager, village.id, 2, { name: "赵大海家" });
  const standing = async () => {
    const ids = [winner.id, loser.id];
    return Promise.all(ids.map(async (id) => (await manager.ratings.get({ id })).status));
  };
  const inForce = async (id: number) => (await manager.customers.get({ id })).rating?.ratingId ?? null;
  return { ...branch, winner, loser, standing, inForce };
}

test("an overdue loan that comes with the other customer suspends the rating, and the reversal brings it back", async () => {
  const { manager, one, winner, loser, standing, inForce } = await bothRated();
  const overdue = { ...loan, dueOn: "2026-03-01" };
  await one.records.addEntry({ customerId: loser.customerId, list: "loans", fields: overdue });
  expect(await standing()).toEqual(["effective", "suspended"]);
  const mergeId = await merge(manager, winner.customerId, loser.customerId);
  expect(await standing()).toEqual(["suspended", "superseded"]);
  expect(await inForce(winner.customerId)).toBeNull();
  await manager.merges.reverse({ mergeId, reason: "误合并" });
  expect(await standing()).toEqual(["effective", "suspended"]);
  expect(await inForce(winner.customerId)).toBe(winner.id);
  expect(await inForce(loser.customerId)).toBeNull();
});

test("of a suspended and an effective rating the newer one stands, so that none can be reinstated beside another", async () => {
  const { manager, winner, loser, standing, inForce } = await bothRated();
  const { id, version } = winner;
  await manager.ratings.suspend({ id, version, reason: "核实情况" });
  const preview = await manager.merges.preview({ winnerId: winner.customerId, loserId: loser.customerId });
  expect(preview.supersedesRating).toBe(true);
  const mergeId = await merge(manager, winner.customerId, loser.customerId);
  expect(await standing()).toEqual(["suspended", "superseded"]);
  expect(await inForce(winner.customerId)).toBeNull();
  await manager.merges.reverse({ mergeId, reason: "误合并" });
  expect(await standing()).toEqual(["suspended", "effective"]);
  expect(await inForce(loser.customerId)).toBe(loser.id);
});

test("two approved ratings that wait are as two in the making: one must be settled before the merge", async () => {
  const { manager, one, village } = await branchWithMarketers();
  const effectiveFrom = "2026-04-01";
  const winner = await rateFarmer(one, manager, village.id, 1, { effectiveFrom });
  const loser = await rateFarmer(one, manager, village.id, 2, { effectiveFrom });
  await refused(merge(manager, winner.customerId, loser.customerId), "mergeOpenRatings");
});

test("who looked at a proposal before its customer was merged does not approve it as another customer's unseen", async () => {
  const { manager, winner, loser, ...branch } = await twoCustomers();
  const one = await signInNew({ manager, core: branch.core }, "m01", ["marketer", "teller"]);
  const seen = await proposeBest(one, loser.id);
  await merge(manager, winner.id, loser.id);
  await refused(manager.ratings.approve({ ...seen, note: "", effectiveFrom: null }), "stale");
  const now = await manager.ratings.get(seen);
  expect(now).toMatchObject({ customerId: winner.id, status: "proposed" });
  const approved = await manager.ratings.approve({ ...now, note: "", effectiveFrom: null });
  expect(approved).toMatchObject({ customerId: winner.id, status: "effective" });
});

test("an approved rating of the one waits beside the rating in force of the other, and goes back with its customer", async () => {
  const { manager, one, village } = await branchWithMarketers();
  const winner = await rateFarmer(one, manager, village.id, 1);
  const loser = await rateFarmer(one, manager, village.id, 2, { effectiveFrom: "2026-04-01" });
  const mergeId = await merge(manager, winner.customerId, loser.customerId);
  expect((await manager.customers.get({ id: winner.customerId })).rating?.ratingId).toBe(winner.id);
  expect(await manager.ratings.get({ id: loser.id })).toMatchObject({
    status: "approved",
    customerId: winner.customerId,
  });
  await manager.merges.reverse({ mergeId, reason: "误合并" });
  expect((await manager.ratings.get({ id: loser.id })).customerId).toBe(loser.customerId);
});

test("what was changed or added since the merge stays with the winner", async () => {
  const { manager, winner, loser, village } = await twoCustomers();
  const mergeId = await merge(manager, winner.id, loser.id, { name: "loser" });
  const { version } = await manager.customers.get({ id: winner.id });
  const fields = farmer(village.id, 1, { name: "赵大海家", phone: "10099999999", address: "五组" });
  await manager.customers.update({ id: winner.id, version, fields });
  const visit = { method: "phone", purpose: "回访", result: "", nextStep: "", nextOn: null } as const;
  await manager.visits.log({ customerId: winner.id, visitedOn: "2026-03-09", ...visit });
  expect((await manager.merges.reverse({ mergeId, reason: "误合并" })).kept).toEqual(["phone"]);
  expect(await manager.customers.getForEdit({ id: winner.id })).toMatchObject({
    name: "赵大海",
    phone: "10099999999",
    address: "",
    lastVisitedOn: "2026-03-09",
  });
  expect(await manager.customers.getForEdit({ id: loser.id })).toMatchObject({ name: "赵大海家", lastVisitedOn: null });
  expect(await manager.visits.listForCustomer({ customerId: winner.id })).toHaveLength(1);
  await refused(manager.merges.reverse({ mergeId, reason: "误合并" }), "mergeReversed");
});

test("a merge is not reversed while somebody else holds the loser's number", async () => {
  const { manager, winner, loser, village } = await twoCustomers();
  const mergeId = await merge(manager, winner.id, loser.id);
  await manager.customers.create(farmer(village.id, 2, { name: "重登" }));
  const data = await refused(manager.merges.reverse({ mergeId, reason: "误合并" }), "idNumberTaken");
  expect(data.params).toEqual({ name: "重登", fileNumber: "KH00000003" });
  await refused(manager.customers.get({ id: loser.id }), "customerMerged");
});

test("of several merges into one customer the newest is reversed first", async () => {
  const { manager, winner, loser, village } = await twoCustomers();
  const first = await merge(manager, winner.id, loser.id);
  const third = await manager.customers.create(farmer(village.id, 3));
  const second = await merge(manager, winner.id, third.id);
  await refused(manager.merges.reverse({ mergeId: first, reason: "误合并" }), "mergeNotLast");
  const listed = await manager.merges.listForCustomer({ customerId: winner.id });
  expect(listed).toMatchObject([
    { id: second, loser: { id: third.id }, reversible: true, reversed: null, byName: "王主任", reason: "重复登记" },
    { id: first, reversible: false },
  ]);
  await manager.merges.reverse({ mergeId: second, reason: "误合并" });
  await manager.merges.reverse({ mergeId: first, reason: "误合并" });
  expect((await manager.customers.count({})).count).toBe(3);
});

test("both customers' trails tell of the merge and lead to each other", async () => {
  const { manager, winner, loser } = await twoCustomers();
  await merge(manager, winner.id, loser.id);
  const { entries } = await manager.audit.list({ limit: 2 });
  expect(entries).toMatchObject([
    { action: "customer.mergedAway", subjectId: String(loser.id), after: { survivor: "KH00000001" } },
    {
      action: "customer.merge",
      subjectId: String(winner.id),
      before: { phone: "" },
      after: { phone: "100****5678", mergedCustomer: "KH00000002", reason: "重复登记" },
    },
  ]);
  expect((await manager.audit.verify()).firstBroken).toBeNull();
});

test("nobody but a manager merges", async () => {
  const branch = await twoCustomers();
  const marketer = await signInNew(branch, "m01", ["marketer"]);
  await refused(marketer.merges.preview({ winnerId: branch.winner.id, loserId: branch.loser.id }), "notAllowed");
});
