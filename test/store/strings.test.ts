import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { fileLogger } from "../../electron/log.ts";
import { loadSampleCounty } from "../../electron/sample/service.ts";
import { ended } from "../support/jobs.ts";
import { asFile, jpeg, pdf } from "../support/pictures.ts";
import { contextOf, startBranch, type TestWindow, temporaryFolder } from "../support/testCore.ts";

interface Person {
  name: string;
  idNumber: string;
  phone: string;
}

/** A hundred customers from all over the ledger. */
const sampled = 100;

/** What of these people can be read in any file below a folder, and where. */
function foundInClear(folder: string, people: readonly Person[]): string[] {
  return filesBelow(folder).flatMap(({ name, content }) =>
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

test("no customer's name, identity number or phone can be read in any file of the data folder", async () => {
  const folder = temporaryFolder();
  const { core, manager } = await startBranch({ dataPath: folder, log: fileLogger(join(folder, "logs")) });
  const job = await loadSampleCounty(core, await contextOf(core, manager), 2000);
  await ended(manager, job.id);
  const people: Person[] = await core.opened.store
    .db("customers")
    .whereRaw("id % 20 = 0")
    .select("name", "idNumber", "phone");
  expect(people).toHaveLength(sampled);
  const [pictured] = await core.opened.store.db("customers").where({ idNumber: people[3]?.idNumber });
  const photograph = await attachTo(pictured, manager);
  core.options.log.error({ err: new Error(`could not save ${people[0]?.name} ${people[0]?.idNumber}`) }, "failed");

  const whileOpen = readdirSync(folder);
  expect(whileOpen).toEqual(
    expect.arrayContaining(["ledger.db", "ledger.db-wal", "ledger.db.keyring", "logs", "ledger.db.attachments"]),
  );
  expect(foundInClear(folder, people)).toEqual([]);
  await core.stop();
  expect(foundInClear(folder, people)).toEqual([]);

  // Its head, which is like nothing else; pixels of one colour are like the empty pages of a file.
  const head = photograph.subarray(0, 100);
  expect(filesBelow(folder).filter(({ name }) => name.startsWith("ledger.db.attachments"))).toHaveLength(3);
  expect(filesBelow(folder).filter(({ content }) => content.includes(head))).toEqual([]);

  writeFileSync(join(folder, "leak.tmp"), `x${people[7]?.idNumber}y`);
  expect(foundInClear(folder, people)).toEqual([`leak.tmp: ${people[7]?.idNumber}`]);
});
