import { expect, test } from "vitest";
import type { GoldRules } from "../../shared/domain/goldRules.ts";
import { ended } from "../support/jobs.ts";
import { bestDraft, farmer } from "../support/people.ts";
import { loan } from "../support/records.ts";
import { refused } from "../support/refusal.ts";
import { signInNew, type TestWindow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const today = "2026-03-10";
const reviewOn = "2027-03-10";

/** Asks for the best grade and nothing overdue alone. */
const rules = {
  kinds: ["farmer", "selfEmployed", "enterprise", "institution"],
  grade: "AAA",
  years: 0,
  cleanMonths: 0,
  contributionFen: 0,
  services: 0,
  customerYears: 0,
} satisfies GoldRules;

/** A village of m01 and one of m02; 赵一 and 孙三 are rated AAA, 钱二 is not rated. */
async function ratedBranch(options: Parameters<typeof branchWithMarketers>[0] = {}) {
  const branch = await branchWithMarketers(options);
  const { manager, one, village, neighbour, oneId, otherId } = branch;
  for (const [areaId, marketerId] of [
    [village.id, oneId],
    [neighbour.id, otherId],
  ] as const)
    await manager.jurisdictions.assign({ areaIds: [areaId], marketerId, from: today, reason: "分片" });
  const first = await manager.customers.create(farmer(village.id, 1, { name: "赵一" }));
  const second = await manager.customers.create(farmer(village.id, 2, { name: "钱二" }));
  const third = await manager.customers.create(farmer(neighbour.id, 3, { name: "孙三" }));
  const reviewer = await signInNew(branch, "r01", ["reviewer"]);
  await rate(one, reviewer, first.id);
  await rate(branch.other, reviewer, third.id);
  await manager.gold.rules.update({ version: 0, rules });
  return { ...branch, reviewer, first, second, third };
}

async function rate(maker: TestWindow, reviewer: TestWindow, customerId: number) {
  const { definition } = await maker.scorecards.inForce({ kind: "farmer" });
  const { id, version } = await maker.ratings.saveDraft(bestDraft(customerId, definition));
  const proposed = await maker.ratings.propose({ id, version });
  return reviewer.ratings.approve({ id, version: proposed.version, note: "同意", effectiveFrom: null });
}

async function preview(manager: TestWindow, changed: Partial<typeof rules> = {}) {
  const { jobId } = await manager.gold.preview({ rules: { ...rules, ...changed } });
  expect(await ended(manager, jobId)).toMatchObject({ kind: "goldPreview", state: "done" });
  return { jobId, ...(await manager.gold.previewResult({ jobId })) };
}

async function membershipOf(window: TestWindow, customerId: number) {
  const { memberships, conditions } = await window.gold.forCustomer({ customerId });
  const [newest] = memberships;
  if (!newest) throw new Error("The customer was never gold.");
  return { ...newest, now: conditions };
}

type Branch = Awaited<ReturnType<typeof ratedBranch>>;

/** Memberships and marks say the same of every customer. */
async function expectInStep({ core }: Branch) {
  const rows = await core.opened.store
    .db("customers")
    .leftJoin("goldMemberships", (join) =>
      join.on("goldMemberships.customerId", "customers.id").andOnNull("goldMemberships.endedOn"),
    )
    .whereNull("customers.retiredAt")
    .select("customers.name", "customers.goldSince", "goldMemberships.confirmedOn");
  for (const { name, goldSince, confirmedOn } of rows) expect([name, goldSince]).toEqual([name, confirmedOn]);
}

test("rules are kept with a version and a trail; a second editor is told", async () => {
  const { manager } = await ratedBranch();
  expect(await manager.gold.rules.get()).toEqual({ version: 1, rules });
  await manager.gold.rules.update({ version: 1, rules: { ...rules, kinds: ["farmer"], years: 2 } });
  const [entry] = (await manager.audit.list({})).entries;
  expect(entry).toMatchObject({
    action: "goldRules.update",
    subjectType: "goldRules",
    before: { years: 0, goldKinds: rules.kinds },
    after: { years: 2, goldKinds: ["farmer"] },
  });
  const late = await refused(manager.gold.rules.update({ version: 1, rules }), "stale");
  expect(late.params).toEqual({ name: "王主任" });
  const nobody = manager.gold.rules.update({ version: 2, rules: { ...rules, kinds: [] } });
  expect((await refused(nobody, "invalidInput")).fields).toEqual([{ path: "rules.kinds", key: "required" }]);
});

test("a preview finds who meets rules that are not saved, who misses one by which, and who would fall out", async () => {
  const branch = await ratedBranch();
  const { manager, first, second, third } = branch;
  const found = await preview(manager);
  expect(found).toMatchObject({ candidates: 2, members: 0, fallOut: { count: 0 }, nearMisses: {} });
  const { rows, next } = await manager.gold.candidates({ jobId: found.jobId, limit: 1 });
  expect(next).toBe(first.id);
  expect(rows).toMatchObject([
    {
      customerId: first.id,
      name: "赵一",
      grade: "AAA",
      conditions: [
        { name: "grade", met: true },
        { name: "overdue", met: true, actual: null },
      ],
    },
  ]);
  const rest = await manager.gold.candidates({ jobId: found.jobId, after: first.id });
  expect([rest.rows.map(({ customerId }) => customerId), rest.next]).toEqual([[third.id], null]);

  const strict = await preview(manager, { customerYears: 1 });
  expect(strict).toMatchObject({ candidates: 0, nearMisses: { customerYears: 2 } });
  const missing = await manager.gold.candidates({ jobId: strict.jobId, missing: "customerYears" });
  expect(missing.rows.map(({ customerId }) => customerId)).toEqual([first.id, third.id]);
  await refused(manager.gold.candidates({ jobId: found.jobId }), "goldPreviewGone");
  await refused(manager.gold.previewResult({ jobId: "none" }), "goldPreviewGone");

  await manager.bulk.markGold({ selection: { by: "ids", ids: [first.id, second.id] }, on: true, reviewOn });
  const after = await preview(manager, { services: 1 });
  expect(after).toMatchObject({
    candidates: 0,
    members: 2,
    fallOut: { count: 2, byCondition: { grade: 1, services: 2 } },
    nearMisses: { services: 1 },
  });
  expect(after.fallOut.customers.map(({ name }) => name)).toEqual(["赵一", "钱二"]);
});

test("a customer one grade short is a near miss; two grades short is none", async () => {
  const { manager, core, first } = await ratedBranch();
  const { db } = core.opened.store;
  await db("ratings").where({ customerId: first.id }).update({ grade: "AA" });
  expect((await preview(manager)).nearMisses).toEqual({ grade: 1 });
  await db("ratings").where({ customerId: first.id }).update({ grade: "A" });
  expect((await preview(manager)).nearMisses).toEqual({});
});

test("a new trial takes the place of one that runs, and a trial can be stopped", async () => {
  const { manager } = await ratedBranch();
  const one = await manager.gold.preview({ rules });
  const other = await manager.gold.preview({ rules });
  await ended(manager, other.jobId);
  await refused(manager.gold.previewResult(one), "goldPreviewGone");
  expect(await manager.gold.previewResult(other)).toMatchObject({ candidates: 2 });
});

test("a customer who meets the rules is confirmed with privileges; who does not is not", async () => {
  const branch = await ratedBranch();
  const { manager, first, second, third } = branch;
  const granted = { reviewOn, privileges: ["利率优惠"] };
  const short = manager.gold.confirm({ customerIds: [first.id, second.id], ...granted });
  expect((await refused(short, "goldNotMet")).params).toEqual({ name: "钱二" });
  expect((await manager.customers.get({ id: first.id })).goldSince).toBeNull();
  const past = manager.gold.confirm({ customerIds: [first.id], ...granted, reviewOn: today });
  expect((await refused(past, "goldReviewInPast")).fields).toEqual([{ path: "reviewOn", key: "afterToday" }]);
  await refused(manager.gold.confirm({ customerIds: [99], ...granted }), "notFound");

  expect(await manager.gold.confirm({ customerIds: [first.id], ...granted })).toEqual({ changed: 1 });
  expect(await manager.gold.confirm({ customerIds: [first.id, third.id], ...granted })).toEqual({ changed: 1 });
  await refused(manager.gold.confirm({ customerIds: [first.id], ...granted }), "selectionUnchanged");
  const { goldSince, version } = await manager.customers.get({ id: first.id });
  expect([goldSince, version]).toEqual([today, first.version + 1]);
  expect(await membershipOf(manager, first.id)).toMatchObject({
    basis: "rules",
    confirmedOn: today,
    confirmedByName: "王主任",
    privileges: ["利率优惠"],
    reviewOn,
    endedOn: null,
    conditions: [{ name: "grade", actual: "AAA", wanted: "AAA", met: true }, { name: "overdue" }],
  });
  const [entry] = (await manager.audit.list({})).entries.filter(({ action }) => action === "customer.goldConfirm");
  expect(entry).toMatchObject({
    subjectType: "customer",
    subjectId: String(third.id),
    before: { goldSince: null },
    after: { goldSince: today, goldBasis: "rules", privileges: ["利率优惠"], reviewOn },
  });
  await expectInStep(branch);
});

test("the list says who no longer meets the rules and why, and whose review is due", async () => {
  let now = new Date("2026-03-10T02:00:00Z");
  const branch = await ratedBranch({ clock: () => now });
  const { manager, first, third } = branch;
  await manager.gold.confirm({ customerIds: [first.id], reviewOn: "2026-06-01", privileges: [] });
  await manager.gold.confirm({ customerIds: [third.id], reviewOn: "2026-05-01", privileges: [] });
  const all = await manager.gold.list({});
  expect(all.rows.map(({ name }) => name)).toEqual(["孙三", "赵一"]);
  const page = await manager.gold.list({ limit: 1 });
  const next = await manager.gold.list({ limit: 1, cursor: page.nextCursor ?? "" });
  expect([...page.rows, ...next.rows].map(({ name }) => name)).toEqual(["孙三", "赵一"]);
  expect((await manager.gold.list({ cursor: "nonsense" })).rows).toHaveLength(2);
  expect((await manager.gold.list({ only: "notMeeting" })).rows).toEqual([]);
  expect((await manager.gold.list({ only: "reviewDue" })).rows).toEqual([]);
  expect(await manager.gold.counts()).toEqual({ members: 2, reviewsDue: 0 });

  // The loan becomes overdue, and with the next day its rating is suspended.
  await manager.records.addEntry({
    customerId: first.id,
    list: "loans",
    fields: { ...loan, dueOn: "2026-04-01" },
  });
  now = new Date("2026-04-05T02:00:00Z");
  await manager.session.signIn({ login: "manager", password: "manager-pass-1" });
  const fallen = await manager.gold.list({ only: "notMeeting" });
  expect(fallen.rows).toMatchObject([
    {
      name: "赵一",
      grade: null,
      conditions: [
        { name: "grade", met: false, actual: null, wanted: "AAA" },
        { name: "overdue", met: false, actual: "2026-04-05" },
      ],
    },
  ]);
  expect((await manager.gold.list({ only: "reviewDue" })).rows.map(({ name }) => name)).toEqual(["孙三"]);
  expect(await manager.gold.counts()).toEqual({ members: 2, reviewsDue: 1 });
});

test("an overdue loan that was paid is remembered for as long as the rules ask", async () => {
  let now = new Date("2026-03-10T02:00:00Z");
  const branch = await ratedBranch({ clock: () => now });
  const { manager, reviewer, first } = branch;
  const fields = { ...loan, dueOn: "2026-04-01" };
  const { id, version } = await manager.records.addEntry({
    customerId: first.id,
    list: "loans",
    fields,
  });
  const signIn = () =>
    Promise.all([
      manager.session.signIn({ login: "manager", password: "manager-pass-1" }),
      reviewer.session.signIn({ login: "r01", password: "r01-password-1" }),
    ]);
  now = new Date("2026-04-05T02:00:00Z");
  await signIn();
  await manager.records.changeEntry({
    id,
    version,
    list: "loans",
    fields: { ...fields, balanceFen: 0 },
  });
  const [rating] = await manager.ratings.listForCustomer({ customerId: first.id });
  expect(rating?.status).toBe("suspended");
  now = new Date("2026-04-08T02:00:00Z");
  await signIn();
  await reviewer.ratings.reinstate({ id: rating?.id ?? 0, version: rating?.version ?? 0, reason: "已还清" });
  expect(await preview(manager)).toMatchObject({ candidates: 2 });
  const strict = await preview(manager, { cleanMonths: 1 });
  expect(strict).toMatchObject({ candidates: 1, nearMisses: { overdue: 1 } });
  const { rows } = await manager.gold.candidates({ jobId: strict.jobId, missing: "overdue" });
  expect(rows[0]?.conditions.find(({ name }) => name === "overdue")).toMatchObject({ actual: "2026-04-07" });
});

test("a review keeps a member and what the rules said then; an end has a reason, and the customer can come back", async () => {
  const branch = await ratedBranch();
  const { manager, first } = branch;
  await manager.gold.confirm({ customerIds: [first.id], reviewOn, privileges: [] });
  const { id, version } = await membershipOf(manager, first.id);
  await refused(manager.gold.review({ id, version, reviewOn: today, note: "" }), "goldReviewInPast");
  const kept = await manager.gold.review({ id, version, reviewOn: "2028-03-10", note: "经营良好" });
  expect(kept).toMatchObject({ reviewOn: "2028-03-10", version: version + 1 });
  await refused(manager.gold.changePrivileges({ id, version, privileges: ["上门服务"] }), "stale");
  const changed = await manager.gold.changePrivileges({ id, version: kept.version, privileges: ["上门服务"] });
  expect(changed.privileges).toEqual(["上门服务"]);
  await refused(manager.gold.end({ id, version, reason: "降级" }), "stale");
  await refused(manager.gold.end({ id, version: changed.version, reason: " " }), "invalidInput");
  const over = await manager.gold.end({ id, version: changed.version, reason: "降级" });
  expect(over).toMatchObject({ endedOn: today, endKind: "decided", endReason: "降级", endedByName: "王主任" });
  expect((await manager.customers.get({ id: first.id })).goldSince).toBeNull();
  const data = await refused(manager.gold.end({ id, version: over.version, reason: "降级" }), "goldEnded");
  expect(data.params).toEqual({ name: "赵一", date: today });
  expect((await manager.gold.ended({})).rows).toMatchObject([{ name: "赵一", membership: { endReason: "降级" } }]);
  await manager.gold.confirm({ customerIds: [first.id], reviewOn, privileges: [] });
  const { memberships } = await manager.gold.forCustomer({ customerId: first.id });
  expect(memberships).toMatchObject([
    { endedOn: null, reviews: [] },
    {
      endReason: "降级",
      reviews: [{ note: "经营良好", reviewedByName: "王主任", conditions: [{ name: "grade" }, { name: "overdue" }] }],
    },
  ]);
  const actions = (await manager.audit.list({})).entries.map(({ action }) => action);
  expect(actions.slice(0, 5)).toEqual([
    "customer.goldConfirm",
    "customer.goldEnd",
    "customer.goldPrivileges",
    "customer.goldReview",
    "customer.goldConfirm",
  ]);
  await expectInStep(branch);
});

test("a marketer reads the gold customers of their own jurisdiction alone, and decides nothing", async () => {
  const { manager, one, first, third } = await ratedBranch();
  await manager.gold.confirm({ customerIds: [first.id, third.id], reviewOn: "2026-03-20", privileges: [] });
  expect((await one.gold.list({})).rows.map(({ name }) => name)).toEqual(["赵一"]);
  expect(await one.gold.counts()).toEqual({ members: 1, reviewsDue: 1 });
  expect((await one.dashboard.today()).reminders.goldReviews).toBe(1);
  expect((await manager.dashboard.today()).reminders.goldReviews).toBe(2);
  await refused(one.gold.forCustomer({ customerId: third.id }), "notFound");
  const { id, version } = await membershipOf(one, first.id);
  await refused(one.gold.end({ id, version, reason: "降级" }), "notAllowed");
  const other = await membershipOf(manager, third.id);
  await manager.gold.end({ id: other.id, version: other.version, reason: "降级" });
  expect((await one.gold.ended({})).rows).toEqual([]);
});

test("confirmed by hand, the rules are not asked, but what they said is kept", async () => {
  const branch = await ratedBranch();
  const { manager, second } = branch;
  await manager.bulk.markGold({ selection: { by: "ids", ids: [second.id] }, on: true, reviewOn });
  expect(await membershipOf(manager, second.id)).toMatchObject({
    basis: "byHand",
    conditions: [{ name: "grade", met: false }, { name: "overdue" }],
    now: [{ name: "grade", met: false }, { name: "overdue" }],
  });
  await expectInStep(branch);
});

test("history does not set the mark back past its membership", async () => {
  const branch = await ratedBranch();
  const { manager, first } = branch;
  await manager.gold.confirm({ customerIds: [first.id], reviewOn, privileges: [] });
  const [change] = (await manager.history.list({ customerId: first.id })).changes;
  expect(change).toMatchObject({ action: "customer.goldConfirm", undoable: false });
  const entryId = change?.id ?? 0;
  await refused(manager.history.undoLast({ customerId: first.id, entryId }), "historyNotReversible");
  const restore = manager.history.restore({ customerId: first.id, entryId, path: "goldSince" });
  await refused(restore, "historyNotReversible");
  expect((await manager.customers.get({ id: first.id })).goldSince).toBe(today);
  await expectInStep(branch);
});

async function merge({ manager }: Branch, winnerId: number, loserId: number): Promise<number> {
  const { winner, loser } = await manager.merges.preview({ winnerId, loserId });
  const seen = { winner: winner.lastChangeId, loser: loser.lastChangeId };
  return (await manager.merges.merge({ winnerId, loserId, seen, choices: {}, reason: "重复登记" })).mergeId;
}

test("a merge moves the membership, and of two ends that of the customer who goes; its reversal undoes both", async () => {
  const branch = await ratedBranch();
  const { manager, first, second, third } = branch;
  await manager.gold.confirm({ customerIds: [first.id, third.id], reviewOn, privileges: ["利率优惠"] });
  const moved = await merge(branch, second.id, first.id);
  expect((await manager.customers.get({ id: second.id })).goldSince).toBe(today);
  expect(await membershipOf(manager, second.id)).toMatchObject({ privileges: ["利率优惠"], endedOn: null });
  await expectInStep(branch);
  const both = await merge(branch, third.id, second.id);
  const { memberships } = await manager.gold.forCustomer({ customerId: third.id });
  expect(memberships.map(({ endKind }) => endKind)).toEqual([null, "merged"]);
  await expectInStep(branch);
  await manager.merges.reverse({ mergeId: both, reason: "误合并" });
  expect(await membershipOf(manager, second.id)).toMatchObject({ endedOn: null, endKind: null });
  await expectInStep(branch);
  await manager.merges.reverse({ mergeId: moved, reason: "误合并" });
  expect((await manager.customers.get({ id: second.id })).goldSince).toBeNull();
  expect((await manager.customers.get({ id: first.id })).goldSince).toBe(today);
  await expectInStep(branch);
});

test("a merge of an older version that changed the mark can still be reversed", async () => {
  const branch = await ratedBranch();
  const { manager, core, second, third } = branch;
  const mergeId = await merge(branch, second.id, third.id);
  const { db } = core.opened.store;
  const row = await db("customerMerges").where({ id: mergeId }).first();
  const { endedMembership: _new, ...rows } = JSON.parse(row.snapshot).rows;
  const values = [{ path: "goldSince", before: null, after: today }];
  await db("customerMerges")
    .where({ id: mergeId })
    .update({ snapshot: JSON.stringify({ ...JSON.parse(row.snapshot), rows, values }) });
  expect(await manager.merges.reverse({ mergeId, reason: "误合并" })).toEqual({ kept: [] });
  await expectInStep(branch);
});

test("the customer file has a gold page for who is gold, or was", async () => {
  const { manager, first, second } = await ratedBranch();
  await manager.gold.confirm({ customerIds: [first.id], reviewOn, privileges: ["利率优惠"] });
  const { id, version } = await membershipOf(manager, first.id);
  const { version: kept } = await manager.gold.review({ id, version, reviewOn: "2028-03-10", note: "经营良好" });
  await manager.gold.end({ id, version: kept, reason: "降级退出" });
  const { html } = await manager.documents.page({
    document: { kind: "customerFile", customerId: first.id },
    language: "zh-CN",
  });
  for (const words of ["黄金客户档案", "利率优惠", "经营良好", "降级退出", "按条件认定", "王主任"])
    expect(html).toContain(words);
  const without = await manager.documents.page({
    document: { kind: "customerFile", customerId: second.id },
    language: "zh-CN",
  });
  expect(without.html).not.toContain("黄金客户档案");
});
