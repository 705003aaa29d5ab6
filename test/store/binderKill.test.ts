import { cpSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { BinderDetails } from "../../shared/contract/binders.ts";
import { everybody, splitBy } from "../support/binders.ts";
import { killedManager, opened } from "../support/killedCore.ts";
import { killedProgram } from "../support/killing.ts";
import { pagedPrinter } from "../support/pagedPrinter.ts";
import { farmer } from "../support/people.ts";
import { randomFrom, runUntilKilled } from "../torture/kill.ts";

const kills = 8;
const people = 30;
/** Longest wait before a kill: a binder takes about as long, so that kills fall on every part of it. */
const longestLifeMs = 500;

const seed = Number(process.env.SUNSHINE_SEED ?? Date.now() % 1_000_000);
const { root, program } = killedProgram("support/binderChild.ts");
const printing = { pdfPrinter: pagedPrinter() };

/** A ledger with a binder that has been begun and interrupted at once: two files to a volume. */
function prepare(folder: string): Promise<number> {
  return opened(
    folder,
    async (manager) => {
      await manager.branch.create({ branchName: "城关信用社", name: "王主任", ...killedManager });
      await manager.areas.loadSample();
      const village = (await manager.jurisdictions.areas({})).find(({ level }) => level === "village");
      for (let index = 0; index < people; index += 1) await manager.customers.create(farmer(village?.id ?? 0, index));
      const options = splitBy({ split: "files", filesPerVolume: 2 });
      const { id } = await manager.binders.start({ selection: everybody, options, language: "en" });
      await manager.binders.pause({ id });
      return id;
    },
    printing,
  );
}

/** What is there of a binder after a kill is whole: volumes in a row, every customer once, every file readable. */
function inspect(folder: string, id: number): Promise<BinderDetails> {
  return opened(
    folder,
    async (manager, { opened: { store }, files }) => {
      expect((await manager.audit.verify()).firstBroken).toBeNull();
      const binder = await manager.binders.get({ id });
      const numbers = binder.volumeList.map(({ number }) => number);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      const bound: { volume: number }[] = await store
        .db("binderCustomers")
        .where({ binderId: id })
        .whereNotNull("volume")
        .orderBy("position")
        .select("volume");
      expect(bound.map(({ volume }) => volume)).toEqual(bound.map((_, index) => 1 + Math.floor(index / 2)));
      expect(bound).toHaveLength(binder.printed);
      const printed: { subjectId: string }[] = await store
        .db("auditEntries")
        .where({ action: "document.print" })
        .select("subjectId");
      expect(new Set(printed.map(({ subjectId }) => subjectId)).size).toBe(bound.length);
      expect(printed).toHaveLength(bound.length);
      for (const { number, bytes } of binder.volumeList)
        expect((await manager.binders.volume({ id, number })).file.size).toBe(bytes);
      const left = readdirSync(files.binders, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
      expect(left).toHaveLength(binder.volumes);
      return binder;
    },
    printing,
  );
}

test("a binder killed at any point prints nothing twice, loses nothing and comes to its end", async () => {
  const template = join(root, "template");
  const id = await prepare(template);
  const next = randomFrom(seed);
  const seen = new Set<string>();
  let killed = 0;
  for (let round = 0; killed < kills; round += 1) {
    const folder = join(root, `round-${round}`);
    cpSync(template, folder, { recursive: true });
    for (let state = ""; state !== "done"; ) {
      const life = killed < kills ? Math.floor(next() ** 2 * longestLifeMs) : null;
      await runUntilKilled(program, [folder, String(id)], { life });
      const binder = await inspect(folder, id);
      state = binder.state;
      if (life !== null && state !== "done") killed += 1;
      seen.add(state);
      if (state === "done") expect([binder.printed, binder.volumes], `seed ${seed}`).toEqual([people, people / 2]);
    }
    rmSync(folder, { recursive: true, force: true });
  }
  expect([...seen], `seed ${seed}`).toEqual(expect.arrayContaining(["interrupted", "done"]));
}, 240_000);
