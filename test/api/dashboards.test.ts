import type { Knex } from "knex";
import { expect, test } from "vitest";
import type { Context } from "../../electron/context.ts";
import type { Core } from "../../electron/core.ts";
import { branchToday } from "../../electron/dashboard/branch.ts";
import { today } from "../../electron/dashboard/service.ts";
import { checkUpdates } from "../../electron/updates/service.ts";
import { type DashboardProcedure, dashboardPages } from "../support/dashboardPages.ts";
import { agreementFields, leadFields, partnerFields } from "../support/leads.ts";
import { farmer } from "../support/people.ts";
import { branchWithDraft } from "../support/plans.ts";
import { proposeBest } from "../support/ratings.ts";
import { loan } from "../support/records.ts";
import { statementsOf } from "../support/statements.ts";
import { contextOf, signInNew, type TestWindow } from "../support/testCore.ts";

/** A branch whose first marketer has customers, one rated, one in debt, and one follow-up late. */
async function branchAtWork() {
  const branch = await branchWithDraft();
  const { manager, village } = branch;
  const reviewer = await signInNew(branch, "r01", ["reviewer"]);
  const ids: number[] = [];
  for (let sequence = 40; sequence < 44; sequence += 1)
    ids.push((await manager.customers.create(farmer(village.id, sequence))).id);
  const [rated = 0, proposed = 0, owing = 0, awaited = 0] = ids;
  const { id, version } = await proposeBest(manager, rated);
  await reviewer.ratings.approve({ id, version, note: "", effectiveFrom: null });
  await proposeBest(manager, proposed);
  await manager.records.addEntry({
    ...{ customerId: owing, list: "loans" },
    fields: { ...loan, grantedOn: "2026-02-01", dueOn: "2026-03-01", overdueSince: "2026-03-02" },
  });
  await manager.visits.log({
    ...{ customerId: awaited, visitedOn: "2026-03-01", method: "onSite", purpose: "贷款调查", result: "" },
    ...{ nextStep: "送资料", nextOn: "2026-03-05" },
  });
  return { ...branch, rated, proposed, awaited, ids };
}

const services: Readonly<Record<DashboardProcedure, (core: Core, ctx: Context) => Promise<unknown>>> = {
  "dashboard.today": today,
  "dashboard.branch": (_core, ctx) => branchToday(ctx),
  "updates.check": checkUpdates,
};

/** For each page the statements that everything on it asks the database together. */
async function statementsOfPages(): Promise<{ page: string; statements: string[]; db: Knex }[]> {
  const { core, manager, one } = await branchAtWork();
  const pages: { page: string; statements: string[]; db: Knex }[] = [];
  for (const { page, of, procedures } of dashboardPages) {
    const ctx = await contextOf(core, of === "marketer" ? one : manager);
    const work = () => Promise.all(procedures.map((procedure) => services[procedure](core, ctx)));
    pages.push({ page, statements: await statementsOf(ctx.db, work), db: ctx.db });
  }
  return pages;
}

test("the whole of a dashboard needs three statements", async () => {
  for (const { page, statements } of await statementsOfPages()) expect([page, statements.length]).toEqual([page, 3]);
});

/**
 * What may be read from one end to the other: tables that are small however large the branch is, what the statement has
 * found already, indexes that hold nothing but what is wanted, and for a number of all an index that covers it.
 */
const reasons: readonly RegExp[] = [
  /^SCAN (areas|assignments|customer_exceptions|covers|hands|imports|partners|trail_marks|update_source|users)\b/,
  /^SCAN (effective|held|parts|per_area|living|due|found|mine|CONSTANT ROW)\b/,
  /^SCAN (handovers USING INDEX handovers_open|objections USING INDEX objections_standing)$/,
  /^SCAN rounds USING INDEX rounds_one_open$/,
  /^SCAN customers USING COVERING INDEX (customers_live_loads|customers_of_villages)$/,
  /^SCAN loans USING COVERING INDEX loans_open_purposes$/,
  /^SCAN ratings USING COVERING INDEX ratings_in_force$/,
];

async function scansOf(db: Knex, sql: string): Promise<string[]> {
  const plan: { detail: string }[] = await db.raw(`EXPLAIN QUERY PLAN ${sql}`);
  return plan.map(({ detail }) => detail).filter((detail) => detail.startsWith("SCAN"));
}

test("no dashboard reads a table of customers, ratings, loans, visits or leads from one end to the other", async () => {
  for (const { page, statements, db } of await statementsOfPages())
    for (const sql of statements)
      for (const scan of await scansOf(db, sql))
        expect([page, scan, reasons.some((reason) => reason.test(scan))]).toEqual([page, scan, true]);
});

test("a plan that reads a whole table is found", async () => {
  const { core, manager } = await branchAtWork();
  const { db } = await contextOf(core, manager);
  const [scan = ""] = await scansOf(db, "SELECT count(*) FROM customers WHERE notes LIKE '%x%'");
  expect(scan).toMatch(/^SCAN customers/);
  expect(reasons.some((reason) => reason.test(scan))).toBe(false);
});

test("the branch is told by grade, by marketer and by month, and the parts add up to its customers", async () => {
  const { manager, oneId, ids } = await branchAtWork();
  const { customers } = (await manager.dashboard.today()).counts;
  const branch = await manager.dashboard.branch();
  const sum = (parts: readonly { customers: number }[]) => parts.reduce((total, part) => total + part.customers, 0);
  expect(sum(branch.grades)).toBe(customers);
  expect(sum(branch.loads)).toBe(customers);
  expect(branch.grades.find(({ grade }) => grade === "AAA")?.customers).toBe(1);
  expect(branch.loads.find(({ marketerId }) => marketerId === oneId)?.customers).toBeGreaterThanOrEqual(ids.length);
  expect(branch.growth.map(({ month }) => month)).toEqual([
    ...["2025-04", "2025-05", "2025-06", "2025-07", "2025-08", "2025-09"],
    ...["2025-10", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03"],
  ]);
  expect(branch.growth.at(-1)).toMatchObject({ customers, loans: 0 });
  expect(branch.growth.at(-2)).toMatchObject({ customers: 0, loans: 1, lentFen: loan.principalFen });
  expect(branch.figures).toMatchObject({ overdueCustomers: 1, overdueFen: loan.balanceFen });
});

test("a marketer is told of their own customers, village by village", async () => {
  const { one, other, village, rated, awaited, proposed } = await branchAtWork();
  const own = await one.dashboard.today();
  expect(own.counts).toMatchObject({ rated: 1, followUpsLate: 1, followUpsToday: 0, unassigned: 0 });
  expect(own.followUps).toMatchObject([{ customerId: awaited, note: "送资料", on: "2026-03-05" }]);
  expect(own.proposals).toMatchObject([{ customerId: proposed }]);
  expect(own.villages.find(({ id }) => id === village.id)).toMatchObject({ rated: 1, followUps: 1 });
  const others = await other.dashboard.today();
  expect([others.followUps, others.proposals, others.counts.rated]).toEqual([[], [], 0]);
  expect(rated).toBeGreaterThan(0);
});

test("what is late, open or was left in the middle is told to those whose business it is", async () => {
  const { core, manager, one, oneId, other, village } = await branchAtWork();
  const fields = leadFields(village.id, { nextOn: "2026-03-09" });
  await one.leads.create({ fields, customerId: null });
  await one.rounds.begin({ areaId: village.id, marketerId: oneId, purpose: "走访", begunOn: "2026-03-10" });
  const partner = await manager.partners.create(partnerFields());
  const agreement = { partnerId: partner.id, fields: agreementFields("2025-01-01", "2026-03-01") };
  await manager.partners.addAgreement(agreement);
  const { db } = core.opened.store;
  const made = { createdAt: "2026-03-10T01:00:00.000Z", createdBy: oneId };
  const rows = { fileName: "客户.xlsx", format: "xlsx", appliedCount: 7, undoneCount: 3 };
  for (const state of ["undoing", "checked", "running"]) await db("imports").insert({ ...rows, ...made, state });
  const pages = { language: "zh-CN", options: "{}", keepUntil: "2026-04-01" };
  for (const state of ["running", "paused"]) await db("binders").insert({ ...pages, ...made, state, customers: 9 });

  const told = async (window: TestWindow) => (await window.dashboard.today()).reminders;
  const common = { agreements: { expiring: 0, expired: 1 }, goldReviews: 0, trailBreaks: [], departures: [] };
  const work = { leadsLate: 1, openRounds: 1 };
  expect(await told(one)).toMatchObject({ ...common, ...work, imports: [], binders: [{ printed: 0, customers: 9 }] });
  expect(await told(other)).toMatchObject({ ...common, leadsLate: 0, openRounds: 0, imports: [], binders: [] });
  expect(await told(manager)).toMatchObject({
    ...{ ...common, ...work, binders: [] },
    imports: [
      { fileName: "客户.xlsx", undoing: false, applied: 7, undone: 3 },
      { fileName: "客户.xlsx", undoing: true },
    ],
  });
  // An administrator alone learns nothing of customers.
  const administrator = await signInNew({ core, manager }, "a01", ["administrator"]);
  expect(await told(administrator)).toMatchObject({ leadsLate: 0, openRounds: 0, imports: [], handovers: [] });
});
