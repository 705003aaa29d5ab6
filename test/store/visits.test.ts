import { expect, test } from "vitest";
import { brokenBy } from "../../electron/store/invariants.ts";
import type { VisitFields } from "../../shared/contract/visits.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { farmer } from "../support/people.ts";
import { asFile, pdf } from "../support/pictures.ts";
import { refused } from "../support/refusal.ts";
import { contextOf } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const today = "2026-03-10";

const said = {
  ...{ visitedOn: today, method: "onSite" as VisitFields["method"], purpose: "贷后检查" },
  ...{ result: "经营正常", nextStep: "", nextOn: null as string | null },
};

/** A customer in the hands of the first marketer, and one in those of the other. */
async function twoCustomers() {
  const branch = await branchWithMarketers();
  const { manager, village, neighbour, oneId, otherId } = branch;
  for (const [areaId, marketerId] of [
    [village.id, oneId],
    [neighbour.id, otherId],
  ] as const)
    await manager.jurisdictions.assign({ areaIds: [areaId], marketerId, from: today, reason: "分片" });
  const mine = await manager.customers.create(farmer(village.id, 1, { name: "赵一" }));
  const theirs = await manager.customers.create(farmer(neighbour.id, 2, { name: "钱二" }));
  const log = (changes: Partial<typeof said> = {}, customerId = mine.id) =>
    branch.one.visits.log({ customerId, ...said, ...changes });
  return { ...branch, mine, theirs, log };
}

test("a correction keeps every earlier version; the last visit and what was agreed follow it", async () => {
  const { one, mine, log } = await twoCustomers();
  const visit = await log({ nextStep: "补合同", nextOn: "2026-03-20" });
  const fields = { ...said, visitedOn: "2026-03-08", result: "外出务工", nextStep: "补合同", nextOn: "2026-03-25" };
  const corrected = await one.visits.correct({ id: visit.id, version: visit.version, fields, reason: "记错日期" });
  expect(corrected).toMatchObject({ ...fields, version: 1 });
  expect((await one.customers.get({ id: mine.id })).lastVisitedOn).toBe("2026-03-08");
  expect(await one.visits.next({ customerId: mine.id })).toEqual({ nextOn: "2026-03-25", nextStep: "补合同" });
  await one.visits.correct({ id: visit.id, version: 1, fields: { ...fields, nextOn: null }, reason: "" });
  expect(await one.visits.next({ customerId: mine.id })).toBeNull();
  expect(await one.visits.changes({ id: visit.id })).toMatchObject([
    { kind: "correct", reason: "", before: fields },
    {
      kind: "correct",
      reason: "记错日期",
      changedByName: "员工m01",
      before: { ...said, nextStep: "补合同", nextOn: "2026-03-20" },
    },
  ]);
  await refused(one.visits.correct({ id: visit.id, version: 1, fields, reason: "" }), "stale");
  await refused(
    one.visits.correct({ id: visit.id, version: 2, fields: { ...fields, visitedOn: "2026-03-11" }, reason: "" }),
    "visitAhead",
  );
});

test("taking a visit out opens again what it had done and withdraws what it agreed; putting it back undoes both", async () => {
  const { core, manager, one, mine, log } = await twoCustomers();
  await log({ visitedOn: "2026-03-01", nextStep: "回访", nextOn: "2026-03-12" });
  const second = await log({ visitedOn: "2026-03-05", nextStep: "送合同", nextOn: "2026-03-30" });
  const next = () => one.visits.next({ customerId: mine.id });
  const last = async () => (await one.customers.get({ id: mine.id })).lastVisitedOn;
  expect(await next()).toMatchObject({ nextStep: "送合同" });
  const out = await one.visits.remove({ id: second.id, version: 0, reason: "登记错客户" });
  expect(out.removedAt).not.toBeNull();
  expect(await next()).toMatchObject({ nextOn: "2026-03-12", nextStep: "回访" });
  expect(await last()).toBe("2026-03-01");
  await refused(one.visits.remove({ id: second.id, version: 1, reason: "再撤" }), "stale");
  await refused(one.visits.correct({ id: second.id, version: 1, fields: said, reason: "" }), "stale");
  expect((await one.visits.list({})).rows.map(({ visitedOn }) => visitedOn)).toEqual(["2026-03-01"]);
  expect(await one.visits.listForCustomer({ customerId: mine.id })).toHaveLength(2);
  await manager.visits.restore({ id: second.id, version: 1 });
  expect(await next()).toMatchObject({ nextStep: "送合同" });
  expect(await last()).toBe("2026-03-05");
  await refused(one.visits.restore({ id: second.id, version: 2 }), "stale");
  const entries = await core.opened.store.db("auditEntries").where({ subjectType: "visit" }).orderBy("id");
  expect(entries.map(({ action }: { action: string }) => action)).toEqual([
    "visit.log",
    "visit.log",
    "visit.remove",
    "visit.restore",
  ]);
});

test("whoever logged a visit or a manager corrects it, nobody else; a foreign one is not there", async () => {
  const { manager, one, other, oneId, theirs, mine, village, log } = await twoCustomers();
  const byManager = await manager.visits.log({ customerId: mine.id, ...said });
  await refused(one.visits.remove({ id: byManager.id, version: 0, reason: "误" }), "visitNotYours");
  const visit = await log();
  await refused(other.visits.correct({ id: visit.id, version: 0, fields: said, reason: "" }), "notFound");
  await refused(other.visits.changes({ id: visit.id }), "notFound");
  await refused(log({}, theirs.id), "notFound");
  await refused(log({ visitedOn: "2026-03-11" }), "visitAhead");
  await manager.visits.remove({ id: visit.id, version: 0, reason: "重复" });
  expect((await one.visits.list({ areaId: village.id })).rows.map(({ id }) => id)).toEqual([byManager.id]);
  expect((await manager.visits.list({ marketerId: oneId })).rows).toEqual([]);
  expect((await other.visits.list({})).rows).toEqual([]);
});

test("visits are listed by period, marketer, village, way and purpose, page by page, each within its scope", async () => {
  const { manager, one, other, otherId, theirs, mine, village, neighbour, log } = await twoCustomers();
  for (const day of [1, 2, 3, 4, 5]) await log({ visitedOn: `2026-03-0${day}`, method: day > 3 ? "phone" : "onSite" });
  await other.visits.log({ customerId: theirs.id, ...said, visitedOn: "2026-03-03", purpose: "营销" });
  const days = async (window: typeof one, filter: Parameters<typeof one.visits.list>[0]) =>
    (await window.visits.list(filter)).rows.map(
      ({ visitedOn, customerName }) => `${visitedOn.slice(8)}${customerName}`,
    );
  expect(await days(manager, { from: "2026-03-03", to: "2026-03-04" })).toEqual(["04赵一", "03钱二", "03赵一"]);
  expect(await days(one, { from: "2026-03-03", to: "2026-03-04" })).toEqual(["04赵一", "03赵一"]);
  expect(await days(manager, { marketerId: otherId })).toEqual(["03钱二"]);
  expect(await days(manager, { areaId: neighbour.id })).toEqual(["03钱二"]);
  expect(await days(manager, { areaId: village.id, method: "phone" })).toEqual(["05赵一", "04赵一"]);
  expect(await days(manager, { purpose: "营销" })).toEqual(["03钱二"]);
  const paged: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof manager.visits.list>> = await manager.visits.list({ cursor, limit: 2 });
    paged.push(...page.rows.map(({ visitedOn }) => visitedOn.slice(8)));
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(["05", "04", "03", "03", "02", "01"]);
  expect(mine.id).not.toBe(theirs.id);
});

test("a month shows on each day what was done and what is due", async () => {
  const { manager, one, other, oneId, theirs, log } = await twoCustomers();
  await log({ visitedOn: "2026-03-02", nextOn: "2026-03-31", nextStep: "回访" });
  await other.visits.log({ customerId: theirs.id, ...said, visitedOn: "2026-03-02", nextOn: "2026-03-05" });
  expect(await manager.visits.calendar({ month: "2026-03" })).toEqual([
    { day: "2026-03-02", visits: 2, due: 0 },
    { day: "2026-03-05", visits: 0, due: 1 },
    { day: "2026-03-31", visits: 0, due: 1 },
  ]);
  const own = [
    { day: "2026-03-02", visits: 1, due: 0 },
    { day: "2026-03-31", visits: 0, due: 1 },
  ];
  expect(await one.visits.calendar({ month: "2026-03" })).toEqual(own);
  expect(await manager.visits.calendar({ month: "2026-03", marketerId: oneId })).toEqual(own);
  expect(await manager.visits.calendar({ month: "2026-02" })).toEqual([]);
});

test("a follow-up is put off with a reason, done or let go, and opened again", async () => {
  const { one, other, mine, log } = await twoCustomers();
  await log({ visitedOn: "2026-03-01", nextOn: "2026-03-08", nextStep: "催收" });
  const [late] = (await one.visits.followUps.list({ to: addDays(today, -1) })).rows;
  if (!late) throw new Error("The follow-up is missing.");
  expect(late).toMatchObject({ customerName: "赵一", nextOn: "2026-03-08", agreedOn: "2026-03-01", firstOn: null });
  expect(await one.visits.followUps.counts({})).toEqual({ overdue: 1, today: 0, coming: 0 });
  expect(await other.visits.followUps.counts({})).toEqual({ overdue: 0, today: 0, coming: 0 });
  const { id, version } = late;
  const reason = "外出未归";
  await refused(one.visits.followUps.putOff({ id, version, nextOn: "2026-03-09", reason }), "followUpInPast");
  await refused(other.visits.followUps.putOff({ id, version, nextOn: "2026-03-20", reason }), "notFound");
  const off = await one.visits.followUps.putOff({ id, version, nextOn: "2026-03-20", reason });
  expect(off).toMatchObject({ nextOn: "2026-03-20", firstOn: "2026-03-08", reason, closedOn: null });
  await refused(one.visits.followUps.complete({ id, version, reason: "" }), "stale");
  await refused(
    one.visits.followUps.putOff({ id, version: off.version, nextOn: "2026-03-20", reason }),
    "followUpUnchanged",
  );
  const twice = await one.visits.followUps.putOff({ id, version: off.version, nextOn: today, reason: "提前" });
  expect(twice.firstOn).toBe("2026-03-08");
  expect(await one.visits.followUps.counts({})).toEqual({ overdue: 0, today: 1, coming: 0 });
  const dropped = await one.visits.followUps.drop({ id, version: twice.version, reason: "已结清" });
  expect(await one.visits.next({ customerId: mine.id })).toBeNull();
  expect((await one.visits.followUps.list({ decided: true })).rows).toMatchObject([
    { id, closedHow: "dropped", closedOn: today, reason: "已结清" },
  ]);
  const reopened = await one.visits.followUps.reopen({ id, version: dropped.version });
  expect(reopened).toMatchObject({ closedOn: null, nextOn: today });
  const done = await one.visits.followUps.complete({ id, version: reopened.version, reason: "" });
  await log();
  expect(await one.visits.followUps.reopen({ id, version: done.version })).toMatchObject({ closedHow: "visited" });
});

test("the last visit follows a merge and its reversal, whatever was taken out in between", async () => {
  const { manager, one, mine, village, log } = await twoCustomers();
  const same = await manager.customers.create(farmer(village.id, 3, { name: "赵一一" }));
  await log({ visitedOn: "2026-03-02" });
  const later = await log({ visitedOn: "2026-03-06" }, same.id);
  const { winner, loser } = await manager.merges.preview({ winnerId: mine.id, loserId: same.id });
  const { mergeId } = await manager.merges.merge({
    ...{ winnerId: mine.id, loserId: same.id, choices: {}, reason: "同一人" },
    seen: { winner: winner.lastChangeId, loser: loser.lastChangeId },
  });
  const last = async (id: number) => (await manager.customers.get({ id })).lastVisitedOn;
  expect(await last(mine.id)).toBe("2026-03-06");
  await one.visits.remove({ id: later.id, version: 0, reason: "误" });
  expect(await last(mine.id)).toBe("2026-03-02");
  await manager.merges.reverse({ mergeId, reason: "不是同一人" });
  expect([await last(mine.id), await last(same.id)]).toEqual(["2026-03-02", null]);
});

test("a page of visits, the calendar and the follow-ups with their counts take few queries", async () => {
  const { core, one, log, village } = await twoCustomers();
  await log({ nextOn: "2026-03-20" });
  const ctx = await contextOf(core, one);
  const queries: string[] = [];
  ctx.db.on("query", ({ sql }: { sql: string }) => queries.push(sql));
  const { listedVisits, visitCalendar } = await import("../../electron/visits/pages.ts");
  const { countFollowUps, listFollowUps } = await import("../../electron/visits/followUpPages.ts");
  expect((await listedVisits(ctx, { areaId: village.id, limit: 50 })).rows).toHaveLength(1);
  expect(queries.splice(0)).toHaveLength(1);
  await visitCalendar(ctx, { month: "2026-03" });
  expect(queries.splice(0)).toHaveLength(2);
  await listFollowUps(ctx, { decided: false, limit: 50 });
  await countFollowUps(ctx, {});
  expect(queries.splice(0)).toHaveLength(2);
  ctx.db.removeAllListeners("query");
});

test("photographs are tied to visits of their own customer alone", async () => {
  const { manager, one, other, mine, theirs, log } = await twoCustomers();
  const visit = await log();
  const foreign = await other.visits.log({ customerId: theirs.id, ...said });
  const fields = { category: "photo", caption: "", takenOn: today } as const;
  const file = () => asFile(pdf(), "a.pdf");
  const { attachment } = await one.attachments.add({ customerId: mine.id, visitId: visit.id, file: file(), ...fields });
  expect(attachment.visitId).toBe(visit.id);
  await refused(
    manager.attachments.add({ customerId: mine.id, visitId: foreign.id, file: file(), ...fields }),
    "notFound",
  );
  const { id, version } = attachment;
  await refused(manager.attachments.tieToVisit({ id, version, visitId: foreign.id }), "notFound");
  const untied = await one.attachments.tieToVisit({ id, version, visitId: null });
  expect(untied.visitId).toBeNull();
  await refused(one.attachments.tieToVisit({ id, version, visitId: visit.id }), "stale");
  await one.attachments.tieToVisit({ id, version: untied.version, visitId: visit.id });
  expect((await one.attachments.list({ customerId: mine.id })).map(({ visitId }) => visitId)).toEqual([visit.id]);
});

test("the database deletes no visit, changes no earlier version, and leaves what holds of visits true", async () => {
  const { core, one, log } = await twoCustomers();
  const visit = await log({ nextOn: "2026-03-20" });
  await one.visits.remove({ id: visit.id, version: 0, reason: "误" });
  const { db } = core.opened.store;
  await expect(db("visits").delete()).rejects.toThrow(/taken out/);
  await expect(db("visitChanges").update({ reason: "" })).rejects.toThrow(/as they were/);
  await expect(db("visitChanges").delete()).rejects.toThrow(/as they were/);
  expect(await brokenBy(db, "lastVisit", new AbortController().signal)).toEqual({ problems: 0, ids: [] });
});
