import { expect, test } from "vitest";
import { farmer } from "../support/people.ts";
import { proposeBest, rateFarmer } from "../support/ratings.ts";
import { exported } from "../support/spreadsheet.ts";
import { managerLogin, signInNew, type TestWindow, testNow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

async function branchOnClock() {
  let now = new Date(testNow);
  const branch = await branchWithMarketers({ clock: () => now });
  const moveTo = async (day: string) => {
    now = new Date(`${day}T02:00:00Z`);
    await branch.manager.session.signIn({ login: managerLogin.login, password: managerLogin.password });
    await branch.one.session.signIn({ login: "m01", password: "m01-password-1" });
    await branch.other.session.signIn({ login: "m02", password: "m02-password-1" });
  };
  return { ...branch, moveTo, db: branch.core.opened.store.db };
}

/** Rated in two villages, expiring on days that the test chooses; each village has its marketer. */
async function ratedVillages(days: readonly string[]) {
  const branch = await branchOnClock();
  const { manager, one, other, village, neighbour, oneId, otherId, db } = branch;
  const from = "2026-03-10";
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from, reason: "分片" });
  await manager.jurisdictions.assign({ areaIds: [neighbour.id], marketerId: otherId, from, reason: "分片" });
  for (const [index, expiresOn] of days.entries()) {
    const here = index % 2 === 0;
    const { id } = await rateFarmer(here ? one : other, manager, (here ? village : neighbour).id, index + 1);
    await db("ratings").where({ id }).update({ expiresOn });
  }
  return branch;
}

const days = ["2026-03-10", "2026-03-11", "2026-04-09", "2026-04-10", "2026-05-09", "2026-05-10"];

test("the due list falls into buckets of which no rating is in two, counted in one request", async () => {
  const { manager } = await ratedVillages(days);
  const due = async (bucket?: "expired" | "within30" | "within60") =>
    (await manager.ratings.due(bucket ? { bucket } : {})).rows.map(({ expiresOn }) => expiresOn);
  expect(await due("expired")).toEqual(["2026-03-10"]);
  expect(await due("within30")).toEqual(["2026-03-11", "2026-04-09"]);
  expect(await due("within60")).toEqual(["2026-04-10", "2026-05-09"]);
  expect(await due()).toEqual(days.slice(0, 5));
  const counts = { expired: 1, within30: 2, within60: 2, proposed: 0, suspended: 0, waiting: 0 };
  expect(await manager.ratings.counts({})).toEqual(counts);
  expect((await manager.dashboard.today()).ratings).toEqual(counts);
});

test("lists and counts are narrowed by area and marketer, and a marketer's are their own whatever they ask", async () => {
  const { manager, one, village, neighbour, township, oneId, otherId } = await ratedVillages(days);
  const of = async (filter: { areaId?: number; marketerId?: number }, window = manager) =>
    (await window.ratings.due(filter)).rows.map(({ customerName }) => customerName);
  const inVillage = ["村民1", "村民3", "村民5"];
  const inNeighbour = ["村民2", "村民4"];
  expect(await of({ areaId: village.id })).toEqual(inVillage);
  expect(await of({ areaId: township.id })).toEqual(["村民1", "村民2", "村民3", "村民4", "村民5"]);
  expect(await of({ marketerId: otherId })).toEqual(inNeighbour);
  expect(await of({ marketerId: oneId, areaId: neighbour.id })).toEqual([]);
  expect(await of({}, one)).toEqual(inVillage);
  expect(await of({ marketerId: otherId }, one)).toEqual([]);
  expect(await one.ratings.counts({})).toMatchObject({ expired: 1, within30: 1, within60: 1 });
  expect(await manager.ratings.counts({ areaId: neighbour.id })).toMatchObject({
    expired: 0,
    within30: 1,
    within60: 1,
  });
  expect(await one.ratings.counts({ marketerId: otherId })).toMatchObject({ expired: 0, within30: 0, within60: 0 });
});

test("pages follow each other without a gap or a repetition, though ratings share their day", async () => {
  const { manager, one, village, db } = await branchOnClock();
  const first = await rateFarmer(one, manager, village.id, 1);
  const [customer] = await db("customers").where({ id: first.customerId });
  const [rating] = await db("ratings").where({ id: first.id });
  for (let id = 100; id < 230; id += 1) {
    await db("customers").insert({ ...customer, id, idNumber: `x${id}`, currentRatingId: null });
    const expiresOn = `2026-03-${10 + (id % 3)}`;
    await db("ratings").insert({ ...rating, id, customerId: id, expiresOn, certificateNumber: `2026-${id}` });
  }
  const found: number[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof manager.ratings.due>> = await manager.ratings.due(after ? { after } : {});
    found.push(...page.rows.map(({ ratingId }) => ratingId));
    after = page.next;
  } while (after !== null);
  expect(found).toHaveLength(130);
  expect(new Set(found).size).toBe(130);
  expect(await manager.ratings.counts({})).toMatchObject({ expired: 43, within30: 87 });
});

async function exportedGrades(window: TestWindow): Promise<unknown[]> {
  const selection = { by: "filter" as const, filter: {}, except: [] };
  const { rows } = await exported(window, { selection, format: "csv", language: "en" });
  return rows.map((row) => row["Credit grade"]);
}

test("an expired rating counts nowhere, nor does a suspended one", async () => {
  const { manager, one, village, moveTo } = await branchOnClock();
  const expiring = await rateFarmer(one, manager, village.id, 1);
  await moveTo("2026-09-10");
  const suspended = await rateFarmer(one, manager, village.id, 2);
  expect(await exportedGrades(manager)).toEqual(["AAA", "AAA"]);
  const { id, version } = suspended;
  await manager.ratings.suspend({ id, version, reason: "核实情况" });
  await moveTo("2027-03-10");
  for (const { customerId } of [expiring, suspended]) {
    expect((await manager.customers.get({ id: customerId })).rating).toBeNull();
    const file = await manager.documents.page({ document: { kind: "customerFile", customerId }, language: "zh-CN" });
    expect(file.html).toContain("该客户目前没有生效的信用评级");
  }
  expect((await manager.customers.list({})).rows.map(({ rating }) => rating)).toEqual([null, null]);
  expect(await exportedGrades(manager)).toEqual(["", ""]);
  expect((await manager.customers.list({ grade: "AAA" })).rows).toEqual([]);
  expect(await manager.customers.count({ grade: "AAA" })).toEqual({ count: 0 });
  expect((await manager.dashboard.today()).counts.rated).toBe(0);
  expect((await one.dashboard.today()).counts.rated).toBe(0);
  expect(await manager.ratings.counts({})).toMatchObject({ expired: 1, suspended: 1 });
});

test("several proposals are approved at once; own, stale and twice approved ones are refused one by one", async () => {
  const branch = await branchOnClock();
  const { manager, one, village } = branch;
  const reviewer = await signInNew(branch, "r01", ["reviewer"]);
  const proposals = [];
  for (const sequence of [1, 2, 3]) {
    const { id } = await one.customers.create(farmer(village.id, sequence));
    proposals.push(await proposeBest(one, id));
  }
  const own = await proposeBest(manager, (await manager.customers.create(farmer(village.id, 4))).id);
  const [first, second, third] = proposals.map(({ id, version }) => ({ id, version }));
  if (!first || !second || !third) throw new Error("proposals are missing");
  const request = { targets: [first, { ...second, version: 0 }, { id: own.id, version: own.version }, third] };
  const decided = await manager.ratings.approveMany({ ...request, note: "同意", effectiveFrom: null });
  expect(decided.map(({ id, refusal }) => [id, refusal?.reason ?? null])).toEqual([
    [first.id, null],
    [second.id, "stale"],
    [own.id, "ratingOwnProposal"],
    [third.id, null],
  ]);
  expect((await manager.ratings.get({ id: third.id })).status).toBe("effective");
  expect((await manager.ratings.get({ id: second.id })).status).toBe("proposed");
  const { entries } = await manager.audit.list({ limit: 50 });
  const refusedEntry = entries.find(({ action }) => action === "rating.ownRefused");
  expect(refusedEntry).toMatchObject({ subjectId: String(own.id), actorName: managerLogin.name });
  const queue = (await manager.ratings.queue({})).rows;
  expect(queue.map(({ ratingId, own: mine }) => [ratingId, mine])).toEqual([
    [second.id, false],
    [own.id, true],
  ]);
  expect((await reviewer.ratings.queue({})).rows.map(({ own: mine }) => mine)).toEqual([false, false]);
});

test("a committee's queue says how many have approved and whether oneself has", async () => {
  const branch = await branchOnClock();
  const { manager, one, village } = branch;
  const reviewer = await signInNew(branch, "r01", ["reviewer"]);
  const { version, policy } = await manager.ratings.policy.get();
  await manager.ratings.policy.update({ version, policy: { ...policy, approvals: 2 } });
  const { id } = await one.customers.create(farmer(village.id, 1));
  const proposed = await proposeBest(one, id);
  const approveAll = async (window: typeof manager) => {
    const [row] = (await window.ratings.queue({})).rows;
    const targets = [{ id: proposed.id, version: row?.version ?? 0 }];
    return window.ratings.approveMany({ targets, note: "", effectiveFrom: null });
  };
  await approveAll(manager);
  expect((await manager.ratings.queue({})).rows).toMatchObject([{ approvals: 1, approvalsNeeded: 2, approved: true }]);
  expect((await reviewer.ratings.queue({})).rows).toMatchObject([{ approvals: 1, approved: false }]);
  expect((await approveAll(manager))[0]?.refusal?.reason).toBe("ratingApprovedAlready");
  expect((await approveAll(reviewer))[0]?.refusal).toBeNull();
  expect((await manager.ratings.get({ id: proposed.id })).status).toBe("effective");
});
