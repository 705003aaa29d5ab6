import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BackupFile, fileKey } from "../../electron/backups/backupFile.ts";
import { sealed } from "../../electron/backups/frames.ts";
import { backupFormat, encodeHeader, keyFromPassphrase } from "../../electron/backups/header.ts";
import { type BackupRecord, packed } from "../../electron/backups/records.ts";
import {
  backedUp,
  branchToBackUp,
  digestOfFolder,
  filesBelow,
  passphrase,
  restored,
  setUpBackups,
} from "../support/backups.ts";
import { farmer } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { branchName } from "../support/testBranch.ts";
import { managerLogin, startBranch, startTestCore, temporaryFolder, windowOn } from "../support/testCore.ts";

test("a restoration tells what would be lost, wants everybody signed out, and sets the present ledger aside whole", async () => {
  const { core, manager, village, folder, destination } = await branchToBackUp();
  const { fileName } = await backedUp(manager);
  const { id } = await manager.customers.create(farmer(village, 50));
  await manager.customers.create(farmer(village, 51));
  await manager.customers.reveal({ id, field: "phone" });
  const file = { folder: destination, fileName };

  const window = windowOn(core);
  const preview = await window.restore.preview({ ...file, passphrase });
  expect(preview).toMatchObject({ branchName, customers: 3, contents: 2, lacking: 0 });
  expect(preview.present).toMatchObject({
    relation: "later",
    changes: [{ action: "customer.create", count: 2 }],
  });
  await refused(window.restore.start({ ...file, passphrase, confirmation: branchName }), "restoreWhileOpen");
  await manager.session.signOut();
  await refused(window.restore.start({ ...file, passphrase, confirmation: "another" }), "restoreUnconfirmed");
  const before = await digestOfFolder(folder);
  expect(await restored(window, file)).toMatchObject({ state: "done" });

  await window.session.signIn(managerLogin);
  expect((await window.customers.count({})).count).toBe(3);
  const [aside = ""] = readdirSync(folder).filter((name) => name.includes(".set-aside-"));
  expect(readdirSync(join(folder, aside))).toEqual(
    expect.arrayContaining(["ledger.db", "ledger.db.keyring", "ledger.db.attachments"]),
  );
  expect(await digestOfFolder(join(folder, aside))).toBe(before);
  const { entries } = await window.audit.list({ limit: 50 });
  expect(entries.filter(({ action }) => action === "backup.restored")).toHaveLength(1);
  expect(existsSync(join(folder, "ledger.db.restored"))).toBe(false);
});

test("a backup of another branch is restored without a comparison, one that is ahead says so", async () => {
  const { core, manager, folder, destination, village } = await branchToBackUp();
  const before = await backedUp(manager);
  await manager.customers.create(farmer(village, 60));
  const { fileName } = await backedUp(manager);
  await manager.session.signOut();
  const window = windowOn(core);
  await restored(window, { folder: destination, fileName: before.fileName });
  const ahead = await window.restore.preview({ folder: destination, fileName, passphrase });
  expect(ahead.present.relation).toBe("diverged");
  expect(folder).toBe(core.files.folder);

  const other = await startBranch({ keysOfItsOwn: true });
  await other.manager.session.signOut();
  const preview = await windowOn(other.core).restore.preview({ folder: destination, fileName, passphrase });
  expect(preview.present).toEqual({ relation: "unknown" });
});

test("a folder's list names what is damaged, foreign or too new, and none of them is restored", async () => {
  const { core, manager, destination } = await branchToBackUp();
  const { fileName } = await backedUp(manager);
  await manager.session.signOut();
  const window = windowOn(core);
  const whole = readFileSync(join(destination, fileName));
  const newer = Buffer.from(whole);
  newer[8] = backupFormat + 1;
  const turned = Buffer.from(whole);
  turned[turned.length - 100] = (turned[turned.length - 100] ?? 0) ^ 1;
  const files: [name: string, content: Buffer, reason: "backupDamaged" | "backupForeign" | "backupNewer"][] = [
    ["cut.slbackup", whole.subarray(0, -10), "backupDamaged"],
    ["empty.slbackup", Buffer.alloc(0), "backupForeign"],
    ["newer.slbackup", newer, "backupNewer"],
    ["other.slbackup", Buffer.from("a shopping list"), "backupForeign"],
  ];
  for (const [name, content] of files) writeFileSync(join(destination, name), content);
  writeFileSync(join(destination, "turned.slbackup"), turned);
  writeFileSync(join(destination, "notes.txt"), "not a backup");
  const listed = new Map((await window.restore.list({ folder: destination })).map((entry) => [entry.fileName, entry]));
  expect([...listed.keys()].sort()).toEqual([fileName, "turned.slbackup", ...files.map(([name]) => name)].sort());
  expect(listed.get(fileName)).toMatchObject({ problem: null, header: { branchName, appVersion: "dev" } });
  for (const [name, , reason] of files) {
    expect([name, listed.get(name)?.problem?.reason]).toEqual([name, reason]);
    const asked = { folder: destination, fileName: name, passphrase, confirmation: branchName };
    if (name !== "cut.slbackup") await refused(window.restore.start(asked), reason);
  }
  // A bit inside the frames shows with the key alone: the work fails, and what is there stays.
  const before = await digestOfFolder(core.files.folder);
  for (const name of ["turned.slbackup", "cut.slbackup"]) {
    const end = await restored(window, { folder: destination, fileName: name });
    expect(end).toMatchObject({ state: "failed", refusal: { reason: "backupDamaged" } });
  }
  expect(await digestOfFolder(core.files.folder)).toBe(before);
  expect(readdirSync(core.files.folder).filter((name) => /restor|set-aside/.test(name))).toEqual([]);
  const wrong = { folder: destination, fileName, passphrase: "not the passphrase 1" };
  await refused(window.restore.preview(wrong), "backupPassphraseWrong");
  await refused(window.restore.list({ folder: join(destination, "nowhere") }), "backupFolderMissing");
});

test("a backup of an older version is brought up to date at opening", async () => {
  const { core, manager, destination } = await branchToBackUp();
  const { db } = core.opened.store;
  for (const table of ["binderFailures", "binderCustomers", "binderVolumes", "binders"])
    await db.schema.dropTable(table);
  await db("knex_migrations").where({ name: "280-binders" }).delete();
  const { fileName } = await backedUp(manager);
  const window = windowOn(await startTestCore());
  expect(await restored(window, { folder: destination, fileName })).toMatchObject({ state: "done" });
  await window.session.signIn(managerLogin);
  expect(await window.binders.list()).toEqual([]);
});

test("a backup with a migration that this version does not know is refused", async () => {
  const { core, manager, destination } = await branchToBackUp();
  await core.opened.store.db("knex_migrations").insert({ name: "999-of-the-future", batch: 9 });
  const { fileName } = await backedUp(manager);
  const window = windowOn(await startTestCore());
  const data = await refused(
    window.restore.preview({ folder: destination, fileName, passphrase }),
    "backupNewerSchema",
  );
  expect(data.params).toEqual({ version: "dev" });
});

test("a new passphrase is for new backups; old ones keep theirs", async () => {
  const { manager, destination } = await branchToBackUp();
  const old = await backedUp(manager);
  await manager.backups.setPassphrase({ passphrase: "another harvest 2027" });
  await refused(manager.backups.setPassphrase({ passphrase: "short 1" }), "invalidInput");
  const newer = await backedUp(manager);
  expect(newer).toMatchObject({ newContents: 2 });
  const window = windowOn(await startTestCore());
  const ask = (fileName: string, words: string) =>
    window.restore.preview({ folder: destination, fileName, passphrase: words });
  expect((await ask(old.fileName, passphrase)).customers).toBe(3);
  expect((await ask(newer.fileName, "another harvest 2027")).customers).toBe(3);
  await refused(ask(newer.fileName, passphrase), "backupPassphraseWrong");
});

test("a folder of the destination may move elsewhere as a whole", async () => {
  const { manager, destination } = await branchToBackUp();
  const { fileName } = await backedUp(manager);
  const elsewhere = join(temporaryFolder(), "copied");
  mkdirSync(elsewhere);
  for (const name of readdirSync(destination)) renameSync(join(destination, name), join(elsewhere, name));
  const folder = temporaryFolder();
  const core = await startTestCore({ dataPath: folder });
  expect(await restored(windowOn(core), { folder: elsewhere, fileName })).toMatchObject({ state: "done" });
  expect(filesBelow(join(folder, "ledger.db.attachments"))).toHaveLength(3);
  await setUpBackups(manager, { destination: elsewhere });
  expect(await backedUp(manager)).toMatchObject({ newContents: 0 });
});

test("a backup that does not give back what it was made of is not restored", async () => {
  const { core, manager, destination } = await branchToBackUp();
  const { fileName } = await backedUp(manager);
  await manager.session.signOut();
  const altered = "altered.slbackup";
  const bytes = await BackupFile.with(join(destination, fileName), async (backup) => {
    const key = await keyFromPassphrase(backup.header, passphrase);
    const records = async function* (): AsyncGenerator<BackupRecord> {
      for await (const record of backup.records(key))
        yield record.kind === "end" ? { kind: "end", digest: "0".repeat(64) } : record;
    };
    const pieces: Buffer[] = [];
    const file = sealed(packed(records()), encodeHeader(backup.header), fileKey(backup.header, key.key));
    for await (const piece of file) pieces.push(piece);
    return Buffer.concat(pieces);
  });
  writeFileSync(join(destination, altered), bytes);
  const end = await restored(windowOn(core), { folder: destination, fileName: altered });
  expect(end).toMatchObject({ state: "failed", refusal: { reason: "backupDigestDiffers" } });
});
