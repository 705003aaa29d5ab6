import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import sqlite3 from "sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { Core } from "../../electron/core.ts";
import { fileLogger, silentLogger } from "../../electron/log.ts";
import { isSound } from "../../shared/contract/integrity.ts";
import type { RefusalReason } from "../../shared/contract/refusals.ts";
import { ended } from "../support/jobs.ts";
import { killedCoreOptions } from "../support/killedCore.ts";
import { farmer, residentId } from "../support/people.ts";
import { asFile, pdf } from "../support/pictures.ts";
import { refused } from "../support/refusal.ts";
import { managerLogin, startBranch, startTestCore, temporaryFolder, windowOn } from "../support/testCore.ts";

/** Mounting needs root, as on the machines that build; elsewhere these are skipped by name. */
const mayMount = process.platform === "linux" && process.getuid?.() === 0 && canMount();

function canMount(): boolean {
  try {
    execFileSync("unshare", ["--mount", "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function mounted(options: string): string {
  const folder = temporaryFolder();
  execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder]);
  onTestFinished(() => {
    execFileSync("umount", ["-l", folder]);
  });
  return folder;
}

/** A closed ledger with a few areas, in a folder. */
async function closedLedger(folder: string): Promise<string> {
  const core = await startTestCore({ dataPath: folder });
  const manager = windowOn(core);
  await manager.branch.create({ branchName: "城关信用社", ...managerLogin });
  await manager.areas.loadSample();
  await core.stop();
  return folder;
}

/** Why somebody is refused who signs in to a ledger. */
async function signInRefused(folder: string, reason: RefusalReason) {
  const core = await startTestCore({ dataPath: folder, log: silentLogger });
  const data = await refused(windowOn(core).session.signIn(managerLogin), reason);
  await core.stop();
  return data;
}

async function signsIn(folder: string): Promise<void> {
  const core = await startTestCore({ dataPath: folder });
  const manager = windowOn(core);
  await manager.session.signIn(managerLogin);
  const job = await manager.integrity.start();
  await ended(manager, job.id);
  expect(isSound(await manager.integrity.result({ jobId: job.id }))).toBe(true);
  await core.stop();
}

test.skipIf(!mayMount)(
  "a full disk refuses what does not fit, loses nothing, and all goes on once there is room",
  async () => {
    const folder = mounted("size=9m");
    const core = await startTestCore({ dataPath: folder, log: fileLogger(join(folder, "logs")) });
    const manager = windowOn(core);
    await manager.branch.create({ branchName: "城关信用社", ...managerLogin });
    await manager.areas.loadSample();
    const village = (await manager.jurisdictions.areas({})).find(({ level }) => level === "village");
    const register = (index: number) =>
      manager.customers.create(farmer(village?.id ?? 0, index, { idNumber: residentId(index % 900, "1990-05-06") }));
    const { id: customerId } = await register(0);
    const ballast = join(folder, "ballast");
    fill(ballast);
    let registered = 1;
    const failed = await refused(
      (async () => {
        for (;;) {
          await register(registered);
          registered += 1;
        }
      })(),
      "diskFull",
    );
    expect(failed.params).toEqual({});
    const paper = () =>
      manager.attachments.add({
        ...{ customerId, file: asFile(pdf("x".repeat(300_000)), "a.pdf") },
        ...{ category: "other", caption: "", takenOn: null },
      });
    await refused(paper(), "diskFull");
    expect((await manager.customers.count({})).count).toBe(registered);
    expect(
      readdirSync(core.files.attachments, { recursive: true }).filter((name) => String(name).includes(".draft")),
    ).toEqual([]);
    rmSync(ballast);
    await register(registered);
    await paper();
    expect((await manager.customers.count({})).count).toBe(registered + 1);
    await core.stop();
    await signsIn(folder);
  },
);

/** Takes all room that is left, but for a page or two. */
function fill(file: string): void {
  for (const piece of [1 << 20, 1 << 16, 1 << 13])
    try {
      for (;;) writeFileSync(file, Buffer.alloc(piece), { flag: "a" });
    } catch {}
}

test.skipIf(!mayMount)("a folder that cannot be written says so at the start", async () => {
  const folder = mounted("size=20m");
  await closedLedger(folder);
  execFileSync("mount", ["-o", "remount,ro", folder]);
  const start = Core.start({ ...killedCoreOptions, dataPath: folder });
  await expect(start).rejects.toMatchObject({ data: { reason: "storageReadOnly" } });
  execFileSync("mount", ["-o", "remount,rw", folder]);
  await signsIn(folder);
});

test.skipIf(!mayMount)("a ledger file that cannot be written says so at the sign-in, and is no damage", async () => {
  const folder = await closedLedger(temporaryFolder());
  const file = join(folder, "ledger.db");
  execFileSync("mount", ["--bind", file, file]);
  execFileSync("mount", ["-o", "remount,bind,ro", file]);
  try {
    await signInRefused(folder, "storageReadOnly");
  } finally {
    execFileSync("umount", [file]);
  }
  await signsIn(folder);
});

test("a ledger file that another program holds says so, and opens once it is free", async () => {
  const { core } = await startBranch();
  const { folder } = core.files;
  const key = core.databaseKey.toString("hex");
  await core.stop();
  const other = new sqlite3.Database(join(folder, "ledger.db"));
  const run = (sql: string) =>
    new Promise<void>((resolve, reject) => other.exec(sql, (error) => (error ? reject(error) : resolve())));
  await run(`PRAGMA key = 'raw:${key}'; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; SELECT count(*) FROM branch`);
  await signInRefused(folder, "ledgerLocked");
  await new Promise<void>((resolve) => other.close(() => resolve()));
  await signsIn(folder);
});

test("a page that is damaged while somebody works is no fault of the program, and what is sound stays readable", async () => {
  const { core, manager } = await startBranch({ log: silentLogger });
  await manager.areas.loadSample();
  const { db } = core.opened.store;
  const [{ rootpage } = { rootpage: 0 }]: { rootpage: number }[] = await db.raw(
    "SELECT rootpage FROM sqlite_master WHERE name = 'areas'",
  );
  await core.stop();
  const { database } = core.files;
  const bytes = readFileSync(database);
  bytes.fill(0x5a, 4096 * (rootpage - 1) + 100, 4096 * rootpage);
  writeFileSync(database, bytes);
  const again = await startTestCore({ dataPath: core.files.folder, log: silentLogger });
  const window = windowOn(again);
  await window.session.signIn(managerLogin);
  await refused(window.jurisdictions.areas({}), "ledgerDamaged");
  expect((await window.branch.settings.get()).branchName).toBe("城关信用社");
});

test.each<[string, (file: string) => void, RefusalReason]>([
  ["gone", (file) => rmSync(file), "ledgerMissing"],
  ["empty", (file) => truncateSync(file, 0), "ledgerMissing"],
  ["cut to its first page", (file) => truncateSync(file, 4096), "ledgerDamaged"],
  ["cut in the middle", (file) => truncateSync(file, 4096 * 40), "ledgerDamaged"],
])("a ledger file that is %s is told, never taken for a new one, and its copy opens", async (_, harm, reason) => {
  const folder = await closedLedger(temporaryFolder());
  const file = join(folder, "ledger.db");
  copyFileSync(file, `${file}.copy`);
  harm(file);
  const before = existsSync(file) ? readFileSync(file) : null;
  await signInRefused(folder, reason);
  expect(existsSync(file) ? readFileSync(file) : null).toEqual(before);
  copyFileSync(`${file}.copy`, file);
  await signsIn(folder);
});

test("a write-ahead log that is gone after an unclean stop is told once; put back, nothing is lost", async () => {
  const { core, manager } = await startBranch();
  await manager.areas.loadSample();
  await core.opened.store.db.raw("PRAGMA wal_checkpoint(TRUNCATE)");
  await manager.users.create({ login: "m01", name: "李营销", roles: ["marketer"], password: "m01-password-1" });
  const folder = temporaryFolder();
  const log = join(folder, "ledger.db-wal");
  mkdirSync(join(folder, "ledger.db.attachments", "ab"), { recursive: true });
  for (const end of ["", "-wal", ".keyring", ".open"])
    copyFileSync(core.files.database + end, join(folder, `ledger.db${end}`));
  const kept = readFileSync(log);
  rmSync(log);
  expect((await signInRefused(folder, "walMissing")).params).toMatchObject({ file: "ledger.db-wal" });
  writeFileSync(log, kept);
  const whole = await startTestCore({ dataPath: folder });
  await windowOn(whole).session.signIn({ login: "m01", password: "m01-password-1" });
  await whole.stop();
});

test("without the write-ahead log the ledger opens as it was saved, and keeps the files that came after", async () => {
  const { core, manager } = await startBranch();
  await manager.areas.loadSample();
  await core.opened.store.db.raw("PRAGMA wal_checkpoint(TRUNCATE)");
  const folder = temporaryFolder();
  for (const end of ["", ".keyring", ".open"]) copyFileSync(core.files.database + end, join(folder, `ledger.db${end}`));
  mkdirSync(join(folder, "ledger.db.attachments", "ab"), { recursive: true });
  const orphan = join(folder, "ledger.db.attachments", "ab", "ab12");
  writeFileSync(orphan, "all that is left of an attachment");
  await signInRefused(folder, "walMissing");
  await signsIn(folder);
  expect(existsSync(orphan)).toBe(true);
});

test("a keyring that is damaged is told, and one that is put back opens everything", async () => {
  const folder = await closedLedger(temporaryFolder());
  const keyring = join(folder, "ledger.db.keyring");
  const sound = readFileSync(keyring);
  for (const harmed of [sound.subarray(0, 100), Buffer.alloc(0), Buffer.from("{}")]) {
    writeFileSync(keyring, harmed);
    expect((await signInRefused(folder, "keyringDamaged")).params).toEqual({ file: "ledger.db.keyring" });
  }
  writeFileSync(keyring, sound);
  await signsIn(folder);
});

test("a ledger without its keyring is told before a first run, and one that is put back opens it", async () => {
  const folder = await closedLedger(temporaryFolder());
  const keyring = join(folder, "ledger.db.keyring");
  const sound = readFileSync(keyring);
  rmSync(keyring);
  const core = await startTestCore({ dataPath: folder });
  expect(await windowOn(core).branch.status()).toMatchObject({ stage: "new", problem: { reason: "keyringMissing" } });
  await core.stop();
  writeFileSync(keyring, sound);
  await signsIn(folder);
});
