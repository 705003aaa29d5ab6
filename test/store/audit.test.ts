import type { Knex } from "knex";
import { expect, test } from "vitest";
import { hashOf, type StoredEntry } from "../../electron/audit/trail.ts";
import type { TrailBreak } from "../../shared/contract/integrity.ts";
import { startBranch } from "../support/testCore.ts";

async function trailWithHistory() {
  const { core, manager } = await startBranch();
  await manager.users.create({ login: "m01", name: "李营销", roles: ["marketer"], password: "m01-password-1" });
  await manager.areas.loadSample();
  return { core, manager, db: core.opened.store.db };
}

test("the chain of an untouched trail holds", async () => {
  const { manager } = await trailWithHistory();
  const result = await manager.audit.verify();
  expect(result.firstBroken).toBeNull();
  expect(result.entries).toBeGreaterThan(3);
});

test("the database refuses to change or remove an entry", async () => {
  const { db } = await trailWithHistory();
  await expect(db("auditEntries").where({ id: 1 }).update({ actorName: "别人" })).rejects.toThrow(/append-only/);
  await expect(db("auditEntries").where({ id: 1 }).delete()).rejects.toThrow(/append-only/);
});

/** Changes the trail as somebody with the key but without the application could. */
async function tamper(db: Knex, ...statements: string[]): Promise<void> {
  await db.raw("DROP TRIGGER audit_entries_no_update");
  await db.raw("DROP TRIGGER audit_entries_no_delete");
  for (const statement of statements) await db.raw(statement);
}

const content = ["at", "actor_id", "actor_name", "action", "subject_type", "subject_id", "before", "after"];
const all = [...content, "previous_hash", "hash"].join(", ");

test.each<[string, string[], { entryId: number; kind: TrailBreak["kind"] }[]]>([
  ["an edited entry", ["UPDATE audit_entries SET actor_name = '别人' WHERE id = 2"], [{ entryId: 2, kind: "edited" }]],
  ["a removed entry", ["DELETE FROM audit_entries WHERE id = 2"], [{ entryId: 2, kind: "missing" }]],
  [
    "two entries in each other's place",
    [
      `CREATE TABLE kept AS SELECT * FROM audit_entries`,
      `UPDATE audit_entries SET (${all}) = (SELECT ${all} FROM kept WHERE kept.id = 5 - audit_entries.id)
       WHERE id IN (2, 3)`,
      "DROP TABLE kept",
    ],
    [2, 3, 4].map((entryId) => ({ entryId, kind: "outOfOrder" as const })),
  ],
  ["the end cut off", ["DELETE FROM audit_entries WHERE id >= 3"], [{ entryId: 3, kind: "cutOff" }]],
])("%s is found where it happened", async (_, tampering, breaks) => {
  const { manager, db } = await trailWithHistory();
  await tamper(db, ...tampering);
  expect(await manager.audit.verify()).toMatchObject({ breaks, firstBroken: breaks[0]?.entryId });
});

test("an entry written anew with its own hash is found at the one after it", async () => {
  const { manager, db } = await trailWithHistory();
  const entry: StoredEntry = await db("auditEntries").where({ id: 2 }).first();
  await tamper(db);
  const forged = { ...entry, actorName: "别人" };
  await db("auditEntries")
    .where({ id: 2 })
    .update({ actorName: "别人", hash: hashOf(forged) });
  expect((await manager.audit.verify()).breaks).toEqual([{ entryId: 3, kind: "rewritten" }]);
});

test("a mutation that records nothing is rolled back", async () => {
  const { core, db } = await trailWithHistory();
  await expect(
    core.change({ id: 1, name: "王主任" }, async (change) => {
      await change.db("branch").update({ branchName: "改名" });
    }),
  ).rejects.toThrow(/audit/);
  expect(await db("branch").pluck("branch_name")).toEqual(["城关信用社"]);
});
