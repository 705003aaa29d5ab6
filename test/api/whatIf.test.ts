import { expect, test } from "vitest";
import { loadSampleCounty } from "../../electron/sample/service.ts";
import type { WhatIf } from "../../shared/contract/whatIf.ts";
import type { ScorecardDefinition } from "../../shared/domain/scorecard.ts";
import { farmerHousehold } from "../../shared/domain/scorecards/farmerHousehold.ts";
import { gradeMoves, gradeTotals } from "../../shared/domain/whatIf.ts";
import { ended } from "../support/jobs.ts";
import { bestDraft, farmer } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { contextOf, managerLogin, signInNew, startBranch, type TestWindow, windowOn } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

/** Every grade takes five points more. */
const stricter: ScorecardDefinition = {
  ...farmerHousehold,
  bands: farmerHousehold.bands.map((band) => (band.from === 0 ? band : { ...band, from: band.from + 5 })),
};

async function tried(window: TestWindow, definition: ScorecardDefinition): Promise<WhatIf> {
  const job = await window.scorecards.whatIf.start({ definition });
  expect(await ended(window, job.id)).toMatchObject({ kind: "scorecardWhatIf", state: "done" });
  return window.scorecards.whatIf.result({ jobId: job.id });
}

async function county(customers: number) {
  const branch = await startBranch();
  const job = await loadSampleCounty(branch.core, await contextOf(branch.core, branch.manager), customers);
  await ended(branch.manager, job.id);
  return branch;
}

/** Two farmers with effective ratings, both with the best answers. */
async function twoRated() {
  const branch = await branchWithMarketers();
  const { manager, one, village } = branch;
  const customers = [];
  for (const sequence of [1, 2]) {
    const customer = await one.customers.create(farmer(village.id, sequence, { name: `赵大海${sequence}` }));
    const proposed = await one.ratings.propose(await one.ratings.saveDraft(bestDraft(customer.id, farmerHousehold)));
    await manager.ratings.approve({ ...proposed, note: "", effectiveFrom: null });
    customers.push(customer);
  }
  await one.customers.create(farmer(village.id, 3));
  return { ...branch, customers };
}

test("a card without a change moves nobody, and everybody is counted once", async () => {
  const { manager, core } = await county(900);
  const result = await tried(manager, farmerHousehold);
  expect(gradeMoves(result.matrix)).toEqual({ risen: 0, fallen: 0 });
  expect(result).toMatchObject({ movers: [], estimated: 0, incomparable: 0, unanswered: [] });
  expect(result.lineAfterFen).toBe(result.lineBeforeFen);
  const { db } = core.opened.store;
  const [rated] = await db("customers")
    .join("ratings", "ratings.id", "customers.currentRatingId")
    .where("customers.kind", "farmer")
    .where("ratings.expiresOn", ">", result.day)
    .count({ count: "*" });
  const [farmers] = await db("customers").where("kind", "farmer").count({ count: "*" });
  expect(result.customers).toBe(rated?.count);
  expect(result.customers).toBeGreaterThan(200);
  expect(result.customers + result.notRated).toBe(farmers?.count);
});

test("a stricter card: grades only fall, and those who fall are named with both results", async () => {
  const { manager, core } = await county(900);
  const result = await tried(manager, stricter);
  const { risen, fallen } = gradeMoves(result.matrix);
  expect(risen).toBe(0);
  expect(fallen).toBeGreaterThan(0);
  expect(gradeTotals(result.matrix).reduce((sum, { after }) => sum + after, 0)).toBe(result.customers);
  expect(result.lineAfterFen).toBeLessThan(result.lineBeforeFen);
  expect(result.movers.length).toBeGreaterThanOrEqual(fallen);
  for (const { before, after, name, areaName } of result.movers) {
    expect(after.score).toBe(before.score);
    expect(name && areaName).not.toBe("");
  }
  const entries = await core.opened.store.db("auditEntries").where({ action: "scorecard.whatIf" });
  expect(entries).toHaveLength(1);
  expect(JSON.parse(entries[0].after)).toEqual({
    name: stricter.title.zh,
    customers: result.customers,
    movers: result.movers.length,
  });
});

test("before is what the card in force makes of the ledger today, not what was written down then", async () => {
  const { manager, one, village, customers } = await twoRated();
  const [first] = customers;
  if (!first) throw new Error("Nobody is rated.");
  const { version } = await one.customers.getForEdit({ id: first.id });
  await one.customers.update({ id: first.id, version, fields: farmer(village.id, 1, { yearlyIncomeFen: 1_000_000 }) });
  const result = await tried(manager, farmerHousehold);
  expect(result).toMatchObject({ customers: 2, notRated: 1, movers: [] });
  expect(result.lineBeforeFen).toBeLessThan(2 * 9_000_000);
});

test("an indicator that nobody has answered is left out, told of, and the result is an estimate", async () => {
  const { manager } = await twoRated();
  const [first, ...others] = farmerHousehold.indicators;
  if (!first) throw new Error("The scorecard asks nothing.");
  const result = await tried(manager, { ...farmerHousehold, indicators: [{ ...first, id: "brandNew" }, ...others] });
  expect(result).toMatchObject({
    customers: 2,
    estimated: 2,
    incomparable: 0,
    unanswered: [{ indicatorId: "brandNew", customers: 2 }],
  });
  expect(gradeTotals(result.matrix)[0]).toEqual({ grade: "AAA", before: 2, after: 2 });
});

test("suspended, expired and retired customers are not looked at, and are not named", async () => {
  const { core, manager, customers } = await twoRated();
  const [first, second] = customers;
  const halved = {
    ...farmerHousehold,
    bands: farmerHousehold.bands.map((band) => ({ ...band, share: band.share / 2 })),
  };
  const names = async () => (await tried(manager, halved)).movers.map(({ name }) => name);
  expect(await names()).toEqual(["赵大海1", "赵大海2"]);
  await core.opened.store.db("customers").where({ id: first?.id }).update({ retiredAt: "2026-03-10T00:00:00.000Z" });
  expect(await names()).toEqual(["赵大海2"]);
  await core.opened.store.db("ratings").where({ customerId: second?.id }).update({ expiresOn: "2026-03-10" });
  expect(await tried(manager, halved)).toMatchObject({ customers: 0, notRated: 2, movers: [] });
});

test("a definition with problems is refused before anything is read", async () => {
  const { manager } = await startBranch();
  const broken = { ...farmerHousehold, indicators: farmerHousehold.indicators.slice(1), kinds: [] };
  const { params } = await refused(manager.scorecards.whatIf.start({ definition: broken }), "whatIfProblems");
  expect(params).toEqual({ count: 2 });
});

test("nobody but a manager tries a scorecard, and nobody but the window that asked gets the result", async () => {
  const branch = await twoRated();
  const { core, manager, one } = branch;
  await refused(one.scorecards.whatIf.start({ definition: stricter }), "notAllowed");
  const job = await manager.scorecards.whatIf.start({ definition: stricter });
  await ended(manager, job.id);
  const asked = { jobId: job.id };
  expect(await manager.scorecards.whatIf.result(asked)).toMatchObject({ customers: 2 });

  await refused(one.scorecards.whatIf.result(asked), "notAllowed");
  const deputy = await signInNew(branch, "deputy", ["manager"]);
  await refused(deputy.scorecards.whatIf.result(asked), "whatIfGone");
  await refused(deputy.jobs.get({ id: job.id }), "notFound");
  const elsewhere = windowOn(core);
  await elsewhere.session.signIn(managerLogin);
  await refused(elsewhere.scorecards.whatIf.result(asked), "whatIfGone");

  await manager.session.signOut();
  await manager.session.signIn(managerLogin);
  await refused(manager.scorecards.whatIf.result(asked), "whatIfGone");
});

test("a cancelled trial leaves no result and no entry; a new one ends the one before", async () => {
  const { core, manager } = await county(900);
  const entries = () => core.opened.store.db("auditEntries").where({ action: "scorecard.whatIf" });
  const job = await manager.scorecards.whatIf.start({ definition: stricter });
  expect(await manager.jobs.cancel({ id: job.id })).toMatchObject({ state: "cancelled" });
  await refused(manager.scorecards.whatIf.result({ jobId: job.id }), "whatIfGone");
  expect(await entries()).toHaveLength(0);

  const first = await manager.scorecards.whatIf.start({ definition: stricter });
  const second = await manager.scorecards.whatIf.start({ definition: stricter });
  expect(await ended(manager, first.id)).toMatchObject({ state: "cancelled" });
  expect(await ended(manager, second.id)).toMatchObject({ state: "done", done: 900, total: 900 });
  expect((await manager.customers.list({})).rows.length).toBeGreaterThan(0);
});
