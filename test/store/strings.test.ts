import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fileLogger } from "../../electron/log.ts";
import { loadSampleCounty } from "../../electron/sample/service.ts";
import { ended } from "../support/jobs.ts";
import { contextOf, startBranch, temporaryFolder } from "../support/testCore.ts";

interface Person {
  name: string;
  idNumber: string;
  phone: string;
}

/** A hundred customers from all over the ledger. */
const sampled = 100;

/** What of these people can be read in any file below a folder, and where. */
function foundInClear(folder: string, people: readonly Person[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap((file) => {
    const content = readFileSync(join(file.parentPath, file.name));
    return people.flatMap((person) =>
      Object.values(person)
        .filter((value) => content.includes(value, 0, "utf8") || content.includes(value, 0, "utf16le"))
        .map((value) => `${file.name}: ${value}`),
    );
  });
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
  core.options.log.error({ err: new Error(`could not save ${people[0]?.name} ${people[0]?.idNumber}`) }, "failed");

  const whileOpen = readdirSync(folder);
  expect(whileOpen).toEqual(expect.arrayContaining(["ledger.db", "ledger.db-wal", "ledger.db.keyring", "logs"]));
  expect(foundInClear(folder, people)).toEqual([]);
  await core.stop();
  expect(foundInClear(folder, people)).toEqual([]);

  writeFileSync(join(folder, "leak.tmp"), `x${people[7]?.idNumber}y`);
  expect(foundInClear(folder, people)).toEqual([`leak.tmp: ${people[7]?.idNumber}`]);
});
