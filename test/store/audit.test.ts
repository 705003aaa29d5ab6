import { expect, test } from "vitest";
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

test.each([
  ["an edited entry", "UPDATE audit_entries SET actor_name = '别人' WHERE id = 2", 2],
  ["a removed entry", "DELETE FROM audit_entries WHERE id = 2", 3],
])("%s is found where it happened", async (_, tampering, firstBroken) => {
  const { manager, db } = await trailWithHistory();
  await db.raw("DROP TRIGGER audit_entries_no_update");
  await db.raw("DROP TRIGGER audit_entries_no_delete");
  await db.raw(tampering);
  expect((await manager.audit.verify()).firstBroken).toBe(firstBroken);
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
