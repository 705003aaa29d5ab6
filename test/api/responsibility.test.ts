import fc from "fast-check";
import { expect, test } from "vitest";
import { responsibilityOn } from "../../electron/jurisdictions/responsibility.ts";
import { exceptionsOn } from "../../electron/jurisdictions/scope.ts";
import type { ResponsibilityPeriod } from "../../shared/contract/responsibility.ts";
import { addDays, startOfDay } from "../../shared/domain/dates.ts";
import { farmer } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { contextOf } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

/** A branch whose clock the test sets; the manager signs in again, for sessions end with the days. */
async function datedBranch() {
  let now = "2026-03-10T02:00:00.000Z";
  const branch = await branchWithMarketers({ clock: () => new Date(now) });
  const goTo = async (day: string) => {
    now = `${day}T02:00:00.000Z`;
    await branch.manager.session.signIn({ login: "manager", password: "manager-pass-1" });
  };
  return { ...branch, goTo };
}

const told = ({ from, to, marketer, by, causes }: ResponsibilityPeriod) => ({
  from,
  to,
  marketer: marketer?.name ?? null,
  by,
  causes: causes.map(({ kind }) => kind),
});

test("a customer's timeline tells every hand they were in, by what, why and by whose decision", async () => {
  const { manager, core, township, village, neighbour, oneId, otherId, goTo } = await datedBranch();
  const { jurisdictions } = manager;
  await jurisdictions.assign({ areaIds: [township.id], marketerId: oneId, from: "2026-03-10", reason: "全镇" });
  await jurisdictions.assign({ areaIds: [neighbour.id], marketerId: otherId, from: "2026-03-10", reason: "邻村" });
  await goTo("2026-03-15");
  const { id, version } = await manager.customers.create(farmer(village.id, 1));
  await goTo("2026-04-01");
  const selection = { by: "ids" as const, ids: [id] };
  await manager.bulk.reassign({ selection, marketerId: otherId, from: "2026-04-01", to: "2026-05-01", reason: "亲属" });
  await goTo("2026-05-10");
  await manager.customers.update({ id, version, fields: farmer(neighbour.id, 1) });
  const { db } = core.opened.store;
  const written = { createdAt: "2026-05-10T02:00:00.000Z", createdBy: 1 };
  const absence = { absentId: otherId, deputyId: oneId, fromDate: "2026-06-01", toDate: "2026-06-08" };
  await db("covers").insert({ ...absence, reason: "年休假", ...written });
  await jurisdictions.assign({ areaIds: [neighbour.id], marketerId: null, from: "2026-07-01", reason: "收回" });

  const { registeredOn, periods } = await jurisdictions.customerTimeline({ customerId: id });
  expect(registeredOn).toBe("2026-03-15");
  const [one, other] = ["员工m01", "员工m02"];
  expect(periods.toReversed().map(told)).toEqual([
    { from: "2026-03-15", to: "2026-04-01", marketer: one, by: "area", causes: ["assigned"] },
    { from: "2026-04-01", to: "2026-05-01", marketer: other, by: "exception", causes: ["excepted"] },
    { from: "2026-05-01", to: "2026-05-10", marketer: one, by: "area", causes: ["exceptionEnded"] },
    { from: "2026-05-10", to: "2026-06-01", marketer: other, by: "area", causes: ["moved"] },
    { from: "2026-06-01", to: "2026-06-08", marketer: other, by: "area", causes: ["coverBegan"] },
    { from: "2026-06-08", to: "2026-07-01", marketer: other, by: "area", causes: ["coverEnded"] },
    { from: "2026-07-01", to: null, marketer: one, by: "area", causes: ["unassigned"] },
  ]);
  const causes = periods.toReversed().flatMap((period) => period.causes);
  expect(causes[0]).toEqual({ kind: "assigned", areaName: township.name, reason: "全镇", byName: "王主任" });
  expect(causes[1]).toEqual({ kind: "excepted", reason: "亲属", byName: "王主任" });
  expect(causes[3]).toEqual({ kind: "moved", from: village.name, to: neighbour.name, byName: "王主任" });
  expect(causes[4]).toMatchObject({ absentName: other, deputyName: one, reason: "年休假" });
  expect(periods.find(({ from }) => from === "2026-06-01")?.deputy).toEqual({ id: oneId, name: one });

  const on = (day: string) => jurisdictions.responsibleOn({ customerId: id, day });
  expect(await on("2026-03-14")).toMatchObject({ registered: false, marketer: null, livesIn: null });
  expect(await on("2026-04-30")).toMatchObject({
    by: "exception",
    marketer: { id: otherId },
    livesIn: { id: village.id },
  });
  expect(await on("2026-05-10")).toMatchObject({
    by: "area",
    area: { id: neighbour.id },
    livesIn: { id: neighbour.id },
  });
  expect(await on("2026-12-31")).toMatchObject({ marketer: { id: oneId }, area: { id: township.id } });
});

test("an area's timeline knows what it had from above, and what was done to it", async () => {
  const { manager, core, township, village, oneId, otherId } = await datedBranch();
  const { jurisdictions } = manager;
  expect(await jurisdictions.areaTimeline({ areaId: village.id })).toEqual({ periods: [], events: [] });
  await jurisdictions.assign({ areaIds: [township.id], marketerId: oneId, from: "2026-03-10", reason: "全镇" });
  await jurisdictions.assign({ areaIds: [village.id], marketerId: otherId, from: "2026-04-01", reason: "本村" });
  const { db } = core.opened.store;
  const township2 = (await jurisdictions.areas({})).filter(({ level }) => level === "township")[1];
  const written = { reason: "区划调整", createdAt: "2026-05-01T02:00:00.000Z", createdBy: 1 };
  await db("assignments").where({ areaId: village.id }).update({ toDate: "2026-05-01" });
  await db("areaChanges").insert({
    id: 1,
    kind: "move",
    areaId: village.id,
    otherId: township2?.id ?? 0,
    onDate: "2026-05-01",
    ...written,
  });
  await db("areaHistory").insert({
    areaId: village.id,
    changeId: 1,
    untilDate: "2026-05-01",
    parentId: township.id,
    name: "老村名",
  });
  await db("areas")
    .where({ id: village.id })
    .update({ parentId: township2?.id ?? 0 });
  const { periods, events } = await jurisdictions.areaTimeline({ areaId: village.id });
  expect(periods.toReversed().map(told)).toEqual([
    { from: "2026-03-10", to: "2026-04-01", marketer: "员工m01", by: "area", causes: ["assigned"] },
    { from: "2026-04-01", to: "2026-05-01", marketer: "员工m02", by: "area", causes: ["assigned"] },
    { from: "2026-05-01", to: null, marketer: null, by: "nobody", causes: ["tree", "unassigned"] },
  ]);
  expect(periods[1]?.area).toEqual({ id: village.id, name: "老村名" });
  expect(events).toEqual([
    {
      ...{ id: 1, kind: "move", on: "2026-05-01", areaName: village.name, otherName: township2?.name },
      ...{ from: null, to: null, reason: "区划调整", byName: "王主任" },
    },
  ]);
  await refused(jurisdictions.areaTimeline({ areaId: 999_999 }), "notFound");
});

test("a marketer asks after their own customers only", async () => {
  const { manager, one, village, neighbour, oneId } = await datedBranch();
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from: "2026-03-10", reason: "本村" });
  const mine = await manager.customers.create(farmer(village.id, 1));
  const others = await manager.customers.create(farmer(neighbour.id, 2));
  expect((await one.jurisdictions.customerTimeline({ customerId: mine.id })).periods).toHaveLength(1);
  await refused(one.jurisdictions.customerTimeline({ customerId: others.id }), "notFound");
  await refused(one.jurisdictions.responsibleOn({ customerId: others.id, day: "2026-03-10" }), "notFound");
});

const first = "2026-03-10";
const days = 40;
const day = fc.integer({ min: 0, max: days }).map((index) => addDays(first, index));
const length = fc.integer({ min: 0, max: 20 });
const pick = fc.integer({ min: 0, max: 3 });
const acts = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant("assign" as const), day, length, area: pick, marketer: pick }),
    fc.record({ act: fc.constant("except" as const), day, length, customer: pick, marketer: pick }),
    fc.record({ act: fc.constant("move" as const), day, customer: pick, area: pick }),
    fc.record({ act: fc.constant("hang" as const), day, area: pick, parent: pick }),
  ),
  { minLength: 10, maxLength: 40 },
);

test("whatever happened, every day of every timeline is what the board's question about that day answers", async () => {
  const { manager, core, village, neighbour, township, oneId, otherId } = await datedBranch();
  const { db } = core.opened.store;
  const ctx = await contextOf(core, manager);
  const towns = (await manager.jurisdictions.areas({})).filter(({ level }) => level === "township").slice(0, 4);
  const places = [village, neighbour, township, ...towns.slice(1, 2)].map(({ id }) => id);
  const marketers = [oneId, otherId];
  let sequence = 0;
  await fc.assert(
    fc.asyncProperty(acts, async (all) => {
      const customers: number[] = [];
      for (let index = 0; index < 4; index += 1) {
        sequence += 1;
        customers.push((await manager.customers.create(farmer(places[index] ?? 0, sequence))).id);
      }
      const written = { reason: "", createdAt: "2026-03-10T02:00:00.000Z", createdBy: 1 };
      // In the order of time, as life has it; what the database refuses did not happen.
      for (const one of all.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) {
        const at = new Date(startOfDay(one.day, ctx.timeZone).getTime() + 36_000_000).toISOString();
        if (one.act === "move")
          await db("customers")
            .where({ id: customers[one.customer] ?? 0 })
            .update({ areaId: places[one.area] ?? 0, updatedAt: at });
        else if (one.act === "hang") {
          const area = places[one.area % 2] ?? 0;
          const { parentId, name } = await db("areas").where({ id: area }).first("parentId", "name");
          const change = { kind: "move", areaId: area, onDate: one.day, ...written };
          const [{ id: changeId }] = await db("areaChanges").insert(change).returning("id");
          await db("areaHistory").insert({ areaId: area, changeId, untilDate: one.day, parentId, name });
          await db("areas")
            .where({ id: area })
            .update({ parentId: towns[one.parent]?.id ?? 0 });
        } else {
          const toDate = one.length === 20 ? null : addDays(one.day, one.length);
          const row = { marketerId: marketers[one.marketer % 2] ?? 0, fromDate: one.day, toDate, ...written };
          await (one.act === "assign"
            ? db("assignments").insert({ areaId: places[one.area] ?? 0, ...row })
            : db("customerExceptions").insert({ customerId: customers[one.customer] ?? 0, ...row })
          ).catch(() => {});
        }
      }
      const timelines = await Promise.all(
        customers.map(async (customerId) => (await manager.jurisdictions.customerTimeline({ customerId })).periods),
      );
      for (let index = 0; index < days + 25; index += 1) {
        const on = addDays(first, index);
        const { effective } = await responsibilityOn(ctx, on);
        const exceptions = new Map(
          (await exceptionsOn(db, on)).map((row: { customerId: number; marketerId: number }) => [
            row.customerId,
            row.marketerId,
          ]),
        );
        for (const [place, customerId] of customers.entries()) {
          const answer = await manager.jurisdictions.responsibleOn({ customerId, day: on });
          const expected = exceptions.get(customerId) ?? effective.get(answer.livesIn?.id ?? 0) ?? null;
          expect(answer.marketer?.id ?? null).toBe(expected);
          const holding = timelines[place]?.filter(({ from, to }) => (from ?? "") <= on && (to === null || on < to));
          expect(holding?.map(({ marketer }) => marketer?.id ?? null)).toEqual([expected]);
        }
      }
      for (const periods of timelines) for (const { causes } of periods.slice(0, -1)) expect(causes).not.toEqual([]);
    }),
    { numRuns: 4 },
  );
});
