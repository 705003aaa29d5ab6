import { expect, test } from "vitest";
import type { DepartureShares, Holdings } from "../../shared/contract/departures.ts";
import type { Inputs } from "../../shared/contract/index.ts";
import { bestDraft, farmer } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { signInNew, type TestWindow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const today = "2026-03-10";
const reason = "调离";

/**
 * Marketer one holds a township, with two customers in it, and a customer elsewhere by exception; assists the other one
 * in a village of another township, and stands in for the third.
 */
async function branchToLeave() {
  const clock = { now: `${today}T02:00:00.000Z` };
  const branch = await branchWithMarketers({ clock: () => new Date(clock.now) });
  const { core, manager, township, village, oneId, otherId } = branch;
  const third = await signInNew(branch, "m03", ["marketer"]);
  const thirdId = (await manager.users.list()).find(({ login }) => login === "m03")?.id ?? 0;
  const areas = await manager.jurisdictions.areas({});
  const far = areas.filter(({ level }) => level === "village").at(-1)?.id ?? 0;
  await manager.jurisdictions.assign({ areaIds: [township.id], marketerId: oneId, from: today, reason });
  await manager.jurisdictions.assign({ areaIds: [far], marketerId: otherId, from: today, reason });
  await core.opened.store.db("assignments").where({ areaId: far }).update({ assistantId: oneId });
  const customer = await manager.customers.create(farmer(village.id, 1));
  await manager.customers.create(farmer(village.id, 2));
  const excepted = await manager.customers.create(farmer(far, 3));
  const selection = { by: "ids" as const, ids: [excepted.id] };
  await manager.bulk.reassign({ selection, marketerId: oneId, from: today, to: null, reason });
  const cover = await manager.covers.add({
    absentId: thirdId,
    deputyId: oneId,
    from: "2026-03-12",
    to: "2026-03-20",
    reason: "培训",
  });
  const onDay = async (day: string) => {
    clock.now = `${day}T02:00:00.000Z`;
    await manager.session.signIn({ login: "manager", password: "manager-pass-1" });
  };
  return { ...branch, third, thirdId, far, customer, excepted, cover, onDay };
}

/** Everything to one receiver, who also stands in and assists in their place. */
function allTo(id: number, { areas, standsInFor }: Holdings): DepartureShares {
  return {
    areas: areas.map((area) => ({ areaId: area.id, marketerId: id })),
    exceptedTo: id,
    assisted: [],
    covers: standsInFor.map((cover) => ({ coverId: cover.id, deputyId: id })),
  };
}

async function departure(
  manager: TestWindow,
  id: number,
  receiverId: number,
  changes: Partial<Inputs["departures"]["confirm"]> = {},
): Promise<Inputs["departures"]["confirm"]> {
  const from = changes.from ?? today;
  const holdings = await manager.departures.holdings({ id, day: from });
  const { version } = holdings.user;
  const shares = allTo(receiverId, holdings);
  return { id, version, name: "员工m01 离岗", from, reason, closing: "account", shares, ...changes };
}

test("a marketer who holds something is neither deactivated nor loses the role, and the refusal says what it is", async () => {
  const { manager, oneId } = await branchToLeave();
  const user = (await manager.users.list()).find(({ id }) => id === oneId);
  if (!user) throw new Error("The marketer is gone.");
  const { params } = await refused(manager.users.update({ ...user, active: false }), "marketerHolds");
  expect(params).toEqual({ name: "员工m01", areas: 1, customers: 1, assisted: 1, covers: 1 });
  await refused(manager.users.update({ ...user, roles: ["teller"] }), "marketerHolds");
  await manager.users.update({ ...user, name: "改名", roles: ["marketer", "reviewer"] });
});

test("what is only planned ahead keeps a marketer too", async () => {
  const { manager, village, otherId, far, oneId } = await branchToLeave();
  await manager.jurisdictions.assign({ areaIds: [far], marketerId: oneId, from: today, reason });
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: otherId, from: "2026-04-01", reason });
  const user = (await manager.users.list()).find(({ id }) => id === otherId);
  if (!user) throw new Error("The marketer is gone.");
  const { params } = await refused(manager.users.update({ ...user, active: false }), "marketerHolds");
  expect(params).toMatchObject({ areas: 1, customers: 0 });
});

test("the holdings list everything, with the figures that hang on it", async () => {
  const { manager, one, oneId, township, far, customer, cover, otherId, thirdId } = await branchToLeave();
  const { definition } = await one.scorecards.inForce({ kind: "farmer" });
  await one.ratings.saveDraft(bestDraft(customer.id, definition));
  const holdings = await manager.departures.holdings({ id: oneId, day: today });
  expect(holdings).toMatchObject({
    nothing: false,
    excepted: { customers: 1, figures: { customers: 1 } },
    assisted: [{ id: far, marketerName: "员工m02" }],
    leaves: [],
    ratingDrafts: 1,
    proposals: 0,
    noticeDrafts: 0,
    receivers: [
      { id: otherId, customers: 0, onLeave: false },
      { id: thirdId, customers: 0, onLeave: false },
    ],
  });
  expect(holdings.areas).toMatchObject([
    { id: township.id, township: { id: township.id }, from: today, to: null, figures: { customers: 2 } },
  ]);
  expect(holdings.areas[0]?.villages).toBeGreaterThan(1);
  expect(holdings.standsInFor.map(({ id }) => id)).toEqual([cover.id]);
  const later = await manager.departures.holdings({ id: oneId, day: "2026-03-13" });
  expect(later.receivers.find(({ id }) => id === thirdId)?.onLeave).toBe(true);
});

test("a departure today hands everything over as one plan, closes the account and ends the session", async () => {
  const { manager, one, other, oneId, otherId, thirdId, village, far, customer, excepted, cover } =
    await branchToLeave();
  const { definition } = await one.scorecards.inForce({ kind: "farmer" });
  const draft = await one.ratings.saveDraft(bestDraft(customer.id, definition));
  const input = await departure(manager, oneId, otherId);
  const moves = await manager.departures.moves({ id: oneId, from: today, shares: input.shares });
  expect((await manager.plans.preview({ from: today, moves })).customersMoved).toBe(3);
  const done = await manager.departures.confirm(input);
  expect(done).toMatchObject({ handovers: 1, closed: true });
  expect(await manager.plans.get({ id: done.planId ?? 0 })).toMatchObject({ kind: "departure", status: "confirmed" });

  await refused(one.session.signIn({ login: "m01", password: "m01-password-1" }), "wrongPassword");
  await refused(one.customers.list({}), "notSignedIn");

  const areas = await manager.jurisdictions.areas({});
  expect(areas.find(({ id }) => id === village.id)?.effective?.marketerId).toBe(otherId);
  expect((await manager.customers.get({ id: excepted.id })).marketer?.id).toBe(otherId);
  const board = await manager.jurisdictions.board({});
  expect(board.areas.find(({ id }) => id === far)?.assigned).toMatchObject({ marketerId: otherId, assistantId: null });
  expect(board.marketers.some(({ id }) => id === oneId)).toBe(false);
  expect(await manager.covers.list()).toMatchObject([
    { deputyId: otherId, absentId: thirdId, from: "2026-03-12", to: "2026-03-20", state: "ahead" },
    { id: cover.id, deputyId: oneId, state: "cancelled" },
  ]);

  const continued = await other.ratings.saveDraft(bestDraft(customer.id, definition, { version: draft.version }));
  expect(continued.id).toBe(draft.id);
  expect((await other.ratings.discard({ id: draft.id, version: draft.version })).status).toBe("discarded");
  const actions = (await manager.audit.list({})).entries.map(({ action }) => action);
  for (const action of ["user.depart", "plan.confirm", "cover.add", "user.update"]) expect(actions).toContain(action);
});

test("a departure ahead leaves everything as it is until its day; then the account can be closed", async () => {
  const { manager, one, oneId, otherId, customer, onDay } = await branchToLeave();
  const done = await manager.departures.confirm(await departure(manager, oneId, otherId, { from: "2026-03-15" }));
  expect(done).toMatchObject({ closed: false, handovers: 1 });
  expect((await one.customers.get({ id: customer.id })).marketer?.id).toBe(oneId);
  expect((await manager.dashboard.today()).reminders.departures).toEqual([
    { id: oneId, name: "员工m01", from: "2026-03-15", due: false },
  ]);
  const before = (await manager.users.list()).find(({ id }) => id === oneId);
  if (!before) throw new Error("The marketer is gone.");
  await refused(manager.users.update({ ...before, active: false }), "marketerHolds");
  expect((await manager.covers.list()).map(({ from, to, deputyId }) => [from, to, deputyId])).toEqual([
    ["2026-03-15", "2026-03-20", otherId],
    ["2026-03-12", "2026-03-15", oneId],
  ]);
  await onDay("2026-03-15");
  expect((await manager.customers.get({ id: customer.id })).marketer?.id).toBe(otherId);
  expect((await manager.dashboard.today()).reminders.departures).toMatchObject([{ id: oneId, due: true }]);
  const nothing = await departure(manager, oneId, otherId, { from: "2026-03-15" });
  expect((await manager.departures.holdings({ id: oneId, day: "2026-03-15" })).nothing).toBe(true);
  expect(await manager.departures.confirm(nothing)).toEqual({ planId: null, handovers: 0, closed: true });
  expect((await manager.dashboard.today()).reminders.departures).toEqual([]);
});

test("arrangements for later are handed on with the rest, and those of others stay", async () => {
  const { manager, oneId, otherId, thirdId, village, neighbour } = await branchToLeave();
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: thirdId, from: today, reason });
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from: "2026-04-01", reason });
  await manager.jurisdictions.assign({ areaIds: [neighbour.id], marketerId: oneId, from: today, reason });
  await manager.jurisdictions.assign({ areaIds: [neighbour.id], marketerId: thirdId, from: "2026-05-01", reason });
  await manager.departures.confirm(await departure(manager, oneId, otherId));
  const holder = async (day: string, areaId: number) =>
    (await manager.jurisdictions.areas({ day })).find(({ id }) => id === areaId)?.effective?.marketerId;
  expect(await holder(today, village.id)).toBe(thirdId);
  expect(await holder("2026-04-01", village.id)).toBe(otherId);
  expect(await holder("2026-04-30", neighbour.id)).toBe(otherId);
  expect(await holder("2026-05-01", neighbour.id)).toBe(thirdId);
});

test("customers by exception go back to their areas where somebody is responsible, and nowhere else", async () => {
  const { manager, oneId, otherId, far, excepted } = await branchToLeave();
  const input = await departure(manager, oneId, otherId);
  const back = { ...input, shares: { ...input.shares, exceptedTo: null } };
  await manager.jurisdictions.assign({ areaIds: [far], marketerId: null, from: today, reason });
  const { params } = await refused(manager.departures.confirm(back), "departureOrphans");
  expect(params).toMatchObject({ count: 1 });
  await manager.jurisdictions.assign({ areaIds: [far], marketerId: otherId, from: today, reason });
  await manager.departures.confirm(back);
  expect(await manager.customers.get({ id: excepted.id })).toMatchObject({
    marketer: { id: otherId },
    exception: null,
  });
});

test("a refused departure leaves nothing half done", async () => {
  const { core, manager, one, oneId, otherId, thirdId } = await branchToLeave();
  const input = await departure(manager, oneId, otherId);
  const tables = ["assignments", "customerExceptions", "covers", "plans", "handovers", "auditEntries"];
  const rows = () => Promise.all(tables.map((table) => core.opened.store.db(table).select()));
  const before = await rows();
  const shares = (changes: Partial<DepartureShares>) => ({ ...input, shares: { ...input.shares, ...changes } });
  await refused(manager.departures.confirm(shares({ areas: [] })), "departureIncomplete");
  await refused(manager.departures.confirm(shares({ covers: [] })), "departureIncomplete");
  await refused(manager.departures.confirm(shares({ exceptedTo: oneId })), "departureIncomplete");
  const [cover] = input.shares.covers;
  // Refused only after the plan was carried out: the absent cannot stand in for themselves.
  const wrong = [{ coverId: cover?.coverId ?? 0, deputyId: thirdId }];
  await refused(manager.departures.confirm(shares({ covers: wrong })), "coverOfOneself");
  await refused(manager.departures.confirm({ ...input, closing: "role" }), "departureNoRole");
  await refused(manager.departures.confirm({ ...input, version: input.version + 1 }), "stale");
  expect(await rows()).toEqual(before);
  expect((await one.customers.list({})).rows).toHaveLength(3);
});

test("who changes to another post keeps the account and loses the role alone", async () => {
  const { manager, one, oneId, otherId } = await branchToLeave();
  const user = (await manager.users.list()).find(({ id }) => id === oneId);
  if (!user) throw new Error("The marketer is gone.");
  await manager.users.update({ ...user, roles: ["marketer", "teller"] });
  await manager.departures.confirm(await departure(manager, oneId, otherId, { closing: "role" }));
  expect((await manager.users.list()).find(({ id }) => id === oneId)).toMatchObject({
    active: true,
    roles: ["teller"],
  });
  await one.session.signIn({ login: "m01", password: "m01-password-1" });
});

test("the receiver of a village continues or discards a notice drafted there by who left", async () => {
  const branch = await branchToLeave();
  const { manager, one, other, third, oneId, otherId, township, customer } = branch;
  const reviewer = await signInNew(branch, "r01", ["reviewer"]);
  const { version, policy } = await manager.ratings.policy.get();
  await manager.ratings.policy.update({ version, policy: { ...policy, noticeRequiredFor: ["farmer"] } });
  const { definition } = await one.scorecards.inForce({ kind: "farmer" });
  const rating = await one.ratings.propose(await one.ratings.saveDraft(bestDraft(customer.id, definition)));
  await reviewer.ratings.approve({ id: rating.id, version: rating.version, note: "同意", effectiveFrom: null });
  const draft = {
    areaId: township.id,
    postedOn: today,
    endsOn: "2026-03-20",
    place: "村委会公示栏",
    contact: "0371-12345678",
    showLine: true,
    note: "",
    ratingIds: [rating.id],
  };
  const made = await one.notices.saveDraft({ id: null, version: null, ...draft });
  await manager.departures.confirm(await departure(manager, oneId, otherId));
  await refused(third.notices.get({ id: made.id }), "notFound");
  expect((await other.notices.get({ id: made.id })).mayChange).toBe(true);
  const changed = await other.notices.saveDraft({ ...draft, id: made.id, version: made.version, place: "村口" });
  expect(changed.place).toBe("村口");
  await other.notices.discard({ id: made.id, version: changed.version });
});

test("customers go back to their areas only until the day on which they were to go to somebody else", async () => {
  const { core, manager, oneId, otherId, thirdId, customer, excepted, onDay } = await branchToLeave();
  const byId = (id: number) => ({ by: "ids" as const, ids: [id] });
  const ahead = { marketerId: thirdId, from: "2026-05-01", to: null, reason: "约定" };
  await manager.bulk.reassign({ selection: byId(excepted.id), marketerId: null, from: "2026-05-01", to: null, reason });
  await manager.bulk.reassign({ selection: byId(excepted.id), ...ahead });
  const asked = await departure(manager, oneId, otherId, { closing: "account" });
  await manager.departures.confirm({ ...asked, shares: { ...asked.shares, exceptedTo: null } });
  const holder = async () => (await manager.customers.get({ id: excepted.id })).marketer?.id;
  expect(await holder()).toBe(otherId);
  await onDay("2026-05-01");
  expect(await holder()).toBe(thirdId);
  expect((await manager.customers.get({ id: customer.id })).exception).toBeNull();
  const kept = await core.opened.store.db("customerExceptions").where({ customerId: excepted.id, marketerId: thirdId });
  expect(kept.filter(({ fromDate, toDate }) => fromDate !== toDate)).toMatchObject([{ reason: "约定" }]);
});

test("lists that were taken back are not among those which who leaves has still to acknowledge", async () => {
  const { manager, oneId, otherId, village } = await branchToLeave();
  const open = async () => (await manager.departures.holdings({ id: oneId, day: today })).handovers;
  const before = await open();
  const areas = [{ areaId: village.id, marketerId: otherId, assistantId: null }];
  const { id, version } = await manager.plans.save({
    ...{ id: null, version: null, kind: "manual", name: "调整", note: "", from: null, shared: false, locked: [] },
    moves: { areas, customers: [] },
  });
  await manager.plans.confirm({ id, version, from: "2026-04-01", reason });
  expect(await open()).toBe(before + 1);
  await manager.plans.reverse({ id, from: "2026-04-01", reason: "取消" });
  expect(await open()).toBe(before);
});
