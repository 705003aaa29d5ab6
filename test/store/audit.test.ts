import type { Knex } from "knex";
import { expect, test } from "vitest";
import { checkTrail } from "../../electron/audit/checkTrail.ts";
import { hashOf, type StoredEntry } from "../../electron/audit/trail.ts";
import { trailMark } from "../../electron/store/trailMarks.ts";
import type { TrailBreak } from "../../shared/contract/integrity.ts";
import { managerLogin, startBranch, type TestWindow, testNow } from "../support/testCore.ts";

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

test("nothing takes the place of an entry, and none is added that does not follow from the last", async () => {
  const { db } = await trailWithHistory();
  const first: StoredEntry = await db("auditEntries").orderBy("id").first();
  const last: StoredEntry = await db("auditEntries").orderBy("id", "desc").first();
  const put = (entry: Partial<StoredEntry>, how = "INSERT") => {
    const { sql, bindings } = db("auditEntries").insert(entry).toSQL();
    return db.raw(sql.replace(/^insert/, how), bindings as string[]);
  };
  const { id: _id, ...next } = { ...last, previousHash: last.hash };
  await expect(put({ ...first, actorName: "别人" }, "INSERT OR REPLACE")).rejects.toThrow(/append-only/);
  await expect(put({ ...last, previousHash: last.hash }, "REPLACE")).rejects.toThrow(/append-only/);
  await expect(put({ ...next, previousHash: first.hash })).rejects.toThrow(/append-only/);
  await put(next);
});

test("history that is never deleted is not replaced either", async () => {
  const { db } = await trailWithHistory();
  await db.raw(
    "INSERT INTO area_changes (id, kind, area_id, on_date, reason, created_at, created_by) VALUES (1, 'add', 1, '', '', '', 1)",
  );
  await expect(
    db.raw(
      "REPLACE INTO area_changes (id, kind, area_id, on_date, reason, created_at, created_by) VALUES (1, 'add', 2, '', '', '', 1)",
    ),
  ).rejects.toThrow(/history/);
});

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

/** Writes every entry from a number on anew, hashes and all, as if somebody else had made the first of them. */
async function rewriteFrom(db: Knex, id: number): Promise<void> {
  const entries: StoredEntry[] = await db("auditEntries").where("id", ">=", id).orderBy("id");
  const before: StoredEntry | undefined = await db("auditEntries")
    .where({ id: id - 1 })
    .first();
  let previousHash = before?.hash ?? "";
  for (const entry of entries) {
    const forged = { ...entry, previousHash, actorName: entry.id === id ? "别人" : entry.actorName };
    previousHash = hashOf(forged);
    await db("auditEntries")
      .where({ id: entry.id })
      .update({ ...forged, hash: previousHash });
  }
}

/** Number and code as they stand on a printed sheet. */
async function sheetOf(manager: TestWindow): Promise<{ entryId: number; code: string }> {
  const { html } = await manager.documents.page({ document: { kind: "auditSheet" }, language: "en" });
  const [, entryId, code] = /<td>(\d+)<\/td>.*?<td>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){4})<\/td>/s.exec(html) ?? [];
  return { entryId: Number(entryId), code: code ?? "" };
}

test("a trail that was written anew from some entry on agrees with itself, but not with a sheet of before", async () => {
  const { manager, db } = await trailWithHistory();
  const sheet = await sheetOf(manager);
  expect(await manager.audit.compareSheet(sheet)).toEqual({ outcome: "agrees", breaks: [] });
  const typed = { ...sheet, code: sheet.code.toLowerCase().replaceAll("0", "o").replaceAll("1", "l") };
  expect((await manager.audit.compareSheet(typed)).outcome).toBe("agrees");
  await tamper(db);
  await rewriteFrom(db, 2);
  await db("trailMarks").delete();
  expect((await manager.audit.verify()).breaks).toEqual([]);
  expect(await manager.audit.compareSheet(sheet)).toEqual({ outcome: "differs", breaks: [] });
});

test("a trail whose end was cut off, numbers and all, has no entry for the sheet", async () => {
  const { manager, db } = await trailWithHistory();
  const sheet = await sheetOf(manager);
  await tamper(
    db,
    "DELETE FROM audit_entries WHERE id >= 3",
    "UPDATE sqlite_sequence SET seq = 2 WHERE name = 'audit_entries'",
  );
  await db("trailMarks").delete();
  expect((await manager.audit.verify()).breaks).toEqual([]);
  expect(await manager.audit.compareSheet(sheet)).toEqual({ outcome: "gone", breaks: [] });
});

test("a day's check recomputes what is new, and a mark tells where all was written anew", async () => {
  const { manager, db } = await trailWithHistory();
  await manager.audit.verify();
  const mark = await trailMark(db);
  await manager.users.create({ login: "m02", name: "周营销", roles: ["marketer"], password: "m02-password-1" });
  let read = 0;
  const check = await checkTrail(db, {
    mark,
    onlyNew: true,
    advance: (entries) => {
      read += entries;
    },
  });
  expect(check).toMatchObject({ problems: 0, entries: (mark?.entryId ?? 0) + 1 });
  expect(read).toBe(1);
  await tamper(db);
  await rewriteFrom(db, 2);
  const breaks = [{ entryId: mark?.entryId, kind: "rewritten" }];
  expect(await checkTrail(db, { mark, onlyNew: true })).toMatchObject({ problems: 1, breaks });
  expect((await manager.audit.verify()).breaks).toEqual(breaks);
});

test("the first request of a day finds a broken trail, records it once, and says so until a whole check is sound", async () => {
  let now = testNow;
  const { core, manager } = await startBranch({ clock: () => new Date(now) });
  const signedInOn = async (day: string) => {
    now = `${day}T02:00:00.000Z`;
    await manager.session.signIn(managerLogin);
    return (await manager.audit.standing())?.breaks;
  };
  expect(await manager.audit.standing()).toMatchObject({ breaks: [] });
  const { db } = core.opened.store;
  const last: StoredEntry = await db("auditEntries").orderBy("id", "desc").first();
  await manager.users.create({ login: "m01", name: "李营销", roles: ["marketer"], password: "m01-password-1" });
  const broken = [{ entryId: last.id + 1, kind: "edited" }];
  await tamper(db, `UPDATE audit_entries SET actor_name = '别人' WHERE id = ${last.id + 1}`);
  expect(await signedInOn("2026-03-11")).toEqual(broken);
  expect(await signedInOn("2026-03-12")).toEqual(broken);
  expect(await db("auditEntries").where({ action: "audit.broken" }).pluck("actor_name")).toEqual(["system"]);
  await db("auditEntries")
    .where({ id: last.id + 1 })
    .update({ actorName: managerLogin.name });
  expect(await signedInOn("2026-03-13")).toEqual(broken);
  expect((await manager.audit.verify()).breaks).toEqual([]);
  expect(await signedInOn("2026-03-14")).toEqual([]);
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
