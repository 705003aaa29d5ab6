import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import type { Core } from "../../electron/core.ts";
import { renewKey } from "../../electron/keys/renew.ts";
import { fileLogger } from "../../electron/log.ts";
import { loadSampleCounty } from "../../electron/sample/service.ts";
import { longName } from "../support/inClear.ts";
import { ended } from "../support/jobs.ts";
import { asFile, jpeg, pdf } from "../support/pictures.ts";
import { refused } from "../support/refusal.ts";
import { contextOf, startBranch, type TestWindow, temporaryFolder, windowOn } from "../support/testCore.ts";

interface Person {
  name: string;
  idNumber: string;
  phone: string;
}

/** A hundred customers from all over the ledger. */
const sampled = 100;

/** What of these people can be read in any file below a folder whose path has this beginning, and where. */
function foundInClear(folder: string, people: readonly Person[], beginning = ""): string[] {
  const files = filesBelow(folder).filter(({ name }) => name.startsWith(beginning));
  return files.flatMap(({ name, content }) =>
    people.flatMap((person) =>
      Object.values(person)
        .filter((value) => content.includes(value, 0, "utf8") || content.includes(value, 0, "utf16le"))
        .map((value) => `${name}: ${value}`),
    ),
  );
}

/** Every file with its path below the folder, and all that can be read of it: its path and its content. */
function filesBelow(folder: string): { name: string; content: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const path = relative(folder, join(parentPath, name));
      return { name: path, content: Buffer.concat([Buffer.from(path), readFileSync(join(folder, path))]) };
    });
}

/** Attaches to a customer a PDF that names them, and a photograph, both called and captioned by their name. */
async function attachTo({ id: customerId, name, idNumber }: Person & { id: number }, window: TestWindow) {
  const photograph = await jpeg({ width: 640, height: 480 });
  const fields = { customerId, category: "idDocument", caption: `${name} ${idNumber}`, takenOn: null } as const;
  await window.attachments.add({ ...fields, file: asFile(pdf(`${name} ${idNumber}`), `${name}.pdf`) });
  await window.attachments.add({ ...fields, file: asFile(photograph, `${name}.jpg`) });
  return photograph;
}

/** A volume with everybody in it, as binders keep them, and a workbook that waits to be imported. */
async function bindAndUpload(core: Core, manager: TestWindow, people: readonly Person[]): Promise<void> {
  const everybody = people.map((person) => Object.values(person).join(" ")).join("\n");
  const contentId = await core.opened.volumes.put(Buffer.from(everybody), null);
  const { db } = core.opened.store;
  const binder = { createdAt: "", createdBy: 1, language: "en", options: "{}", state: "done", customers: 0 };
  await db("binders").insert({ ...binder, keepUntil: "9999-12-31" });
  await db("binderVolumes").insert({ binderId: 1, number: 1, title: "", files: 1, pages: 1, bytes: 1, contentId });
  const rows = people.map(({ name, idNumber, phone }) => `${name},${idNumber},${phone}`);
  const file = new File([`姓名,身份证号,电话\n${rows.join("\n")}`], "customers.csv", { type: "text/csv" });
  const { jobId } = await manager.imports.upload({ file });
  if (jobId === null) throw new Error("The workbook is not being read.");
  await ended(manager, jobId);
}

test("no customer's name, identity number or phone can be read in any file of the data folder", async () => {
  const folder = temporaryFolder();
  const { core, manager } = await startBranch({ dataPath: folder, log: fileLogger(join(folder, "logs")) });
  const job = await loadSampleCounty(core, await contextOf(core, manager), 2000);
  await ended(manager, job.id);
  const people: Person[] = await core.opened.store
    .db("customers")
    .whereRaw("id % 7 = 0")
    .whereRaw(longName)
    .orderBy("id")
    .limit(sampled)
    .select("name", "idNumber", "phone");
  expect(people).toHaveLength(sampled);
  const [pictured] = await core.opened.store.db("customers").where({ idNumber: people[3]?.idNumber });
  const photograph = await attachTo(pictured, manager);
  await bindAndUpload(core, manager, people);
  await refused(windowOn(core).session.signIn({ login: "m01", password: String(people[0]?.name) }), "wrongPassword");
  core.options.log.error({ err: new Error(`could not save ${people[0]?.name} ${people[0]?.idNumber}`) }, "failed");

  const whileOpen = readdirSync(folder);
  expect(whileOpen).toEqual(
    expect.arrayContaining(["ledger.db", "ledger.db-wal", "ledger.db.keyring", "logs", "ledger.db.attachments"]),
  );
  expect(foundInClear(folder, people)).toEqual([]);
  const searched: string[] = [];
  const control = { signal: new AbortController().signal, progress: () => {} };
  await renewKey(core, await contextOf(core, manager), control, (step) => {
    searched.push(`${step} ${readdirSync(folder).includes("ledger.db.renewed")}`);
    const written = step === "copied" ? "ledger.db.renewed" : "ledger.db.keyring";
    expect(foundInClear(folder, people, written)).toEqual([]);
  });
  expect(searched).toEqual([
    "begun false",
    "copied true",
    "offered true",
    "exchanged false",
    "settled false",
    "moved false",
  ]);
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(["ledger.db.attempts", "ledger.db.binders"]));
  await core.stop();
  expect(foundInClear(folder, people)).toEqual([]);

  // Its head, which is like nothing else; pixels of one colour are like the empty pages of a file.
  const head = photograph.subarray(0, 100);
  expect(filesBelow(folder).filter(({ name }) => name.startsWith("ledger.db.attachments"))).toHaveLength(3);
  expect(filesBelow(folder).filter(({ name }) => name.startsWith("ledger.db.binders"))).toHaveLength(1);
  expect(filesBelow(folder).filter(({ content }) => content.includes(head))).toEqual([]);

  writeFileSync(join(folder, "leak.tmp"), `x${people[7]?.idNumber}y`);
  expect(foundInClear(folder, people, "leak")).toEqual([`leak.tmp: ${people[7]?.idNumber}`]);
});
