import { expect, test } from "vitest";
import { silentLogger } from "../../electron/log.ts";
import { rateFarmer } from "../support/ratings.ts";
import { loan } from "../support/records.ts";
import { refused } from "../support/refusal.ts";
import { managerLogin, signInNew, type TestWindow, testNow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

/** A branch whose clock the test moves; everybody is signed in again after a move. */
async function branchOnClock(options: { log?: typeof silentLogger } = {}) {
  let now = new Date(testNow);
  const branch = await branchWithMarketers({ ...options, clock: () => now });
  const reviewer = await signInNew(branch, "r01", ["reviewer"]);
  const moveTo = async (day: string, time = "02:00:00") => {
    now = new Date(`${day}T${time}Z`);
    await branch.manager.session.signIn({ login: managerLogin.login, password: managerLogin.password });
    await branch.one.session.signIn({ login: "m01", password: "m01-password-1" });
    await reviewer.session.signIn({ login: "r01", password: "r01-password-1" });
  };
  return { ...branch, reviewer, moveTo, db: branch.core.opened.store.db };
}

async function actionsBySystem(manager: TestWindow) {
  const { entries } = await manager.audit.list({ limit: 200 });
  return entries.filter(({ actorName }) => actorName === "system").map(({ action }) => action);
}

test("an approved rating becomes effective on its day, at the first request, once", async () => {
  const { manager, one, village, moveTo } = await branchOnClock();
  const rating = await rateFarmer(one, manager, village.id, 1, { effectiveFrom: "2026-04-01" });
  expect(rating).toMatchObject({ status: "approved", waitsFor: "date" });
  expect((await manager.ratings.waiting({})).rows).toMatchObject([{ ratingId: rating.id, waitsFor: "date" }]);
  await moveTo("2026-03-31");
  expect((await manager.customers.get({ id: rating.customerId })).rating).toBeNull();
  await moveTo("2026-04-01");
  expect((await manager.customers.get({ id: rating.customerId })).rating).toMatchObject({
    ratingId: rating.id,
    expiresOn: "2027-04-01",
  });
  const { certificateNumber, effectiveFrom } = await manager.ratings.get({ id: rating.id });
  expect({ certificateNumber, effectiveFrom }).toEqual({
    certificateNumber: "2026-000001",
    effectiveFrom: "2026-04-01",
  });
  await manager.dashboard.today();
  await moveTo("2026-04-02");
  const settled = (await actionsBySystem(manager)).filter((action) => action.startsWith("rating."));
  expect(settled).toEqual(["rating.settleDay", "rating.activate"]);
  const events = await manager.ratings.events({ customerId: rating.customerId });
  expect(events.map(({ kind, by }) => [kind, by?.name ?? null])).toEqual([
    ["propose", "员工m01"],
    ["approve", "王主任"],
    ["activate", null],
  ]);
  expect((await manager.audit.verify()).firstBroken).toBeNull();
  await moveTo("2027-04-01");
  expect(await manager.customers.get({ id: rating.customerId })).toMatchObject({
    rating: null,
    lapsedRating: { state: "expired", grade: "AAA", since: "2027-04-01" },
  });
  expect((await manager.customers.count({ standing: "expired" })).count).toBe(1);
  expect((await manager.customers.count({ grade: "AAA" })).count).toBe(0);
});

test("the day that a loan is overdue for longer than the policy allows suspends the rating, by the system", async () => {
  const { manager, one, village, moveTo } = await branchOnClock();
  const { version, policy } = await manager.ratings.policy.get();
  await manager.ratings.policy.update({ version, policy: { ...policy, suspendAfterOverdueDays: 5 } });
  const rating = await rateFarmer(one, manager, village.id, 1);
  const { customerId } = rating;
  await one.records.addEntry({ customerId, list: "loans", fields: loan });
  await moveTo("2026-04-06");
  expect(await manager.customers.get({ id: customerId })).toMatchObject({
    rating: { ratingId: rating.id },
    lapsedRating: null,
    creditHousehold: true,
  });
  await moveTo("2026-04-07");
  expect(await manager.customers.get({ id: customerId })).toMatchObject({
    rating: null,
    lapsedRating: { state: "suspended", grade: "AAA", since: "2026-04-07" },
    creditHousehold: false,
  });
  expect((await manager.ratings.suspended({})).rows).toMatchObject([
    { ratingId: rating.id, suspendedOn: "2026-04-07", reason: "", overdue: true, own: false },
  ]);
  expect((await actionsBySystem(manager)).filter((action) => action === "rating.suspend")).toHaveLength(1);
});

test("a changed policy holds at once: what is overdue too long is suspended, what needs no notice is effective", async () => {
  const { manager, one, village, moveTo } = await branchOnClock();
  const first = await manager.ratings.policy.get();
  const strict = { suspendAfterOverdueDays: 30, noticeRequiredFor: ["farmer" as const] };
  await manager.ratings.policy.update({ version: first.version, policy: { ...first.policy, ...strict } });
  const waits = await rateFarmer(one, manager, village.id, 1);
  expect(waits).toMatchObject({ status: "approved", waitsFor: "notice" });
  const second = await manager.ratings.policy.get();
  const noNotice = { ...second.policy, noticeRequiredFor: [] };
  await manager.ratings.policy.update({ version: second.version, policy: noNotice });
  expect(await manager.ratings.get({ id: waits.id })).toMatchObject({ status: "effective" });
  const { customerId } = waits;
  await one.records.addEntry({ customerId, list: "loans", fields: loan });
  await moveTo("2026-04-11");
  expect((await manager.customers.get({ id: customerId })).rating?.ratingId).toBe(waits.id);
  const third = await manager.ratings.policy.get();
  await manager.ratings.policy.update({ version: third.version, policy: { ...noNotice, suspendAfterOverdueDays: 5 } });
  expect((await manager.customers.get({ id: customerId })).rating).toBeNull();
  expect((await manager.ratings.suspended({})).rows).toMatchObject([{ ratingId: waits.id, overdue: true }]);
  expect((await manager.audit.verify()).firstBroken).toBeNull();
});

test("a suspended rating comes back once the loan is paid, by another than its maker, and not after it expired", async () => {
  const { manager, one, reviewer, village, moveTo } = await branchOnClock();
  const { id, customerId } = await rateFarmer(one, manager, village.id, 1);
  const entry = await one.records.addEntry({ customerId, list: "loans", fields: { ...loan, dueOn: "2026-03-01" } });
  const suspended = await manager.ratings.get({ id });
  expect(suspended.status).toBe("suspended");
  const back = { id, version: suspended.version, reason: "已还清" };
  await refused(reviewer.ratings.reinstate(back), "ratingStillOverdue");
  expect(await manager.ratings.get({ id })).toMatchObject({ status: "suspended", version: suspended.version });
  await one.records.changeEntry({
    id: entry.id,
    version: entry.version,
    list: "loans",
    fields: { ...loan, dueOn: "2026-03-01", balanceFen: 0 },
  });
  expect((await manager.ratings.suspended({})).rows).toMatchObject([{ overdue: false }]);
  await moveTo("2027-03-10");
  await refused(reviewer.ratings.reinstate(back), "ratingExpired");
  await moveTo("2026-03-11");
  expect(await reviewer.ratings.reinstate(back)).toMatchObject({ status: "effective", endedOn: null });
  expect((await manager.customers.get({ id: customerId })).rating?.ratingId).toBe(id);
});

test("setting a loan back through the history suspends as writing it does", async () => {
  const { one, manager, village } = await branchOnClock();
  const { id, customerId } = await rateFarmer(one, manager, village.id, 1);
  const paidBack = { ...loan, dueOn: "2026-03-01", balanceFen: 0 };
  const entry = await one.records.addEntry({ customerId, list: "loans", fields: paidBack });
  await one.records.changeEntry({ id: entry.id, version: 0, list: "loans", fields: { ...loan, dueOn: "2026-05-01" } });
  expect((await manager.ratings.get({ id })).status).toBe("effective");
  const { changes } = await one.history.list({ customerId });
  const entryId = changes[0]?.id ?? 0;
  await one.history.restore({ customerId, entryId, path: `loans.${entry.id}.dueOn` });
  expect((await manager.ratings.get({ id })).status).toBe("suspended");
});

test("several hundred newly overdue on one day are suspended together, each with its entry and its event", async () => {
  const { manager, one, oneId, village, moveTo, db } = await branchOnClock();
  const first = await rateFarmer(one, manager, village.id, 1);
  const [customer] = await db("customers").where({ id: first.customerId });
  const [rating] = await db("ratings").where({ id: first.id });
  const written = { createdAt: testNow, createdBy: oneId };
  for (let id = 1000; id < 1600; id += 1) {
    await db("customers").insert({ ...customer, id, idNumber: `x${id}`, currentRatingId: null });
    const certificateNumber = `2026-${id}`;
    await db("ratings").insert({ ...rating, id, customerId: id, certificateNumber });
    await db("customers").where({ id }).update({ currentRatingId: id });
    await db("loans").insert({ ...loan, ...written, customerId: id });
  }
  await moveTo("2026-04-02");
  expect(await manager.ratings.counts({})).toMatchObject({ suspended: 600 });
  expect(await db("customers").whereNotNull("currentRatingId").select("id")).toEqual([{ id: first.customerId }]);
  expect(await db("ratingEvents").where({ kind: "suspend", byId: null })).toHaveLength(600);
  const entries = await db("auditEntries").where({ action: "rating.suspend" });
  expect(entries).toHaveLength(600);
  expect((await manager.audit.verify()).firstBroken).toBeNull();
});

test("a fault while the day begins locks nobody out, and some minutes later the day is tried again", async () => {
  const faults: unknown[] = [];
  const log = { ...silentLogger, error: (details: object) => faults.push(details) };
  const { manager, one, village, moveTo, db } = await branchOnClock({ log });
  const rating = await rateFarmer(one, manager, village.id, 1, { effectiveFrom: "2026-04-01" });
  await db.raw("CREATE TRIGGER stop BEFORE UPDATE OF status ON ratings BEGIN SELECT RAISE(ABORT, 'broken'); END");
  await moveTo("2026-04-01");
  const inForce = async () => (await manager.customers.get({ id: rating.customerId })).rating?.ratingId;
  expect(await inForce()).toBeUndefined();
  await moveTo("2026-04-01", "02:04:59");
  expect(await inForce()).toBeUndefined();
  expect(faults).toHaveLength(1);
  await moveTo("2026-04-01", "02:06:00");
  expect(await inForce()).toBeUndefined();
  expect(faults).toHaveLength(2);
  await db.raw("DROP TRIGGER stop");
  await moveTo("2026-04-01", "02:12:00");
  expect(await inForce()).toBe(rating.id);
  expect(faults).toHaveLength(2);
});
