import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rowsPerRun } from "../../electron/imports/writeRows.ts";
import type { Import } from "../../shared/contract/imports.ts";
import { checked } from "../support/imports.ts";
import { killedManager, opened } from "../support/killedCore.ts";
import { killedProgram } from "../support/killing.ts";
import { farmer, residentId } from "../support/people.ts";
import { workbook } from "../support/workbook.ts";
import { randomFrom, runUntilKilled } from "../torture/kill.ts";

const kills = 24;
const people = 3 * rowsPerRun;
const alreadyKnown = 40;
/** Longest wait before a kill: a run takes about as long, so that kills fall on every part of it. */
const longestLifeMs = 450;

const seed = Number(process.env.SUNSHINE_SEED ?? Date.now() % 1_000_000);
const { root, program } = killedProgram("support/importChild.ts");

/** A ledger with an import that has been checked: new customers, and some who are known. */
function prepare(folder: string): Promise<number> {
  return opened(folder, async (manager) => {
    await manager.branch.create({ branchName: "城关信用社", name: "王主任", ...killedManager });
    await manager.areas.loadSample();
    const village = (await manager.jurisdictions.areas({})).find(({ level }) => level === "village");
    const numberOf = (index: number) => residentId(index % 900, `${1980 + Math.floor(index / 900)}-05-06`);
    for (let index = 0; index < alreadyKnown; index += 1)
      await manager.customers.create(farmer(village?.id ?? 0, index, { idNumber: numberOf(index * 30) }));
    const rows = Array.from({ length: people }, (_, index) => [`客户${index}`, numberOf(index), village?.code ?? ""]);
    const { id, counts } = await checked(manager, await workbook([["姓名", "身份证号", "区域代码"], ...rows]));
    expect(counts).toMatchObject({ create: people - alreadyKnown, update: alreadyKnown });
    return id;
  });
}

/** Everything that the import writes, in the order of the database. */
function contents(folder: string): Promise<unknown> {
  return opened(folder, async (_, { opened: { store } }) => {
    const columns = ["action", "subjectType", "subjectId", "before", "after"];
    const customers = await store.db("customers").orderBy("id");
    const audit = await store.db("auditEntries").where({ subjectType: "customer" }).orderBy("id").select(columns);
    const outcomes = await store.db("importOutcomes").orderBy("position");
    return { customers, audit, outcomes };
  });
}

/** The ledger after a kill is whole, and what it says of the import is true. */
function inspect(folder: string, id: number): Promise<Import> {
  return opened(folder, async (manager, { opened: { store } }) => {
    // Opening has checked pages, indexes and references already: the application had not ended by itself.
    expect(await store.db.raw("PRAGMA foreign_key_check")).toEqual([]);
    expect((await manager.audit.verify()).firstBroken).toBeNull();
    const current = await manager.imports.get({ id });
    const rows: { outcome: string; live: number; name: string; written: string }[] = await store
      .db("importOutcomes")
      .join("customers", "customers.id", "importOutcomes.customerId")
      .whereNotNull("appliedAt")
      .whereNull("undoneAt")
      .whereNull("customers.retiredAt")
      .select("outcome", "importOutcomes.name as name", "customers.name as written");
    expect(rows.every(({ name, written }) => name === written)).toBe(true);
    const created = rows.filter(({ outcome }) => outcome === "create").length;
    expect((await manager.customers.count({})).count).toBe(alreadyKnown + created);
    expect(rows).toHaveLength(current.applied - current.undone);
    for (const written of [current.applied, current.undone]) expect(written % rowsPerRun).toBe(0);
    return current;
  });
}

test("an import killed at any point is whole, says so, and comes to the same end as one that was not", async () => {
  const template = join(root, "template");
  const id = await prepare(template);
  const undisturbed = join(root, "undisturbed");
  cpSync(template, undisturbed, { recursive: true });
  await runUntilKilled(program, [undisturbed, String(id), "run"], { life: null });
  const afterRun = await contents(undisturbed);
  await runUntilKilled(program, [undisturbed, String(id), "undo"], { life: null });
  const afterUndo = await contents(undisturbed);

  const next = randomFrom(seed);
  const seen = new Set<string>();
  let killed = 0;
  for (let round = 0; killed < kills; round += 1) {
    const folder = join(root, `round-${round}`);
    cpSync(template, folder, { recursive: true });
    for (const [action, end, expected] of [
      ["run", "done", afterRun],
      ["undo", "undone", afterUndo],
    ] as const) {
      for (let state = ""; state !== end; ) {
        const life = killed < kills ? Math.floor(next() ** 2 * longestLifeMs) : null;
        await runUntilKilled(program, [folder, String(id), action], { life });
        ({ state } = await inspect(folder, id));
        if (life !== null && state !== end) killed += 1;
        seen.add(state);
      }
      expect(await contents(folder), `seed ${seed}`).toEqual(expected);
    }
    rmSync(folder, { recursive: true, force: true });
  }
  expect([...seen], `seed ${seed}`).toEqual(expect.arrayContaining(["interrupted", "done", "undone"]));
}, 180_000);
