import { expect, test } from "vitest";
import { bestDraft, farmer } from "../support/people.ts";
import { proposeBest, rateFarmer } from "../support/ratings.ts";
import { refused } from "../support/refusal.ts";
import { signInNew, type TestWindow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const leave = { from: "2026-03-12", to: "2026-03-15", reason: "年休假" };

/** Two marketers with a village each, and a customer in the first one's. */
async function branchOnTheMove() {
  const clock = { now: "2026-03-10T02:00:00.000Z" };
  const branch = await branchWithMarketers({ clock: () => new Date(clock.now) });
  const { manager, village, neighbour, oneId, otherId } = branch;
  const from = { from: "2026-03-10", reason: "分片" };
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, ...from });
  await manager.jurisdictions.assign({ areaIds: [neighbour.id], marketerId: otherId, ...from });
  const customer = await manager.customers.create(farmer(village.id, 1));
  /** the business day becomes another one, and everybody signs in again */
  const onDay = async (day: string) => {
    clock.now = `${day}T02:00:00.000Z`;
    await branch.manager.session.signIn({ login: "manager", password: "manager-pass-1" });
    for (const [window, login] of [
      [branch.one, "m01"],
      [branch.other, "m02"],
    ] as const)
      await window.session.signIn({ login, password: `${login}-password-1` });
  };
  return { ...branch, customer, onDay };
}

/** What a notice in an area says beside its ratings. */
function hungIn(areaId: number) {
  const period = { postedOn: "2026-03-12", endsOn: "2026-03-20" };
  return { areaId, ...period, place: "村委会公示栏", contact: "0371-12345678", showLine: true, note: "" };
}

test("a deputy works with the absent marketer's customers from the first day until the day of return, and no longer", async () => {
  const { manager, one, other, oneId, otherId, customer, onDay } = await branchOnTheMove();
  await manager.covers.add({ absentId: oneId, deputyId: otherId, ...leave });
  const seen = async () => (await other.customers.list({})).rows.map(({ id }) => id);
  for (const [day, sees] of [
    ["2026-03-11", false],
    ["2026-03-12", true],
    ["2026-03-14", true],
    ["2026-03-15", false],
  ] as const) {
    await onDay(day);
    expect([day, (await seen()).includes(customer.id)]).toEqual([day, sees]);
    expect((await other.customers.count({})).count).toBe(sees ? 1 : 0);
    if (sees) await other.customers.get({ id: customer.id });
    else await refused(other.customers.get({ id: customer.id }), "notFound");
    expect((await one.customers.list({})).rows.map(({ id }) => id)).toEqual([customer.id]);
    const shown = await manager.customers.get({ id: customer.id });
    expect(shown.marketer).toEqual({ id: oneId, name: "员工m01" });
    expect(shown.coveredBy).toEqual(sees ? { name: "员工m02", to: "2026-03-15" } : null);
    expect((await manager.customers.list({})).rows[0]).toMatchObject({
      marketerName: "员工m01",
      coveredBy: shown.coveredBy,
    });
  }
});

test("what a deputy does is in the deputy's name, with the customers of the area and those by exception", async () => {
  const { manager, other, oneId, otherId, village, neighbour, customer, onDay } = await branchOnTheMove();
  const excepted = await manager.customers.create(farmer(neighbour.id, 2));
  await manager.bulk.reassign({
    selection: { by: "ids", ids: [excepted.id] },
    marketerId: oneId,
    from: "2026-03-10",
    to: null,
    reason: "熟悉该户",
  });
  await manager.covers.add({ absentId: oneId, deputyId: otherId, ...leave });
  await onDay("2026-03-12");
  const created = await other.customers.create(farmer(village.id, 3));
  expect(created.createdByName).toBe("员工m02");
  for (const { id } of [customer, excepted]) {
    const { definition } = await other.scorecards.inForce({ kind: "farmer" });
    const rating = await other.ratings.saveDraft(bestDraft(id, definition));
    await other.ratings.propose({ id: rating.id, version: rating.version });
  }
  const { entries } = await manager.audit.list({});
  const proposals = entries.filter(({ action }) => action === "rating.propose");
  expect(proposals.map(({ actorName }) => actorName)).toEqual(["员工m02", "员工m02"]);
  expect((await other.dashboard.today()).proposals.map(({ customerId }) => customerId).sort()).toEqual(
    [customer.id, excepted.id].sort(),
  );
});

test("the first screen says for whom one stands in, who does for oneself, and who is on leave", async () => {
  const { manager, one, other, oneId, otherId, onDay } = await branchOnTheMove();
  const { id } = await manager.covers.add({ absentId: oneId, deputyId: otherId, ...leave });
  const leaveOf = async (window: TestWindow) => (await window.dashboard.today()).reminders.leave;
  expect(await leaveOf(manager)).toEqual({ standsInFor: [], coveredBy: null, onLeave: [] });
  await onDay("2026-03-13");
  expect(await leaveOf(other)).toMatchObject({
    standsInFor: [{ id, absentName: "员工m01", to: "2026-03-15" }],
    onLeave: [],
  });
  expect((await leaveOf(one)).coveredBy).toMatchObject({ id, deputyName: "员工m02" });
  expect((await leaveOf(manager)).onLeave).toMatchObject([{ id, absentName: "员工m01", deputyName: "员工m02" }]);
});

test("a preview counts what the deputy will see, and warns", async () => {
  const branch = await branchOnTheMove();
  const { manager, oneId, otherId, customer, village } = branch;
  await signInNew(branch, "m03", ["marketer"]);
  await signInNew(branch, "m04", ["marketer"]);
  const users = new Map((await manager.users.list()).map(({ login, id }) => [login, id]));
  await manager.customers.create(farmer(village.id, 5));
  await manager.customers.create(farmer(village.id, 6));
  const visit = { method: "phone", result: "", purpose: "回访", visitedOn: "2026-03-10" } as const;
  await manager.visits.log({ customerId: customer.id, ...visit, nextStep: "再访", nextOn: "2026-03-20" });
  const { definition } = await manager.scorecards.inForce({ kind: "farmer" });
  const rating = await manager.ratings.saveDraft(bestDraft(customer.id, definition));
  await manager.ratings.propose({ id: rating.id, version: rating.version });
  await manager.covers.add({ absentId: users.get("m03") ?? 0, deputyId: otherId, ...leave });
  const asked = { absentId: oneId, deputyId: otherId, from: "2026-03-14", to: "2026-03-20" };
  expect(await manager.covers.preview(asked)).toEqual({
    customers: 3,
    ownCustomers: 0,
    followUps: 1,
    proposals: 1,
    warnings: [
      { kind: "otherCover", params: { name: "员工m03", from: "2026-03-12", to: "2026-03-15" } },
      { kind: "deputyOverloaded", params: { customers: 3, average: 1 } },
    ],
  });
});

test("a cover is prolonged, ended early, or taken back before it begins, and what was stays", async () => {
  const { manager, other, oneId, otherId, customer, onDay } = await branchOnTheMove();
  const back = await manager.covers.add({ absentId: oneId, deputyId: otherId, ...leave });
  const reason = "改期";
  expect(await manager.covers.changeEnd({ id: back.id, seenTo: leave.to, to: leave.from, reason })).toMatchObject({
    state: "cancelled",
  });
  const { id } = await manager.covers.add({ absentId: oneId, deputyId: otherId, ...leave });
  await onDay("2026-03-13");
  await refused(manager.covers.changeEnd({ id, seenTo: leave.to, to: "2026-03-12", reason }), "coverEndPast");
  await manager.covers.changeEnd({ id, seenTo: leave.to, to: "2026-03-20", reason });
  await refused(manager.covers.changeEnd({ id, seenTo: leave.to, to: "2026-03-16", reason }), "stale");
  await onDay("2026-03-16");
  await other.customers.get({ id: customer.id });
  expect(await manager.covers.changeEnd({ id, seenTo: "2026-03-20", to: "2026-03-16", reason })).toMatchObject({
    state: "past",
  });
  await refused(other.customers.get({ id: customer.id }), "notFound");
  await refused(manager.covers.changeEnd({ id, seenTo: "2026-03-16", to: "2026-03-18", reason }), "coverEnded");
  expect((await manager.covers.list()).map(({ from, to, state }) => [from, to, state])).toEqual([
    ["2026-03-12", "2026-03-16", "past"],
    ["2026-03-12", "2026-03-12", "cancelled"],
  ]);
});

test("overlaps, chains and people who are no marketers are refused with a reason, and nothing is written", async () => {
  const branch = await branchOnTheMove();
  const { manager, oneId, otherId } = branch;
  await signInNew(branch, "m03", ["marketer"]);
  await signInNew(branch, "t01", ["teller"]);
  const users = new Map((await manager.users.list()).map(({ login, id }) => [login, id]));
  const third = users.get("m03") ?? 0;
  const add = (absentId: number, deputyId: number, changes: Partial<typeof leave> = {}) =>
    manager.covers.add({ absentId, deputyId, ...leave, ...changes });
  await add(oneId, otherId);
  await refused(add(oneId, third), "coverOverlap");
  await refused(add(third, oneId), "coverDeputyAbsent");
  await refused(add(otherId, third), "coverAbsentDeputises");
  await refused(add(third, third), "coverOfOneself");
  await refused(add(third, users.get("t01") ?? 0), "notAMarketer");
  await refused(add(users.get("t01") ?? 0, third), "notAMarketer");
  await refused(add(third, otherId, { from: "2026-03-09" }), "coverInPast");
  await refused(add(third, otherId, { to: leave.from }), "periodEmpty");
  await add(oneId, third, { from: "2026-03-15", to: "2026-03-16" });
  const [, first] = await manager.covers.list();
  const prolonged = { id: first?.id ?? 0, seenTo: leave.to, to: "2026-03-17", reason: "延假" };
  await refused(manager.covers.changeEnd(prolonged), "coverOverlap");
  expect(await manager.covers.list()).toHaveLength(2);
});

test("a notice on which a customer of the absent hangs by exception is the deputy's business too", async () => {
  const branch = await branchOnTheMove();
  const { manager, other, oneId, otherId, onDay } = branch;
  const reviewer = await signInNew(branch, "r01", ["reviewer"]);
  const { version, policy } = await manager.ratings.policy.get();
  await manager.ratings.policy.update({ version, policy: { ...policy, noticeRequiredFor: ["farmer"] } });
  const far = (await manager.jurisdictions.areas({})).filter(({ level }) => level === "village").at(-1)?.id ?? 0;
  const approved = await rateFarmer(manager, reviewer, far, 9);
  const selection = { by: "ids" as const, ids: [approved.customerId] };
  await manager.bulk.reassign({ selection, marketerId: oneId, from: "2026-03-10", to: null, reason: "熟悉该户" });
  const draft = { ...hungIn(far), ratingIds: [approved.id] };
  const { id } = await manager.notices.saveDraft({ id: null, version: null, ...draft });
  await manager.covers.add({ absentId: oneId, deputyId: otherId, ...leave });
  await refused(other.notices.get({ id }), "notFound");
  await onDay("2026-03-12");
  expect((await other.notices.get({ id })).entries[0]?.rating?.customerId).toBe(approved.customerId);
  // Made by the manager for a village in which neither of the two works.
  expect((await other.notices.get({ id })).mayChange).toBe(false);
  await onDay("2026-03-15");
  await refused(other.notices.get({ id }), "notFound");
});

test("a notice drafted by the absent is the deputy's to change while the absent keeps it", async () => {
  const branch = await branchOnTheMove();
  const { manager, one, other, oneId, otherId, customer, village, onDay } = branch;
  const reviewer = await signInNew(branch, "r01", ["reviewer"]);
  const { version, policy } = await manager.ratings.policy.get();
  await manager.ratings.policy.update({ version, policy: { ...policy, noticeRequiredFor: ["farmer"] } });
  const proposed = await proposeBest(one, customer.id);
  await reviewer.ratings.approve({ id: proposed.id, version: proposed.version, note: "", effectiveFrom: null });
  const draft = { ...hungIn(village.id), ratingIds: [proposed.id] };
  const { id } = await one.notices.saveDraft({ id: null, version: null, ...draft });
  await manager.covers.add({ absentId: oneId, deputyId: otherId, ...leave });
  await refused(other.notices.get({ id }), "notFound");
  await onDay("2026-03-12");
  const seen = await other.notices.get({ id });
  expect(seen.mayChange).toBe(true);
  expect((await one.notices.get({ id })).mayChange).toBe(true);
  const changed = await other.notices.saveDraft({ ...draft, id, version: seen.version, place: "村口" });
  expect(changed.place).toBe("村口");
});
