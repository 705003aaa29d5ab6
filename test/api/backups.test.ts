import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  attach,
  backedUp,
  branchToBackUp,
  digestOfCore,
  digestOfFolder,
  filesBelow,
  passphrase,
  restored,
} from "../support/backups.ts";
import { ended } from "../support/jobs.ts";
import { farmer } from "../support/people.ts";
import { managerLogin, startTestCore, temporaryFolder, windowOn } from "../support/testCore.ts";

test("a backup restored into an empty folder is the same ledger, attachments and passwords with it", async () => {
  const { core, manager, destination, ids } = await branchToBackUp();
  const before = await digestOfCore(core);
  const backup = await backedUp(manager);
  expect(backup).toMatchObject({ state: "verified", contents: 2, newContents: 2, lacking: 0, problem: null });
  await core.stop();

  const folder = temporaryFolder();
  const other = await startTestCore({ dataPath: folder });
  const window = windowOn(other);
  expect(await restored(window, { folder: destination, fileName: backup.fileName })).toMatchObject({ state: "done" });
  expect(await digestOfFolder(folder)).toBe(before);
  expect(readdirSync(folder).filter((name) => name.includes("set-aside"))).toEqual([]);

  await window.session.signIn(managerLogin);
  const [photograph] = await window.attachments.list({ customerId: ids[0] ?? 0 });
  expect((await window.attachments.content({ id: photograph?.id ?? 0 })).file.size).toBeGreaterThan(0);
  const { entries } = await window.audit.list({ limit: 5 });
  expect(entries.map(({ action }) => action)).toContain("backup.restored");
  expect((await window.audit.verify()).firstBroken).toBeNull();
});

test("after the key was renewed backups are made as before, and give back what moved under it", async () => {
  const { core, manager, destination, ids } = await branchToBackUp();
  const { jobId } = await manager.keys.renew({ password: managerLogin.password });
  expect((await ended(manager, jobId)).state).toBe("done");
  await attach(manager, ids[1] ?? 0, "later");
  const before = await digestOfCore(core);
  const backup = await backedUp(manager);
  expect(backup).toMatchObject({ state: "verified", contents: 4, lacking: 0, problem: null });

  const folder = temporaryFolder();
  const window = windowOn(await startTestCore({ dataPath: folder }));
  expect(await restored(window, { folder: destination, fileName: backup.fileName })).toMatchObject({ state: "done" });
  expect(await digestOfFolder(folder)).toBe(before);
  await window.session.signIn(managerLogin);
  for (const customerId of ids.slice(0, 2))
    for (const { id } of await window.attachments.list({ customerId }))
      expect((await window.attachments.content({ id })).file.size).toBeGreaterThan(0);
});

test("a backup made while people write is the ledger as it was at one moment", async () => {
  const { core, manager, village, destination } = await branchToBackUp();
  let stop = false;
  let written = 0;
  const writing = (async () => {
    for (let index = 100; !stop; index += 1) {
      await manager.customers.create(farmer(village, index));
      written += 1;
    }
  })();
  const backups = [await backedUp(manager), await backedUp(manager)];
  stop = true;
  await writing;
  expect(written).toBeGreaterThan(2);
  await core.stop();
  for (const { state, fileName } of backups) {
    expect(state).toBe("verified");
    const folder = temporaryFolder();
    const window = windowOn(await startTestCore({ dataPath: folder }));
    await restored(window, { folder: destination, fileName });
    await window.session.signIn(managerLogin);
    expect((await window.audit.verify()).firstBroken).toBeNull();
    const { entries } = await window.audit.list({ limit: 200 });
    const created = entries.filter(({ action }) => action === "customer.create").length;
    expect((await window.customers.count({})).count).toBe(created);
  }
});

test("attachments are copied once; a copy that went bad is replaced by the ledger's own", async () => {
  const { manager, ids, destination } = await branchToBackUp();
  await backedUp(manager);
  const pool = () => filesBelow(destination).filter((file) => !file.endsWith(".slbackup"));
  const [first = ""] = pool();
  const before = pool().length;
  writeFileSync(first, Buffer.concat([readFileSync(first).subarray(0, -1), Buffer.of(0xff)]));
  await attach(manager, ids[1] ?? 0, "another");
  expect(await backedUp(manager)).toMatchObject({ state: "verified", contents: 4, newContents: 2 });
  expect(pool()).toHaveLength(before + 3);
  expect(await backedUp(manager)).toMatchObject({ state: "verified", contents: 4, newContents: 0 });
});

test("what the ledger lost of its attachments comes out of an earlier backup; what nobody has is counted", async () => {
  const { core, manager, ids, destination } = await branchToBackUp();
  await backedUp(manager);
  await attach(manager, ids[1] ?? 0, "lost");
  for (const file of filesBelow(core.files.attachments)) rmSync(file);
  expect(await backedUp(manager)).toMatchObject({ state: "verified", contents: 2, lacking: 2 });
  expect((await manager.backups.state()).warning).toBe("lacking");
  const [{ fileName = "" } = {}] = await manager.backups.list();
  const preview = await windowOn(core).restore.preview({ folder: destination, fileName, passphrase });
  expect(preview.lacking).toBe(2);
});

test("a backup whose pool is gone says how much it lacks, and gives back the rest", async () => {
  const { core, manager, destination } = await branchToBackUp();
  const { fileName } = await backedUp(manager);
  for (const file of filesBelow(destination)) if (!file.endsWith(".slbackup")) rmSync(file);
  await core.stop();
  const window = windowOn(await startTestCore({ dataPath: temporaryFolder() }));
  const file = { folder: destination, fileName };
  expect(await window.restore.preview({ ...file, passphrase })).toMatchObject({ lacking: 2, customers: 3 });
  expect(await restored(window, file)).toMatchObject({ state: "done" });
  await window.session.signIn(managerLogin);
  expect((await window.customers.count({})).count).toBe(3);
  const { entries } = await window.audit.list({ limit: 3 });
  expect(entries.find(({ action }) => action === "backup.restored")?.after).toMatchObject({ lacking: 2 });
});
