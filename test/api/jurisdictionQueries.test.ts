import type { Knex } from "knex";
import { expect, test } from "vitest";
import { board } from "../../electron/jurisdictions/board.ts";
import { previewPlan } from "../../electron/jurisdictions/plans/preview.ts";
import { farmer } from "../support/people.ts";
import { branchWithDraft, firstDay } from "../support/plans.ts";
import { statementsOf } from "../support/statements.ts";
import { contextOf } from "../support/testCore.ts";

test.each(["2026-03-10", "2026-03-09", "2026-04-01"])("the board of %s is told in three statements", async (day) => {
  const { core, manager, second, otherId } = await branchWithDraft();
  await manager.bulk.reassign({
    ...{ selection: { by: "ids", ids: [second.id] }, marketerId: otherId, from: firstDay, to: null, reason: "回避" },
  });
  const ctx = await contextOf(core, manager);
  expect(await statementsOf(ctx.db, () => board(ctx, { day }))).toHaveLength(3);
});

test("a plan is previewed in the same few statements, whatever it moves", async () => {
  const { core, manager, village, moves, otherId } = await branchWithDraft();
  const ids: number[] = [];
  for (let sequence = 10; sequence < 30; sequence += 1)
    ids.push((await manager.customers.create(farmer(village.id, sequence))).id);
  const areas = (await manager.jurisdictions.areas({})).map(({ id }) => ({
    ...{ areaId: id, marketerId: otherId, assistantId: null },
  }));
  const named = (count: number) => ids.slice(0, count).map((id) => ({ customerId: id, marketerId: otherId, to: null }));
  const ctx = await contextOf(core, manager);
  const statements = (asked: typeof moves) =>
    statementsOf(ctx.db, () => previewPlan(ctx, { from: firstDay, moves: asked })).then(({ length }) => length);
  expect(areas.length).toBeGreaterThan(30);
  expect(await statements({ areas: areas.slice(0, 1), customers: [] })).toBe(8);
  expect(await statements({ areas, customers: [] })).toBe(8);
  expect(await statements({ areas: areas.slice(0, 1), customers: named(1) })).toBe(10);
  expect(await statements({ areas, customers: named(20) })).toBe(10);
});

/** How many rows there are of everything, the audit trail and all. */
async function rowsOf(db: Knex): Promise<Map<string, number>> {
  const tables: { name: string }[] = await db("sqlite_master")
    .where({ type: "table" })
    .whereNot("name", "like", "sqlite%")
    .select("name");
  const counted = new Map<string, number>();
  for (const { name } of tables) counted.set(name, Number((await db(name).count({ count: "*" }).first())?.count));
  return counted;
}

/** Fills villages up with copies of a customer, each with an identity number of their own. */
async function fillUp(db: Knex, customerId: number, areaIds: readonly number[], each: number): Promise<void> {
  const { id: _id, ...columns } = await db("customers").where({ id: customerId }).first();
  for (const areaId of areaIds)
    await db.batchInsert(
      "customers",
      Array.from({ length: each }, (_, index) => ({ ...columns, areaId, idNumber: `copy ${areaId} ${index}` })),
      20,
    );
}

test("a plan that moves villages writes as many rows with ten customers in each as with two hundred", async () => {
  const written = async (each: number) => {
    const { core, manager, township, otherId, first, draft } = await branchWithDraft();
    const { db } = core.opened.store;
    const villages = (await manager.jurisdictions.areas({})).filter(({ parentId }) => parentId === township.id);
    const areaIds = villages.slice(0, 5).map(({ id }) => id);
    await fillUp(db, first.id, areaIds, each);
    const areas = areaIds.map((areaId) => ({ areaId, marketerId: otherId, assistantId: null }));
    const { id, version } = await manager.plans.save(draft({ moves: { areas, customers: [] } }));
    const before = await rowsOf(db);
    const { handovers } = await manager.plans.confirm({ id, version, from: firstDay, reason: "轮岗" });
    const after = await rowsOf(db);
    const more = [...after].map(([table, rows]) => [table, rows - (before.get(table) ?? 0)] as const);
    return { handovers, more: Object.fromEntries(more.filter(([, rows]) => rows !== 0)) };
  };
  const few = await written(10);
  expect(few).toEqual({
    handovers: 2,
    more: { assignments: 5, audit_entries: 6, handover_areas: 5, handovers: 2 },
  });
  expect(await written(200)).toEqual(few);
});
