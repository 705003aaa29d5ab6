import { cpSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Core } from "../../electron/core.ts";
import { type RenewalStep, renewKey } from "../../electron/keys/renew.ts";
import { connect } from "../../electron/store/connection.ts";
import { Keyring } from "../../electron/store/keyring.ts";
import { farmer } from "../support/people.ts";
import { asFile, jpeg, pdf } from "../support/pictures.ts";
import { refused } from "../support/refusal.ts";
import {
  contextOf,
  managerLogin,
  signInNew,
  startTestCore,
  type TestWindow,
  temporaryFolder,
  testPasswordCost,
  windowOn,
} from "../support/testCore.ts";
import { branchWithVillages } from "../support/village.ts";

const paper = pdf("a paper");

/** A ledger with papers, a volume of a binder, a teller, and somebody who has left. */
async function prepared() {
  const branch = await branchWithVillages();
  const { core, manager, village } = branch;
  const customer = await manager.customers.create(farmer(village.id, 1));
  const fields = { customerId: customer.id, category: "other", caption: "", takenOn: null } as const;
  await manager.attachments.add({ ...fields, file: asFile(paper, "paper.pdf") });
  await manager.attachments.add({ ...fields, file: asFile(await jpeg({ width: 64, height: 48 }), "picture.jpg") });
  const { db } = core.opened.store;
  const plain = {
    createdAt: "",
    createdBy: 1,
    language: "en",
    options: "{}",
    state: "done",
    customers: 0,
    keepUntil: "9999",
  };
  await db("binders").insert(plain);
  const contentId = await core.opened.volumes.put(paper, null);
  await db("binderVolumes").insert({ binderId: 1, number: 1, title: "", files: 1, pages: 1, bytes: 1, contentId });
  await signInNew(branch, "t01", ["teller"]);
  await signInNew(branch, "x01", ["teller"]);
  const before = { key: Buffer.from(core.databaseKey), folder: temporaryFolder() };
  cpSync(core.files.folder, before.folder, { recursive: true });
  const left = (await manager.users.list()).find(({ login }) => login === "x01");
  if (!left) throw new Error("x01 is missing");
  await manager.users.update({ ...left, active: false });
  return { ...branch, before, customerId: customer.id };
}

const control = { signal: new AbortController().signal, progress: () => {} };

async function renew({ core, manager }: { core: Core; manager: TestWindow }, at?: (step: RenewalStep) => void) {
  await renewKey(core, await contextOf(core, manager), control, at);
}

/** Everything is there and can be read, by whoever signs in first, and nothing lies under an older key any more. */
async function assertWhole(window: TestWindow, core: Core, customerId: number): Promise<void> {
  for (const login of [{ login: "t01", password: "t01-password-1" }, managerLogin]) await window.session.signIn(login);
  expect((await window.audit.verify()).firstBroken).toBeNull();
  while (core.jobs.busy) await setTimeout(5);
  const { filesLeft, running, leftOut, recoveryKeyFollows } = await window.keys.state();
  expect({ filesLeft, running, leftOut, recoveryKeyFollows }).toEqual({
    filesLeft: 0,
    running: null,
    leftOut: [],
    recoveryKeyFollows: true,
  });
  const attachments = await window.attachments.list({ customerId });
  expect(attachments).toHaveLength(2);
  const [, first] = attachments;
  const { file } = await window.attachments.content({ id: first?.id ?? 0 });
  expect(Buffer.from(await file.arrayBuffer()).equals(paper)).toBe(true);
  await window.attachments.thumbnail({ id: attachments[0]?.id ?? 0 });
  const [volume] = await core.opened.store.db("binderVolumes").select("contentId");
  expect((await core.opened.volumes.read(volume.contentId)).equals(paper)).toBe(true);
  expect(existsSync(core.files.renewed)).toBe(false);
  expect(core.readKeyring().awaitsNext).toBe(false);
}

function filesBeside({ files }: Core): string[] {
  return [files.attachments, files.binders].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name),
  );
}

test("a stop at any step leaves a ledger that everybody opens, with the old key or the new one", async () => {
  const branch = await prepared();
  const { core, before, customerId, recoveryKey } = branch;
  const root = temporaryFolder();
  const copies: string[] = [];
  const stopAt = (step: string) => {
    cpSync(core.files.folder, join(root, step), { recursive: true });
    copies.push(step);
  };
  const moving = { ...control, progress: (done: number) => done === 1 && stopAt("moving") };
  await renewKey(core, await contextOf(core, branch.manager), moving as never, stopAt);
  expect(copies).toEqual(["begun", "copied", "offered", "exchanged", "settled", "moving", "moved"]);
  const renewed = Buffer.from(core.databaseKey);
  for (const step of copies) {
    const again = await startTestCore({ dataPath: join(root, step) });
    await assertWhole(windowOn(again), again, customerId);
    const isOld = ["begun", "copied", "offered"].includes(step);
    expect([step, again.databaseKey.equals(isOld ? before.key : renewed)]).toEqual([step, true]);
    // Two papers, a thumbnail and a volume, each once.
    expect([step, filesBeside(again).length]).toEqual([step, 4]);
    expect([step, filesBeside(again).every((name) => name.startsWith("2-") !== isOld)]).toEqual([step, true]);
    const opened = await again.readKeyring().unlockWithRecoveryKey(recoveryKey);
    expect(opened?.databaseKey.equals(again.databaseKey)).toBe(true);
    await again.stop();
  }
});

test("a fault before the exchange changes nothing, and the key can be renewed again", async () => {
  const branch = await prepared();
  const { core, before, customerId, manager } = branch;
  for (const step of ["begun", "copied", "offered"]) {
    const failing = renew(branch, (reached) => {
      if (reached === step) throw new Error("the disk is gone");
    });
    await expect(failing).rejects.toThrow("the disk is gone");
    expect(core.databaseKey.equals(before.key)).toBe(true);
    await assertWhole(manager, core, customerId);
  }
  await renew(branch);
  expect(core.databaseKey.equals(before.key)).toBe(false);
  await assertWhole(manager, core, customerId);
});

test("a keyring that could not follow the ledger follows with its next change, or the next who signs in", async () => {
  const branch = await prepared();
  const silent = branch.core.options.log.error;
  branch.core.options.log.error = () => {};
  await renew(branch, (step) => {
    if (step === "exchanged") throw new Error("the disk is full");
  });
  branch.core.options.log.error = silent;
  expect(branch.core.readKeyring().awaitsNext).toBe(true);
  await branch.manager.customers.count({});
  await refused(branch.manager.keys.renew({ password: managerLogin.password }), "keyRenewalRunning");
  const stopped = temporaryFolder();
  cpSync(branch.core.files.folder, stopped, { recursive: true });
  const again = await startTestCore({ dataPath: stopped });
  await assertWhole(windowOn(again), again, branch.customerId);

  const newcomer = await signInNew(branch, "n01", ["teller"]);
  await assertWhole(branch.manager, branch.core, branch.customerId);
  await newcomer.session.signIn({ login: "n01", password: "n01-password-1" });
});

test("reading and writing go on while the key is renewed, and nothing is lost", async () => {
  const branch = await prepared();
  const { core, manager, village } = branch;
  let renewing = true;
  let read = 0;
  const reading = Array.from({ length: 3 }, async () => {
    while (renewing) {
      await manager.customers.list({});
      read += 1;
    }
  });
  const writing = (async () => {
    const written: number[] = [];
    for (let index = 2; renewing; index += 1) {
      written.push((await manager.customers.create(farmer(village.id, index))).id);
      await setTimeout(5);
    }
    return written;
  })();
  for (let round = 0; round < 3; round += 1) await renew(branch);
  renewing = false;
  await Promise.all(reading);
  const written = await writing;
  expect(read).toBeGreaterThan(10);
  expect(await core.opened.store.db("customers").whereIn("id", written).count({ count: "*" })).toEqual([
    { count: written.length },
  ]);
  await assertWhole(manager, core, branch.customerId);
});

test("whoever left opens the ledger of that day with an old copy, and the renewed one with nothing", async () => {
  const branch = await prepared();
  const { core, manager, before } = branch;
  expect((await manager.keys.state()).left).toEqual(["员工x01"]);
  writeFileSync(`${core.files.database}.before-migration-from-010`, "under the old key");
  await renew(branch);
  expect(readdirSync(core.files.folder).filter((name) => name.includes("before-migration"))).toEqual([]);
  const taken = Keyring.read(join(before.folder, "ledger.db.keyring"), testPasswordCost);
  const key = (await taken.unlock("x01", "x01-password-1"))?.databaseKey ?? Buffer.alloc(32);
  const old = connect(join(before.folder, "ledger.db"), key);
  expect(await old("users").where({ login: "x01" }).pluck("name")).toEqual(["员工x01"]);
  await old.destroy();
  const copy = join(temporaryFolder(), "ledger.db");
  await core.stop();
  cpSync(core.files.database, copy);
  const now = connect(copy, key);
  await expect(now("users").pluck("name")).rejects.toThrow("SQLITE_NOTADB");
  await now.destroy();
});

test("an administrator renews the key, by their password; what else runs comes first", async () => {
  const branch = await prepared();
  const { core, before } = branch;
  const administrator = await signInNew(branch, "admin", ["administrator"]);
  const password = "admin-password-1";
  await refused(administrator.keys.renew({ password: "wrong-password-1" }), "wrongPassword");
  let end = () => {};
  core.jobs.start({ kind: "sample", ownerId: 1, subject: "sample" }, () => new Promise<void>((done) => (end = done)));
  await refused(administrator.keys.renew({ password }), "keyRenewalBusy");
  end();
  await setTimeout(1);
  await administrator.keys.renew({ password });
  await refused(administrator.keys.renew({ password }), "keyRenewalRunning");
  while (core.jobs.busy) await setTimeout(5);
  expect(core.databaseKey.equals(before.key)).toBe(false);
  expect(await administrator.keys.state()).toMatchObject({ left: [], renewedAt: core.clock().toISOString() });
  const { entries } = await branch.manager.audit.list({});
  expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(["branch.renewKey", "branch.keyRenewed"]));
});
