import fc from "fast-check";
import { expect, test } from "vitest";
import { reassign } from "../../electron/bulk/reassign.ts";
import type { Context } from "../../electron/context.ts";
import { addCover } from "../../electron/covers/service.ts";
import { changeAreas, previewChange } from "../../electron/jurisdictions/areas/changeAreas.ts";
import { assignAreas } from "../../electron/jurisdictions/assign.ts";
import { board } from "../../electron/jurisdictions/board.ts";
import { reversePlan } from "../../electron/jurisdictions/plans/reversal.ts";
import { customerOnDay } from "../../electron/jurisdictions/timeline/service.ts";
import { customersWhere } from "../../electron/ledger/list.ts";
import { Refusal } from "../../electron/refusal.ts";
import { insertCustomer } from "../../electron/store/customers.ts";
import type { AreaChange } from "../../shared/contract/areas.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { nearestAssigned } from "../../shared/domain/effectiveAssignment.ts";
import { loadsPerMarketer } from "../../shared/domain/loads.ts";
import { JurisdictionModel } from "../support/jurisdictionModel.ts";
import { farmer } from "../support/people.ts";
import { contextOf, signInNew } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const firstDay = "2026-03-10";
const horizon = 16;

const someone = fc.nat(2);
const ahead = fc.nat(4);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 3 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("assign" as const),
      areas: fc.uniqueArray(fc.nat(20), { minLength: 1, maxLength: 3 }),
      marketer: fc.option(someone, { freq: 5 }),
      ahead,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("except" as const),
      customers: fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 3 }),
      marketer: fc.option(someone, { freq: 4 }),
      ahead,
      length: fc.option(fc.integer({ min: 1, max: 5 })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("cover" as const),
      absent: someone,
      deputy: someone,
      ahead,
      length: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("merge" as const), area: fc.nat(20), into: fc.nat(20) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("split" as const),
      area: fc.nat(20),
      along: fc.nat(3),
      customers: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("reverse" as const), plan: fc.nat(20), ahead }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A county with a township of three villages, one of them with two groups, and customers in each. */
async function smallCounty({ db }: Context, { by, run, at }: { by: number; run: number; at: string }) {
  const model = new JurisdictionModel(horizon);
  const areaIds: number[] = [];
  const add = async (code: string, level: string, parent: number | null) => {
    const parentId = parent === null ? null : areaIds[parent];
    const [row] = await db("areas").insert({ code, parentId, level, name: code }).returning("id");
    areaIds.push(row.id);
    return model.addArea(parent);
  };
  const countyCode = String(900_000 + run);
  const county = await add(countyCode, "county", null);
  const township = await add(`${countyCode}001`, "township", county);
  const villages: number[] = [];
  for (const end of ["001", "002", "003"]) villages.push(await add(`${countyCode}001${end}`, "village", township));
  const [first = 0] = villages;
  const groups = [
    await add(`${countyCode}00100101`, "group", first),
    await add(`${countyCode}00100102`, "group", first),
  ];
  const customerIds: number[] = [];
  for (const [index, area] of [...villages, first, ...groups].entries()) {
    const fields = farmer(areaIds[area] ?? 0, 1, { idType: "other", idNumber: `${run}-${index}` });
    customerIds.push(await insertCustomer(db, fields, { at, by }));
    model.addCustomer(area);
  }
  return { model, areaIds, customerIds, villages: new Set(villages), townshipCode: `${countyCode}001` };
}

/** How many customers of some areas, or excepted, each marketer has by the board of a day; nobody is left out. */
async function countsByBoard(ctx: Context, day: string, areaIds: readonly number[]): Promise<Map<number, number>> {
  const { areas, marketers } = await board(ctx, { day });
  const own = areas.filter(({ id }) => areaIds.includes(id));
  const assigned = new Map(own.flatMap(({ id, assigned: one }) => (one ? [[id, one.marketerId] as const] : [])));
  const excepted = new Map(marketers.map(({ id, excepted: figures }) => [id, figures]));
  const loads = loadsPerMarketer(own, nearestAssigned(own, assigned), excepted);
  return new Map(
    [...loads].flatMap(([id, { customers }]) => (id !== null && customers > 0 ? [[id, customers] as const] : [])),
  );
}

function countsOf(marketerIds: readonly (number | null)[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const id of marketerIds) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Why a call was refused; null where it was done. */
async function refusal(call: Promise<unknown>): Promise<string | null> {
  try {
    await call;
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.data.reason;
    throw error;
  }
}

test("whatever is assigned, excepted, covered, merged, split and taken back: every day answers as a calendar says", async () => {
  let today = 0;
  let begin = firstDay;
  const dayOf = (day: number) => addDays(begin, day);
  const branch = await branchWithMarketers({ clock: () => new Date(`${dayOf(today)}T02:00:00.000Z`) });
  await signInNew(branch, "m03", ["marketer"]);
  const staff = await branch.manager.users.list();
  const marketers = ["m01", "m02", "m03"].map((login) => staff.find((user) => user.login === login)?.id ?? 0);
  const base = await contextOf(branch.core, branch.manager);
  const done = new Map<Step["kind"], number>();
  let run = 0;

  async function play(steps: readonly Step[]): Promise<void> {
    run += 1;
    today = 0;
    // Each run has days of its own, so that covers and exceptions of one are over in the next.
    begin = addDays(firstDay, run * 2 * horizon);
    const { db } = base;
    const at = `${begin}T00:00:00.000Z`;
    const { model, areaIds, customerIds, villages, townshipCode } = await smallCounty(base, {
      by: branch.oneId,
      run,
      at,
    });
    const planIds: number[] = [];
    const now = () => ({ ...base, today: dayOf(today) });
    const past: { day: number; answers: unknown }[] = [];
    const answersOn = (day: number) =>
      Promise.all(customerIds.map((customerId) => customerOnDay(now(), { customerId, day: dayOf(day) })));
    const notePlan = async () => {
      const row: { id: number } | undefined = await db("plans").orderBy("id", "desc").first("id");
      planIds.push(row?.id ?? 0);
    };
    const areaAt = (index: number) => {
      const standing = model.standing().filter((area) => area > 0);
      return standing[index % standing.length] ?? 1;
    };
    const changeArea = async (change: AreaChange) => {
      const { seen } = await previewChange(now(), change);
      return changeAreas(now(), { change, reason: "区划调整", seen });
    };

    for (const one of steps) {
      let refused: string | null = null;
      switch (one.kind) {
        case "wait":
          for (let day = today; day < Math.min(today + one.days, horizon - 6); day += 1)
            past.push({ day, answers: await answersOn(day) });
          today = Math.min(today + one.days, horizon - 6);
          model.today = today;
          break;
        case "assign": {
          const areas = [...new Set(one.areas.map(areaAt))];
          const marketerId = one.marketer === null ? null : (marketers[one.marketer] ?? null);
          const from = today + one.ahead;
          const expected = model.assign(areas, marketerId, from);
          const ids = areas.map((area) => areaIds[area] ?? 0);
          refused = await refusal(assignAreas(now(), { areaIds: ids, marketerId, from: dayOf(from), reason: "分片" }));
          expect(refused).toBe(expected);
          if (refused === null) await notePlan();
          break;
        }
        case "except": {
          const marketerId = one.marketer === null ? null : (marketers[one.marketer] ?? null);
          const from = today + one.ahead;
          const to = one.length === null ? horizon : Math.min(horizon, from + one.length);
          const expected = model.except(one.customers, marketerId, from, to);
          const selection = { by: "ids" as const, ids: one.customers.map((index) => customerIds[index] ?? 0) };
          const period = { from: dayOf(from), to: to === horizon ? null : dayOf(to) };
          refused = await refusal(reassign(now(), { selection, marketerId, ...period, reason: "回避" }));
          expect(refused).toBe(expected);
          if (refused === null) await notePlan();
          break;
        }
        case "cover": {
          const [absentId = 0, deputyId = 0] = [marketers[one.absent], marketers[one.deputy]];
          const from = today + one.ahead;
          const to = from + one.length;
          const chained = Array.from({ length: one.length }, (_, index) => from + index).some(
            (day) =>
              model.deputyOf(absentId, day) !== null ||
              model.deputyOf(deputyId, day) !== null ||
              marketers.some((other) => model.deputyOf(other, day) === absentId),
          );
          const period = { from: dayOf(from), to: dayOf(to) };
          refused = await refusal(addCover(now(), { absentId, deputyId, ...period, reason: "休假" }));
          expect(refused !== null).toBe(absentId === deputyId || chained);
          if (refused === null) model.cover(absentId, deputyId, from, to);
          break;
        }
        case "merge": {
          const standing = model.standing().filter((area) => villages.has(area));
          const area = standing[one.area % standing.length] ?? 0;
          const into = standing[one.into % standing.length] ?? 0;
          const change = { kind: "merge" as const, id: areaIds[area] ?? 0, intoId: areaIds[into] ?? 0 };
          refused = await refusal(changeArea(change));
          expect(refused !== null).toBe(area === into);
          if (refused === null) model.merge(area, into);
          break;
        }
        case "split": {
          const standing = model.standing().filter((area) => villages.has(area));
          const area = standing[one.area % standing.length] ?? 0;
          const along = model.below(area).slice(0, one.along);
          const customers = customerIds.flatMap((_, index) =>
            one.customers && model.home[index]?.[today] === area ? [index] : [],
          );
          const { id: newId } = await changeArea({
            kind: "split",
            id: areaIds[area] ?? 0,
            code: `${townshipCode}${100 + areaIds.length}`,
            name: `新村${areaIds.length}`,
            areaIds: along.map((child) => areaIds[child] ?? 0),
            customerIds: customers.map((index) => customerIds[index] ?? 0),
          });
          areaIds.push(newId);
          villages.add(model.split(area, along, customers));
          break;
        }
        case "reverse": {
          const index = one.plan % Math.max(1, planIds.length);
          const [id, plan] = [planIds[index], model.plans[index]];
          if (id === undefined || !plan) break;
          const from = Math.max(today, plan.from) + one.ahead;
          if (from >= horizon) break;
          refused = await refusal(reversePlan(now(), { id, from: dayOf(from), reason: "撤回" }));
          if (refused === null) {
            model.reverse(plan, from);
            await notePlan();
          } else expect(reversalMayBeRefused).toContain(refused);
          break;
        }
      }
      if (refused === null) done.set(one.kind, (done.get(one.kind) ?? 0) + 1);
    }

    for (const { day, answers } of past) expect(await answersOn(day)).toEqual(answers);
    for (let day = 0; day < horizon; day += 1) {
      const expected = customerIds.map((_, customer) => model.marketerOf(customer, day));
      const answers = await answersOn(day);
      expect(answers.map(({ marketer }) => marketer?.id ?? null)).toEqual(expected);
      expect(answers.map(({ deputy }) => deputy?.id ?? null)).toEqual(
        expected.map((marketerId) => model.deputyOf(marketerId, day)),
      );
      expect(await countsByBoard(now(), dayOf(day), areaIds)).toEqual(countsOf(expected));
      if (day < today) continue;
      const on = { ...base, today: dayOf(day) };
      for (const marketerId of marketers) {
        const scoped = { ...on, scope: { all: false as const, marketerId } };
        const visible = customerIds.filter((_, customer) => {
          const holder = expected[customer] ?? null;
          const orphanOfOwn = holder === null && marketerId === branch.oneId;
          return holder === marketerId || model.deputyOf(holder, day) === marketerId || orphanOfOwn;
        });
        const seen = customersWhere(scoped, {}).where("customers.id", "in", customerIds);
        expect(await seen.orderBy("customers.id").pluck("customers.id")).toEqual(visible);
      }
    }
    // Exceptions without an end would count in the boards of later runs.
    const end = dayOf(horizon + 1);
    await db("customerExceptions")
      .where((open) => open.whereNull("toDate").orWhere("toDate", ">", end))
      .update({ toDate: end });
  }

  await branch.core.keepOpen(() =>
    fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), play), {
      numRuns: 30,
      endOnFailure: true,
    }),
  );
  // A run in which something was never done would have shown nothing of it.
  for (const kind of ["wait", "assign", "except", "cover", "merge", "split", "reverse"] as const)
    expect(done.get(kind) ?? 0, kind).toBeGreaterThan(5);
}, 300_000);

/** What may stand against taking a plan back; anything else would be a fault. */
const reversalMayBeRefused = [
  "planReversedAlready",
  "planReversalOutdated",
  "assignmentOverlap",
  "exceptionOverlap",
  "planUnchanged",
  "areaMerged",
];
