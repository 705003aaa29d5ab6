import { randomBytes } from "node:crypto";
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { connect } from "../../electron/store/connection.ts";
import { ledgerFiles } from "../../electron/store/files.ts";
import { migrateDown, migrateUp } from "../../electron/store/migrate.ts";
import { migrations } from "../../electron/store/migrations/index.ts";
import { openStore } from "../../electron/store/open.ts";
import { farmer } from "../support/people.ts";
import { startBranch, temporaryFolder } from "../support/testCore.ts";

const key = randomBytes(32);

async function madeLedger() {
  const files = ledgerFiles(temporaryFolder());
  const store = await openStore(files, key, "0.1.0");
  await store.db("branch").insert({ id: 1, branchName: "城关信用社", appVersion: "9.9.9", createdAt: "2026-01-01" });
  await store.close();
  return files;
}

test("a ledger is readable with its key only", async () => {
  const files = await madeLedger();
  await expect(openStore(files, randomBytes(32), "0.1.0")).rejects.toMatchObject({ data: { reason: "ledgerDamaged" } });
  const store = await openStore(files, key, "0.1.0");
  expect(await store.db("branch").pluck("branch_name")).toEqual(["城关信用社"]);
  await store.close();
});

test("folder and files belong to their owner alone", async () => {
  const { core } = await startBranch();
  const { folder, database, keyring } = core.files;
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const file of [database, keyring]) expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("connections keep references, wait for locks and write ahead", async () => {
  const files = await madeLedger();
  const store = await openStore(files, key, "0.1.0");
  const pragma = async (name: string) => Object.values((await store.db.raw(`PRAGMA ${name}`))[0])[0];
  expect(await pragma("journal_mode")).toBe("wal");
  expect(await pragma("foreign_keys")).toBe(1);
  expect(await pragma("synchronous")).toBe(2);
  await expect(store.db("userRoles").insert({ userId: 99, role: "manager" })).rejects.toThrow(/FOREIGN KEY/);
  await store.close();
});

test("a newer ledger is refused and left untouched", async () => {
  const files = await madeLedger();
  const db = connect(files.database, key);
  await db("knex_migrations").insert({ name: "990-from-the-future", batch: 2, migrationTime: 0 });
  await db.raw("PRAGMA wal_checkpoint(TRUNCATE)");
  await db.destroy();
  const before = readFileSync(files.database);
  await expect(openStore(files, key, "0.1.0")).rejects.toMatchObject({
    data: { reason: "ledgerNewer", params: { version: "9.9.9" } },
  });
  expect(readFileSync(files.database).equals(before)).toBe(true);
});

test("an older ledger is copied aside, equally encrypted, and then migrated", async () => {
  const files = ledgerFiles(temporaryFolder());
  const old = connect(files.database, key);
  await migrateUp(old, migrations.slice(0, 3));
  await old("branch").insert({ id: 1, branchName: "老网点", appVersion: "0.0.1", createdAt: "2025-01-01" });
  await old.destroy();

  const store = await openStore(files, key, "0.1.0");
  expect(await store.db.schema.hasTable("customers")).toBe(true);
  expect(await store.db("branch").pluck("app_version")).toEqual(["0.1.0"]);
  await store.close();

  const copyName = readdirSync(files.folder).find((name) => name.includes("before-migration-from-030"));
  expect(copyName).toBeDefined();
  const copyPath = join(files.folder, copyName ?? "");
  expect(readFileSync(copyPath).includes("branch")).toBe(false);
  const copy = connect(copyPath, key);
  expect(await copy("branch").pluck("app_version")).toEqual(["0.0.1"]);
  expect(await copy.schema.hasTable("customers")).toBe(false);
  await copy.destroy();
});

test("after an unclean stop a damaged page is found before anybody works on it", async () => {
  const { core, manager } = await startBranch();
  await manager.areas.loadSample();
  const { database } = core.files;
  await core.opened.store.db.raw("PRAGMA wal_checkpoint(TRUNCATE)");
  const files = ledgerFiles(temporaryFolder());
  copyFileSync(database, files.database);
  const bytes = readFileSync(files.database);
  bytes.fill(0x5a, 4096 * 12, 4096 * 12 + 600);
  writeFileSync(files.database, bytes);
  writeFileSync(files.openMarker, "");
  const stolenKey = Buffer.from(core.databaseKey);
  await expect(openStore(files, stolenKey, "0.1.0")).rejects.toMatchObject({ data: { reason: "ledgerDamaged" } });
  expect(readFileSync(files.database).equals(bytes)).toBe(true);
});

test("the marker of an open ledger is there while it is open and gone after a clean stop", async () => {
  const { core } = await startBranch();
  expect(existsSync(core.files.openMarker)).toBe(true);
  await core.stop();
  expect(existsSync(core.files.openMarker)).toBe(false);
});

test("migrations go up, down and up again on a populated ledger", async () => {
  const { core, manager } = await startBranch();
  await manager.areas.loadSample();
  const village = (await manager.jurisdictions.areas({})).find(({ level }) => level === "village");
  await manager.customers.create(farmer(village?.id ?? 0, 1));
  const { db } = core.opened.store;
  const tables = async () =>
    (await db.raw("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name")) as unknown[];
  const before = await tables();
  await db.raw("PRAGMA foreign_keys = OFF");
  await migrateDown(db);
  expect(await db.schema.hasTable("customers")).toBe(false);
  expect(await db.schema.hasTable("branch")).toBe(false);
  await migrateUp(db);
  expect(await tables()).toEqual(before);
  expect(await db("scorecards").pluck("code").orderBy("id")).toEqual(["farmer", "business", "farmer", "business"]);
});
