import { expect, test } from "vitest";
import { loadSampleCounty, samplePassword } from "../../electron/sample/service.ts";
import { entriesOf, sectionOf, sumOfLoans } from "../../electron/store/records.ts";
import { idNumberProblem } from "../../shared/contract/customers.ts";
import { type Entry, entrySchemas, sectionSchemas } from "../../shared/contract/records.ts";
import { lists, sections } from "../../shared/domain/records.ts";
import { ended } from "../support/jobs.ts";
import { refused } from "../support/refusal.ts";
import { contextOf, startBranch, type TestWindow, windowOn } from "../support/testCore.ts";

async function county(customers: number) {
  const branch = await startBranch();
  // The day begins with the first request, not while the county is being written.
  await branch.manager.dashboard.today();
  const job = await loadSampleCounty(branch.core, await contextOf(branch.core, branch.manager), customers);
  return { ...branch, job };
}

async function everything(manager: TestWindow) {
  const { rows } = await manager.customers.list({ limit: 200 });
  return {
    rows,
    users: (await manager.users.list()).map(({ login, name, roles }) => ({ login, name, roles })),
    loads: await manager.jurisdictions.marketers(),
    today: await manager.dashboard.today(),
  };
}

test("the sample county has staff, areas, history, ratings and visits, and is the same every time", async () => {
  const one = await county(600);
  expect(await ended(one.manager, one.job.id)).toMatchObject({ state: "done", done: 600, total: 600 });
  const first = await everything(one.manager);
  expect(first.users.filter(({ roles }) => roles.includes("marketer"))).toHaveLength(12);
  expect(first.today.counts).toMatchObject({ customers: 600, areas: 493 });
  expect(first.today.counts.rated).toBeGreaterThan(250);
  expect(first.today.proposals.length).toBeGreaterThan(0);
  expect(first.today.ratingsDue.length).toBeGreaterThan(0);
  expect(first.today.followUps.length).toBeGreaterThan(0);
  expect(first.loads.marketers.every(({ customers }) => customers > 0)).toBe(true);
  expect(new Set(first.rows.map(({ rating }) => rating?.grade)).size).toBeGreaterThan(3);
  const other = await county(600);
  await ended(other.manager, other.job.id);
  expect(await everything(other.manager)).toEqual(first);
});

test("approved ratings of the sample wait for their day, a notice and the answer to an objection", async () => {
  const { manager, job } = await county(3000);
  await ended(manager, job.id);
  const { rows } = await manager.ratings.waiting({});
  expect(new Set(rows.map(({ waitsFor }) => waitsFor))).toEqual(new Set(["date", "notice", "objection"]));
  expect(await manager.ratings.counts({})).toMatchObject({ waiting: rows.length });
  for (const { ratingId } of rows) {
    const { effectiveFrom, decidedBy, certificateNumber } = await manager.ratings.get({ id: ratingId });
    expect({ decided: decidedBy !== null, certificateNumber }).toEqual({ decided: true, certificateNumber: null });
    expect(effectiveFrom === null || effectiveFrom > "2026-03-10").toBe(true);
  }
});

test("the sample has due diligence at every step, an assessment that is over, and staff who study", async () => {
  const { manager, job } = await county(600);
  await ended(manager, job.id);
  expect(await manager.diligence.counts()).toEqual({ draft: 3, concluded: 3, returned: 1 });
  const waiting = await manager.diligence.list({ status: "concluded" });
  expect(waiting.rows.every(({ second }) => second !== null)).toBe(true);
  const [period] = await manager.assessments.periods.list();
  expect(period).toMatchObject({
    firstDay: "2026-02-01",
    lastDay: "2026-02-28",
    computedOn: "2026-02-28",
    frozen: null,
  });
  const { rows: scores } = await manager.assessments.scores({ periodId: period?.id ?? 0 });
  expect(scores).toHaveLength(12);
  const { members } = await manager.team.list({ year: 2026 });
  expect(members.every(({ profile }) => profile !== null)).toBe(true);
  expect(members.some(({ waiting }) => waiting > 0)).toBe(true);
});

test("every part of the record is valid, and customers carry what their loans come to", async () => {
  const { core, manager, job } = await county(1500);
  await ended(manager, job.id);
  const { db } = core.opened.store;
  for (const section of sections)
    for (const { customerId } of await db("customerSections").where({ section })) {
      const stored = await sectionOf(db, customerId, section);
      expect(sectionSchemas[section].safeParse(stored?.data)).toMatchObject({ success: true });
    }
  const customers: { id: number; loanBalanceFen: number; loanClass: string | null; goldSince: string | null }[] =
    await db("customers").select("id", "loanBalanceFen", "loanClass", "keyTarget", "goldSince", "consentOn");
  for (const { id, loanBalanceFen, loanClass } of customers) {
    const entries: Entry[] = [];
    for (const list of lists)
      for (const { fields } of await entriesOf(db, list, id)) entries.push({ list, fields } as Entry);
    for (const { list, fields } of entries)
      expect(entrySchemas[list].safeParse(fields), JSON.stringify(fields)).toMatchObject({ success: true });
    expect(sumOfLoans(entries)).toEqual({ loanBalanceFen, loanClass });
  }
  const count = (has: (customer: (typeof customers)[number]) => boolean) => customers.filter(has).length / 1500;
  expect(count(({ loanBalanceFen }) => loanBalanceFen > 0)).toBeCloseTo(0.35, 1);
  expect(count(({ loanClass }) => loanClass !== null && loanClass !== "normal")).toBeCloseTo(0.03, 1);
  expect(count(({ goldSince }) => goldSince !== null)).toBeGreaterThan(0.005);
  const members = await db("goldMemberships").whereNull("endedOn").orderBy("customerId").pluck("customer_id");
  expect(members).toEqual(customers.flatMap(({ id, goldSince }) => (goldSince === null ? [] : [id])));
  expect((await manager.gold.ended({})).rows.length).toBeGreaterThan(0);
  const { rows } = await manager.gold.list({ limit: 200 });
  expect(rows.filter(({ conditions }) => conditions.every(({ met }) => met)).length).toBeGreaterThan(rows.length / 2);
  expect((await db("customerLinks").whereNotNull("otherId")).length).toBeGreaterThan(100);
  expect(await db.raw("PRAGMA foreign_key_check")).toEqual([]);
  expect((await db("financialStatements")).length).toBeGreaterThan(20);
});

test("identity numbers are well formed but of a region that does not exist", async () => {
  const { core, manager, job } = await county(300);
  await ended(manager, job.id);
  const people: { idType: "residentId"; idNumber: string; phone: string; birthDate: string | null }[] =
    await core.opened.store.db("customers");
  for (const { idType, idNumber, phone, birthDate } of people) {
    expect(idNumberProblem(idType, idNumber)).toBeNull();
    expect(idNumber.startsWith("999") || idNumber.slice(2).startsWith("999")).toBe(true);
    expect(phone).toMatch(/^100\d{8}$/);
    expect(birthDate !== null).toBe(idType === "residentId");
  }
});

test("a member of the sample staff signs in and sees only their own jurisdiction", async () => {
  const { core, manager, job } = await county(300);
  await ended(manager, job.id);
  const marketer = windowOn(core);
  await marketer.session.signIn({ login: "m03", password: samplePassword });
  const { count } = await marketer.customers.count({});
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(300);
});

test("cancelled, it leaves the ledger as empty as before; loaded, it is refused a second time", async () => {
  const { core, manager, job } = await county(20_000);
  expect((await manager.jobs.cancel({ id: job.id })).state).toBe("cancelled");
  expect((await manager.users.list()).map(({ login }) => login)).toEqual(["manager"]);
  expect((await manager.dashboard.today()).counts).toMatchObject({ customers: 0, areas: 0 });
  const again = await loadSampleCounty(core, await contextOf(core, manager), 100);
  expect((await ended(manager, again.id)).state).toBe("done");
  await refused(manager.branch.loadSample({}), "ledgerNotEmpty");
});
