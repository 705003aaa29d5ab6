import fc from "fast-check";
import { expect, test } from "vitest";
import { previewReassign, reassign } from "../../electron/bulk/reassign.ts";
import type { Context } from "../../electron/context.ts";
import { assignAreas } from "../../electron/jurisdictions/assign.ts";
import { customersPerMarketer } from "../../electron/jurisdictions/loads.ts";
import { previewPlan } from "../../electron/jurisdictions/plans/preview.ts";
import { customersWhere, listCustomers } from "../../electron/ledger/list.ts";
import { getCustomer } from "../../electron/ledger/service.ts";
import { Refusal } from "../../electron/refusal.ts";
import { insertCustomer } from "../../electron/store/customers.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { farmer } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { contextOf } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const today = "2026-03-10";
/** Days that the model knows; what is open runs to the last of them. */
const horizon = 10;

interface Held {
  marketerId: number;
  /** day on which it began */
  since: number;
}

/** Who holds what on each day, written down day by day. */
type Days = (Held | null)[];

/** The rules in the plainest words there are: arrays of days. */
class Model {
  readonly areas: Days[];
  readonly own: Days[];

  constructor(
    readonly parents: readonly (number | null)[],
    readonly areaOf: readonly number[],
  ) {
    this.areas = parents.map(() => Array.from({ length: horizon }, () => null));
    this.own = areaOf.map(() => Array.from({ length: horizon }, () => null));
  }

  ofArea(area: number | null, day: number): number | null {
    if (area === null) return null;
    return this.areas[area]?.[day]?.marketerId ?? this.ofArea(this.parents[area] ?? null, day);
  }

  marketerOf(customer: number, day: number): number | null {
    return this.own[customer]?.[day]?.marketerId ?? this.ofArea(this.areaOf[customer] ?? null, day);
  }

  beginsLater(days: Days, from: number, to = horizon): boolean {
    return days.slice(0, to).some((held) => held !== null && held.since > from);
  }

  assign(area: number, marketerId: number | null, from: number): string | number {
    const days = this.areas[area] ?? [];
    if (this.beginsLater(days, from)) return "assignmentOverlap";
    if ((days[from]?.marketerId ?? null) === marketerId) return "assignmentUnchanged";
    const before = this.areaOf.map((_, customer) => this.marketerOf(customer, from));
    days.fill(marketerId === null ? null : { marketerId, since: from }, from);
    return before.filter((marketer, customer) => marketer !== this.marketerOf(customer, from)).length;
  }

  reassign(customers: readonly number[], marketerId: number | null, from: number, to: number): string | number {
    const moved = customers.filter((customer) => {
      const days = this.own[customer] ?? [];
      if (marketerId === null) return days[from] !== null || this.beginsLater(days, from);
      return this.marketerOf(customer, from) !== marketerId;
    });
    if (moved.length === 0) return "selectionUnchanged";
    if (marketerId !== null && moved.some((customer) => this.beginsLater(this.own[customer] ?? [], from, to)))
      return "exceptionOverlap";
    for (const customer of moved) {
      const days = this.own[customer] ?? [];
      days.forEach((held, day) => {
        if (day < from) return;
        if (marketerId === null) days[day] = null;
        else if (day < to) days[day] = { marketerId, since: from };
        else if (held && held.since <= from) days[day] = null;
      });
    }
    return moved.length;
  }
}

const marketer = fc.constantFrom("one" as const, "other" as const, null);
const from = fc.nat(horizon - 2);
const step = fc.oneof(
  fc.record({ kind: fc.constant("assign" as const), area: fc.nat(2), marketer, from }),
  fc.record({
    kind: fc.constant("reassign" as const),
    customers: fc.uniqueArray(fc.nat(3), { minLength: 1 }),
    marketer,
    from,
    length: fc.option(fc.integer({ min: 1, max: 4 })),
  }),
);

/** What a call did: how many it changed, or why it was refused. */
async function outcome(call: Promise<{ changed: number }>): Promise<string | number> {
  try {
    return (await call).changed;
  } catch (error) {
    if (error instanceof Refusal) return error.data.reason;
    throw error;
  }
}

async function townshipWithCustomers({ db }: Context, marketerId: number, run: number) {
  const codes = ["", "001", "002"].map((end) => `${run}-${end}`);
  const areaIds: number[] = [];
  for (const [index, code] of codes.entries()) {
    const parentId = index === 0 ? null : areaIds[0];
    const level = index === 0 ? "township" : "village";
    const [row] = await db("areas").insert({ code, parentId, level, name: code }).returning("id");
    areaIds.push(row.id);
  }
  const areaOf = [0, 1, 1, 2];
  const customerIds: number[] = [];
  for (const [index, area] of areaOf.entries()) {
    const fields = farmer(areaIds[area] ?? 0, 1, { idType: "other", idNumber: `${run}-${index}` });
    customerIds.push(await insertCustomer(db, fields, { at: `${today}T00:00:00.000Z`, by: marketerId }));
  }
  return { areaIds, areaOf, customerIds };
}

test("on every day, whatever was assigned and excepted in whatever order, all answers agree with a calendar", async () => {
  const branch = await branchWithMarketers();
  const ctx = await contextOf(branch.core, branch.manager);
  const ids = { one: branch.oneId, other: branch.otherId };
  const dayOf = (day: number) => addDays(today, day);
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 9 }), async (steps) => {
      run += 1;
      const { areaIds, areaOf, customerIds } = await townshipWithCustomers(ctx, branch.oneId, run);
      const model = new Model([null, 0, 0], areaOf);
      for (const one of steps) {
        const marketerId = one.marketer === null ? null : ids[one.marketer];
        const start = dayOf(one.from);
        if (one.kind === "assign") {
          const input = { areaIds: [areaIds[one.area] ?? 0], marketerId, from: start };
          const areas = input.areaIds.map((areaId) => ({ areaId, marketerId, assistantId: null }));
          const { customersMoved } = await previewPlan(ctx, { from: start, moves: { areas, customers: [] } });
          const expected = model.assign(one.area, marketerId, one.from);
          const done = await outcome(assignAreas(ctx, { ...input, reason: "分片" }));
          expect(typeof expected === "string" ? done : customersMoved).toBe(expected);
        } else {
          const to = one.length === null ? horizon : Math.min(horizon, one.from + one.length);
          const selection = { by: "ids" as const, ids: one.customers.map((index) => customerIds[index] ?? 0) };
          const preview = await previewReassign(ctx, { selection, marketerId, from: start });
          const expected = model.reassign(one.customers, marketerId, one.from, to);
          const end = to === horizon ? null : dayOf(to);
          expect(await outcome(reassign(ctx, { selection, marketerId, from: start, to: end, reason: "回避" }))).toBe(
            expected,
          );
          if (typeof expected === "string") continue;
          expect(preview.customersMoved).toBe(expected);
          const loads = await customersPerMarketer(ctx, start);
          for (const { id, customersAfter } of preview.marketers) expect(loads.get(id) ?? 0).toBe(customersAfter);
        }
      }
      for (let day = 0; day < horizon; day += 1) {
        const on = { ...ctx, today: dayOf(day) };
        const expected = customerIds.map((_, index) => model.marketerOf(index, day));
        const areaId = areaIds[0] ?? 0;
        const answers = await Promise.all(customerIds.map((id) => getCustomer(on, { id })));
        expect(answers.map((customer) => customer.marketer?.id ?? null)).toEqual(expected);
        expect(answers.map((customer) => customer.exception !== null)).toEqual(
          customerIds.map((_, index) => Boolean(model.own[index]?.[day])),
        );
        const { rows } = await listCustomers(on, { areaId, limit: 10 });
        const names = new Map(rows.map((row) => [row.id, row.marketerName]));
        expect(customerIds.map((id) => names.get(id))).toEqual(
          answers.map((customer) => customer.marketer?.name ?? null),
        );
        for (const marketerId of Object.values(ids)) {
          const theirs = customerIds.filter((_, index) => expected[index] === marketerId);
          expect(await customersWhere(on, { areaId, marketerId }).orderBy("id").pluck("customers.id")).toEqual(theirs);
          const visible = customerIds.filter((_, index) => (expected[index] ?? branch.oneId) === marketerId);
          const scoped = { ...on, scope: { all: false as const, marketerId } };
          expect(await customersWhere(scoped, { areaId }).orderBy("id").pluck("customers.id")).toEqual(visible);
          const counted = await customersWhere(on, { marketerId }).count({ count: "*" }).first();
          expect((await customersPerMarketer(on, on.today)).get(marketerId) ?? 0).toBe(Number(counted?.count));
        }
      }
    }),
    { numRuns: 30 },
  );
});

/** A customer in the village of m01, who may come into the hands of m02. */
async function exceptionalCustomer(options: Parameters<typeof branchWithMarketers>[0] = {}) {
  const branch = await branchWithMarketers(options);
  const { manager, village, oneId } = branch;
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from: today, reason: "分片" });
  const customer = await manager.customers.create(farmer(village.id, 1));
  const neighbour = await manager.customers.create(farmer(village.id, 2, { name: "钱二" }));
  const selection = { by: "ids" as const, ids: [customer.id] };
  const give = (changes: Partial<Parameters<typeof manager.bulk.reassign>[0]> = {}) =>
    manager.bulk.reassign({
      selection,
      marketerId: branch.otherId,
      from: today,
      to: null,
      reason: "亲属回避",
      ...changes,
    });
  return { ...branch, customer, neighbour, selection, give };
}

test("a customer given to another marketer leaves the first one's lists, pages and counts for the other's", async () => {
  const { manager, one, other, customer, neighbour, give } = await exceptionalCustomer();
  expect(await give()).toEqual({ changed: 1 });
  expect(await manager.customers.get({ id: customer.id })).toMatchObject({
    marketer: { name: "员工m02" },
    exception: { from: today, to: null, reason: "亲属回避" },
    version: customer.version,
  });
  const seenBy = async (window: typeof one) => (await window.customers.list({})).rows.map(({ id }) => id);
  expect(await seenBy(one)).toEqual([neighbour.id]);
  expect(await seenBy(other)).toEqual([customer.id]);
  await refused(one.customers.get({ id: customer.id }), "notFound");
  await refused(
    one.documents.page({ document: { kind: "customerFile", customerId: customer.id }, language: "en" }),
    "notFound",
  );
  expect((await other.dashboard.today()).counts.customers).toBe(1);
  const { marketers, unassigned } = await manager.jurisdictions.marketers();
  expect(marketers.map(({ name, villages, customers }) => [name, villages, customers])).toEqual([
    ["员工m01", 1, 1],
    ["员工m02", 0, 1],
  ]);
  expect(unassigned).toBe(0);
});

test("an exception ends on its day, and the area's marketer has the customer again", async () => {
  let now = new Date("2026-03-10T02:00:00Z");
  const { manager, customer, give } = await exceptionalCustomer({ clock: () => now });
  await give({ to: "2026-03-12" });
  const marketerOn = async (day: string) => {
    now = new Date(`${day}T02:00:00Z`);
    await manager.session.signIn({ login: "manager", password: "manager-pass-1" });
    return (await manager.customers.get({ id: customer.id })).marketer?.name;
  };
  expect(await marketerOn("2026-03-11")).toBe("员工m02");
  expect(await marketerOn("2026-03-12")).toBe("员工m01");
});

test("every customer given away has an entry that says from whom to whom", async () => {
  const { manager, customer, neighbour, oneId, otherId, give } = await exceptionalCustomer();
  await give({ selection: { by: "filter", filter: {}, except: [] }, to: "2026-04-01" });
  await give({ marketerId: null, reason: "回避解除" });
  const entries = (await manager.audit.list({})).entries
    .filter(({ action }) => action === "customer.reassign")
    .reverse();
  const given = {
    before: { marketerId: oneId },
    after: { marketerId: otherId, from: today, to: "2026-04-01", reason: "亲属回避" },
  };
  expect(entries.map(({ subjectId, before, after }) => ({ subjectId, before, after }))).toEqual([
    { subjectId: String(customer.id), ...given },
    { subjectId: String(neighbour.id), ...given },
    {
      subjectId: String(customer.id),
      before: { marketerId: otherId },
      after: { marketerId: oneId, from: today, reason: "回避解除" },
    },
  ]);
});

test("a reassignment previews the loads of its first day and writes nothing", async () => {
  const { manager, selection, oneId, otherId } = await exceptionalCustomer();
  const plan = { selection, marketerId: otherId, from: "2026-04-01" };
  const expected = {
    customersMoved: 1,
    marketers: [
      { id: oneId, name: "员工m01", customersBefore: 2, customersAfter: 1 },
      { id: otherId, name: "员工m02", customersBefore: 0, customersAfter: 1 },
    ],
  };
  expect(await manager.bulk.previewReassign(plan)).toEqual(expected);
  expect(await manager.bulk.previewReassign(plan)).toEqual(expected);
});

test("customers who are exceptions stay where they are when their area moves, and the preview says so", async () => {
  const { manager, village, otherId, give } = await exceptionalCustomer();
  await give();
  const areas = [{ areaId: village.id, marketerId: otherId, assistantId: null }];
  const preview = await manager.plans.preview({ from: today, moves: { areas, customers: [] } });
  expect(preview.customersMoved).toBe(1);
  expect(preview.marketers.map(({ before, after }) => [before.customers, after.customers])).toEqual([
    [1, 0],
    [1, 2],
  ]);
});

test("what cannot be is refused: the past, an empty period, no marketer, somebody planned for later", async () => {
  const { manager, oneId, customer, give } = await exceptionalCustomer();
  const managerId = (await manager.users.list()).find(({ login }) => login === "manager")?.id ?? 0;
  await refused(give({ from: "2026-03-09" }), "assignmentInPast");
  await refused(give({ to: today }), "periodEmpty");
  await refused(give({ marketerId: managerId }), "notAMarketer");
  await refused(give({ marketerId: oneId }), "selectionUnchanged");
  await refused(give({ marketerId: null }), "selectionUnchanged");
  await refused(give({ reason: " " }), "invalidInput");
  await give({ from: "2026-04-01" });
  const data = await refused(give(), "exceptionOverlap");
  expect(data.params).toEqual({ name: customer.name, date: "2026-04-01" });
  expect(await give({ to: "2026-04-01" })).toEqual({ changed: 1 });
});

test("giving a customer back takes back what was planned for later, and another plan can be made", async () => {
  const { manager, customer, give } = await exceptionalCustomer();
  await give({ from: "2026-04-01" });
  expect(await give({ marketerId: null })).toEqual({ changed: 1 });
  expect(await give({ from: "2026-03-20" })).toEqual({ changed: 1 });
  expect((await manager.customers.get({ id: customer.id })).exception).toBeNull();
});

test("whose a customer is costs look-ups by index, however many exceptions and customers there are", async () => {
  const { core, one, manager, oneId } = await exceptionalCustomer();
  const [marketers, managers] = [await contextOf(core, one), await contextOf(core, manager)];
  for (const query of [customersWhere(marketers, {}), customersWhere(managers, { marketerId: oneId })])
    for (const asked of [query.clone().count(), query.clone().select("id").orderBy("customers.updatedAt", "desc")]) {
      const { sql, bindings } = asked.toSQL();
      const plan: { detail: string }[] = await managers.db.raw(`EXPLAIN QUERY PLAN ${sql}`, bindings as string[]);
      const steps = plan.map(({ detail }) => detail);
      expect(steps.some((detail) => /^SEARCH customer_exceptions USING INDEX .*customer_?id/.test(detail))).toBe(true);
      expect(steps.filter((detail) => /^SCAN customer_exceptions|^SCAN (customers|excepted)$/.test(detail))).toEqual(
        [],
      );
    }
});
