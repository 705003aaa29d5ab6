import fc from "fast-check";
import { expect, test } from "vitest";
import { listOrder, pageOf, stretchesOf } from "../../electron/ledger/stretches.ts";
import { indexCustomer, unindexCustomers } from "../../electron/store/dialect.ts";
import { preparedRows } from "../../electron/store/prepared.ts";
import { indexTokens, searchQuery } from "../../electron/store/searchTokens.ts";
import { type CustomerFilter, customerOrders } from "../../shared/contract/customers.ts";
import type { Inputs } from "../../shared/contract/index.ts";
import { farmer } from "../support/people.ts";
import { loan } from "../support/records.ts";
import { contextOf, type TestWindow } from "../support/testCore.ts";
import { branchWithMarketers, branchWithVillages } from "../support/village.ts";

interface Facts {
  name: string;
  updatedAt: string;
  loanBalanceFen: number;
  lastVisitedOn: string | null;
}

/** Few values, so that many are equal. */
const facts: fc.Arbitrary<Facts> = fc.record({
  name: fc.constantFrom("王小明", "李伟", "单立新", "Ali", "王小明儿"),
  updatedAt: fc.constantFrom("2026-03-01T00:00:00.000Z", "2026-03-02T00:00:00.000Z", "2026-03-03T00:00:00.000Z"),
  loanBalanceFen: fc.constantFrom(0, 0, 100, 5_000_000),
  lastVisitedOn: fc.constantFrom(null, null, "2025-12-31", "2026-03-01"),
});

const columns = {
  updated: "updatedAt",
  fileNumber: "id",
  name: "nameSort",
  balance: "loanBalanceFen",
  lastVisit: "lastVisitedOn",
} as const;

const indexes = {
  updated: "customers_live_by_change",
  name: "customers_live_by_name",
  balance: "customers_live_by_balance",
  lastVisit: "customers_live_by_visit",
} as const;

type Sortable = { id: number } & Record<(typeof columns)[keyof typeof columns], string | number | null>;

/** As the database compares: nothing first, text by its bytes. */
function compare(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (typeof a === "number" && typeof b === "number") return a - b;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

async function allPages(window: TestWindow, input: Inputs["customers"]["list"]): Promise<number[]> {
  const seen: number[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await window.customers.list({ ...input, ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...page.rows.map(({ id }) => id));
    if (page.nextCursor === null) return seen;
    cursor = page.nextCursor;
  }
}

const everyOrder = customerOrders.flatMap((order) =>
  (["ascending", "descending"] as const).map((direction) => ({ order, direction })),
);

test.each(everyOrder)("pages by $order $direction are the whole list, without a gap or a double", async (asked) => {
  const { core, manager, village } = await branchWithVillages();
  const { db } = core.opened.store;
  for (let sequence = 1; sequence <= 14; sequence += 1) await manager.customers.create(farmer(village.id, sequence));
  const filters: CustomerFilter[] = [{}, { search: "王" }];
  await fc.assert(
    fc.asyncProperty(
      fc.array(facts, { minLength: 14, maxLength: 14 }),
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom(...filters),
      async (all, limit, filter) => {
        for (const [index, { name, ...rest }] of all.entries()) {
          const id = index + 1;
          const nameSort = `${name} sorted`;
          await db("customers")
            .where({ id })
            .update({ ...rest, name, nameSort });
          await indexCustomer(db, id, indexTokens({ name, idNumber: "", phone: "", address: "" }));
        }
        const sorted: Sortable[] = (await db("customers"))
          .filter(({ name }: { name: string }) => !filter.search || name.includes(filter.search))
          .sort((a: Sortable, b: Sortable) => {
            const ascending = compare(a[columns[asked.order]], b[columns[asked.order]]) || a.id - b.id;
            return asked.direction === "ascending" ? ascending : -ascending;
          });
        expect(await allPages(manager, { ...filter, ...asked, limit })).toEqual(sorted.map(({ id }) => id));
      },
    ),
    { numRuns: 15 },
  );
});

test.each(everyOrder)("by $order $direction a page is read off an index, nothing is sorted", async (asked) => {
  const { core, manager } = await branchWithVillages();
  const ctx = await contextOf(core, manager);
  const stretches = stretchesOf(ctx, {}, null, listOrder(null, asked.order, asked.direction));
  const middle = { stretch: 0, place: stretches[0]?.by === null ? null : "x", id: 5 };
  for (const after of [null, middle]) {
    const { sql, bindings } = pageOf(stretches, after, 50);
    const plan = await preparedRows<{ detail: string }>(
      ctx.db,
      { sql: `EXPLAIN QUERY PLAN ${sql}`, bindings },
      undefined,
    );
    const steps = plan.map(({ detail }) => detail).join("\n");
    expect(steps).not.toContain("TEMP B-TREE");
    expect(steps).toContain(asked.order === "fileNumber" ? "customers" : `INDEX ${indexes[asked.order]}`);
  }
});

test("a search reads its hits newest first, nothing is sorted", async () => {
  const { core, manager } = await branchWithVillages();
  const ctx = await contextOf(core, manager);
  const search = searchQuery("王");
  const { sql, bindings } = pageOf(stretchesOf(ctx, {}, search, listOrder(search)), null, 50);
  const plan = await preparedRows<{ detail: string }>(
    ctx.db,
    { sql: `EXPLAIN QUERY PLAN ${sql}`, bindings },
    undefined,
  );
  expect(plan.map(({ detail }) => detail).join("\n")).not.toContain("TEMP B-TREE");
});

test.each([
  "x",
  "%%%",
  Buffer.from("[]").toString("base64url"),
  Buffer.from('["updated descending",9,"x",1]').toString("base64url"),
  Buffer.from('["updated descending",0,{"a":1},1]').toString("base64url"),
  Buffer.from('["updated descending",0,"9",-1.5]').toString("base64url"),
  Buffer.from('["name ascending",0,"x",1]').toString("base64url"),
])("the cursor %s starts from the top", async (cursor) => {
  const { manager, village } = await branchWithVillages();
  for (let sequence = 1; sequence <= 3; sequence += 1) await manager.customers.create(farmer(village.id, sequence));
  const { rows } = await manager.customers.list({ cursor });
  expect(rows.map(({ id }) => id)).toEqual([3, 2, 1]);
});

test("every filter narrows, alone and with a search", async () => {
  const { core, manager, oneId, otherId, township, village, neighbour } = await branchWithMarketers();
  const { db } = core.opened.store;
  const from = "2026-03-10";
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from, reason: "分片" });
  const places = [village, village, neighbour, neighbour, village];
  for (const [index, place] of places.entries())
    await manager.customers.create(
      farmer(place.id, index + 1, {
        name: index === 4 ? "李四" : "王五",
        kind: index === 2 ? "selfEmployed" : "farmer",
      }),
    );
  const rating = { scorecardId: 1, status: "effective", answers: "{}", evidence: "", score: 90, scoreGrade: "A" };
  const rest = { lineFen: 1, complete: true, criteria: "[]", createdAt: from, createdBy: 1 };
  await db("ratings").insert([
    { ...rating, ...rest, id: 1, customerId: 1, grade: "A", expiresOn: "2026-03-20" },
    { ...rating, ...rest, id: 2, customerId: 2, grade: "B", expiresOn: "2027-01-01" },
    { ...rating, ...rest, id: 3, customerId: 3, grade: "A", expiresOn: "2026-03-01" },
  ]);
  for (const id of [1, 2, 3]) await db("customers").where({ id }).update({ currentRatingId: id });
  for (const [customerId, grantedOn] of [
    [1, "2026-02-28"],
    [2, "2026-03-01"],
  ] as const)
    await manager.records.addEntry({ customerId, list: "loans", fields: { ...loan, grantedOn } });
  const set = (id: number, change: object) => db("customers").where({ id }).update(change);
  await set(1, { keyTarget: true, lastVisitedOn: "2026-03-01", loanBalanceFen: 100, loanClass: "normal" });
  await set(2, { goldSince: from, lastVisitedOn: "2026-02-28", loanBalanceFen: 200, loanClass: "loss" });
  await set(3, { lastVisitedOn: "2026-02-07", loanBalanceFen: 300 });
  // The first minute of March is still February's day elsewhere.
  await set(4, { createdAt: "2026-02-28T16:00:00.000Z" });
  await set(5, { createdAt: "2026-02-28T15:59:59.000Z" });
  await db("customerExceptions").insert({
    ...{ customerId: 3, marketerId: otherId, fromDate: from, reason: "熟人", createdAt: from, createdBy: 1 },
  });
  const expected: [CustomerFilter, number[]][] = [
    [{}, [1, 2, 3, 4, 5]],
    [{ kind: "farmer" }, [1, 2, 4, 5]],
    [{ areaId: village.id }, [1, 2, 5]],
    [{ areaId: township.id }, [1, 2, 3, 4, 5]],
    [{ marketerId: oneId }, [1, 2, 5]],
    [{ unassigned: true }, [4]],
    [{ standing: "notInForce" }, [3, 4, 5]],
    [{ registeredIn: "2026-03" }, [1, 2, 3, 4]],
    [{ registeredIn: "2026-02" }, [5]],
    [{ grantedIn: "2026-02" }, [1]],
    [{ grade: "A" }, [1]],
    [{ ratingDueDays: 10 }, [1, 3]],
    [{ ratingDueDays: 9 }, [3]],
    [{ keyTarget: true }, [1]],
    [{ gold: true }, [2]],
    [{ notVisitedDays: 10 }, [2, 3, 4, 5]],
    [{ notVisitedDays: 11 }, [3, 4, 5]],
    [{ loanClass: "loss" }, [2]],
    [{ balanceFromFen: 100, balanceToFen: 200 }, [1, 2]],
    [{ balanceToFen: 0 }, [4, 5]],
    [{ areaId: township.id, kind: "farmer", notVisitedDays: 1, marketerId: oneId }, [1, 2, 5]],
  ];
  for (const [filter, ids] of expected) {
    expect([filter, await allPages(manager, { ...filter, order: "fileNumber" })]).toEqual([filter, ids]);
    expect(await manager.customers.count(filter)).toEqual({ count: ids.length });
    const named = ids.filter((id) => id !== 5);
    expect([filter, (await allPages(manager, { ...filter, search: "王" })).sort()]).toEqual([filter, named]);
    expect(await manager.customers.count({ ...filter, search: "王" })).toEqual({ count: named.length });
  }
});

test("a row names the marketer of the nearest assigned area", async () => {
  const { manager, oneId, otherId, township, village, neighbour } = await branchWithMarketers();
  const from = "2026-03-10";
  await manager.jurisdictions.assign({ areaIds: [township.id], marketerId: oneId, from, reason: "分片" });
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: otherId, from, reason: "就近" });
  await manager.customers.create(farmer(village.id, 1));
  await manager.customers.create(farmer(neighbour.id, 2));
  const { rows } = await manager.customers.list({ order: "fileNumber" });
  expect(rows.map(({ marketerName }) => marketerName)).toEqual(["员工m02", "员工m01"]);
  expect((await manager.customers.count({ marketerId: oneId })).count).toBe(1);
});

test("a retired customer is found no more, and again once they count again", async () => {
  const { core, manager, village } = await branchWithVillages();
  const { db } = core.opened.store;
  const { id } = await manager.customers.create(farmer(village.id, 1));
  await db("customers").where({ id }).update({ retiredAt: "2026-03-10T00:00:00.000Z" });
  for (const input of [{}, { search: "赵" }]) expect((await manager.customers.list(input)).rows).toEqual([]);
  await unindexCustomers(db, [id]);
  expect(await manager.customers.count({ search: "赵" })).toEqual({ count: 0 });
  await db("customers").where({ id }).update({ retiredAt: null });
  await indexCustomer(db, id, indexTokens(farmer(village.id, 1)));
  expect(await manager.customers.count({ search: "赵" })).toEqual({ count: 1 });
});
