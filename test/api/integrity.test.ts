import { cpSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Core } from "../../electron/core.ts";
import { contentKeys } from "../../electron/store/contentKeys.ts";
import { ContentStore } from "../../electron/store/contents.ts";
import { dataTables } from "../../electron/store/dialect.ts";
import { ledgerDigest } from "../../electron/store/digest.ts";
import { isSound, type Verification } from "../../shared/contract/integrity.ts";
import { everybody, splitBy } from "../support/binders.ts";
import { ended } from "../support/jobs.ts";
import { pagedPrinter } from "../support/pagedPrinter.ts";
import { farmer } from "../support/people.ts";
import { asFile, jpeg } from "../support/pictures.ts";
import { refused } from "../support/refusal.ts";
import {
  managerLogin,
  signInNew,
  startTestCore,
  type TestWindow,
  temporaryFolder,
  windowOn,
} from "../support/testCore.ts";
import { branchWithVillages } from "../support/village.ts";

const control = { signal: new AbortController().signal, advance: () => {} };

async function branchWithPapers() {
  const branch = await branchWithVillages({ pdfPrinter: pagedPrinter() });
  const { id } = await branch.manager.customers.create(farmer(branch.village.id, 1));
  const add = async (shade: number) =>
    branch.manager.attachments.add({
      ...{ customerId: id, file: asFile(await jpeg({ shade }), "a.jpg") },
      ...{ category: "other", caption: "", takenOn: null },
    });
  await add(10);
  await add(20);
  return { ...branch, customerId: id };
}

async function verified(window: TestWindow): Promise<Verification> {
  const job = await window.integrity.start();
  expect(await ended(window, job.id)).toMatchObject({ state: "done" });
  return window.integrity.result({ jobId: job.id });
}

function failedIn({ checks }: Verification) {
  return checks.filter(({ problems }) => problems > 0).map(({ name, problems, where }) => ({ name, problems, where }));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes("."))
    .map((entry) => join(entry.parentPath, entry.name));
}

function digestNow({ opened: { store, contents } }: Core): Promise<string> {
  return ledgerDigest(store.db, contents, control);
}

test("a sound ledger passes every check, the trail says that it was checked, and the digest stays", async () => {
  const { core, manager } = await branchWithPapers();
  expect(await manager.integrity.last()).toBeNull();
  const first = await verified(manager);
  expect(failedIn(first)).toEqual([]);
  expect(isSound(first)).toBe(true);
  expect(first.files).toBe(2);
  expect(await manager.integrity.last()).toMatchObject({
    actorName: managerLogin.name,
    problems: 0,
    digest: first.digest,
  });
  const auditor = await signInNew({ core, manager }, "a01", ["auditor"]);
  const second = await verified(auditor);
  expect(second.digest).not.toBe(first.digest);
  await auditor.session.signOut();
  expect((await verified(manager)).digest).toBe(second.digest);
});

test("the result is for the window that asked, and for nobody without the right", async () => {
  const { core, manager } = await branchWithPapers();
  const teller = await signInNew({ core, manager }, "t01", ["teller"]);
  await refused(teller.integrity.start(), "notAllowed");
  const job = await manager.integrity.start();
  await ended(manager, job.id);
  const other = windowOn(core);
  await other.session.signIn(managerLogin);
  await refused(other.integrity.result({ jobId: job.id }), "integrityGone");
});

test("files that are gone or damaged are told by what they belong to", async () => {
  const { core, manager } = await branchWithPapers();
  const { id } = await manager.binders.start({
    selection: everybody,
    options: splitBy({ split: "files", filesPerVolume: 2 }),
    language: "en",
  });
  while (core.jobs.busy) await new Promise((resolve) => setTimeout(resolve, 5));
  const sound = await verified(manager);
  expect(failedIn(sound)).toEqual([]);
  for (const file of filesIn(core.files.binders)) rmSync(file);
  const withoutVolumes = await verified(manager);
  expect(failedIn(withoutVolumes)).toEqual([{ name: "binderVolumes", problems: 1, where: [`${id}/1`] }]);
  expect(isSound(withoutVolumes)).toBe(true);
  expect(withoutVolumes.digest).toBe(sound.digest);
  const [first = "", second = ""] = filesIn(core.files.attachments);
  rmSync(first);
  writeFileSync(second, "not what was there");
  const broken = await verified(manager);
  expect(failedIn(broken)[0]).toMatchObject({ name: "attachments", problems: 2 });
  expect(isSound(broken)).toBe(false);
  expect(broken.digest).not.toBe(sound.digest);
});

test("a copy has the digest of what it was made of, also once somebody has signed in to it", async () => {
  const { core, manager } = await branchWithPapers();
  const before = await digestNow(core);
  const copy = temporaryFolder();
  await core.opened.store.db.raw("VACUUM INTO ?", [join(copy, "ledger.db")]);
  cpSync(core.files.attachments, join(copy, "ledger.db.attachments"), { recursive: true });
  cpSync(core.files.keyring, join(copy, "ledger.db.keyring"));
  const other = await startTestCore({ dataPath: copy });
  const window = windowOn(other);
  await window.session.signIn(managerLogin);
  expect(await digestNow(other)).toBe(before);
  await window.session.signOut();
  await manager.branch.settings.get();
  expect(await digestNow(core)).toBe(before);
});

test("any change of any row of any table is another digest", async () => {
  const { core } = await branchWithPapers();
  const { store } = core.opened;
  const contents = ContentStore.open(core.files.attachments, await contentKeys(store.db, core.opened.key));
  const digests = new Set([await digestNow(core)]);
  let changes = 1;
  await store.db
    .transaction(async (db) => {
      const triggers: { name: string }[] = await db("sqlite_master").where({ type: "trigger" }).select("name");
      for (const { name } of triggers) await db.raw("DROP TRIGGER ??", [name]);
      await db.raw("PRAGMA defer_foreign_keys = ON");
      for (const { name, columns, key } of await dataTables(db)) {
        expect(key.length, name).toBeGreaterThan(0);
        if (name.startsWith("knex_") || name === "trail_marks") continue;
        const [row] = await db(name).limit(1);
        if (!row) continue;
        const column = columns.find((one) => !key.includes(one) && !/_id$|hash$/.test(one)) ?? columns[0] ?? "";
        await db.raw("UPDATE ?? SET ?? = ? WHERE rowid = (SELECT min(rowid) FROM ??)", [name, column, "改", name]);
        digests.add(await ledgerDigest(db, contents, control));
        changes += 1;
        await db.raw("DELETE FROM ?? WHERE rowid = (SELECT min(rowid) FROM ??)", [name, name]);
        digests.add(await ledgerDigest(db, contents, control));
        changes += 1;
      }
      throw new Error("taken back");
    })
    .catch((error: Error) => expect(error.message).toBe("taken back"));
  expect(changes).toBeGreaterThan(15);
  expect(digests.size).toBe(changes);
});

test("a check can be stopped, and then says nothing", async () => {
  const { manager } = await branchWithPapers();
  const job = await manager.integrity.start();
  expect(await manager.jobs.cancel({ id: job.id })).toMatchObject({ state: "cancelled" });
  await refused(manager.integrity.result({ jobId: job.id }), "integrityGone");
  expect(await manager.integrity.last()).toBeNull();
});
