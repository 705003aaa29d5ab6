import { randomBytes } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { ledgerFiles } from "../../electron/store/files.ts";
import { openStore } from "../../electron/store/open.ts";
import { temporaryFolder } from "../support/testCore.ts";

/** Two openings of one file, as two processes would have it. */
async function twoStores() {
  const files = ledgerFiles(temporaryFolder());
  const key = randomBytes(32);
  const one = await openStore(files, key, "test");
  const other = await openStore(files, key, "test");
  onTestFinished(async () => {
    await one.close();
    await other.close();
  });
  await one.db("areas").insert({ id: 1, code: "410225", level: "county", name: "0" });
  return { one, other };
}

test("what a change reads is what it changes, whoever else writes to the file at the same moment", async () => {
  const { one, other } = await twoStores();
  const countUp = (store: typeof one) =>
    store.write(async (db) => {
      const area: { name: string } = await db("areas").where({ id: 1 }).first();
      await db("areas").update({ name: String(Number(area.name) + 1) });
    });
  await Promise.all(Array.from({ length: 20 }, (_, index) => countUp(index % 2 === 0 ? one : other)));
  expect(await one.db("areas").pluck("name")).toEqual(["20"]);
});

test("who waits too long for another process is told so, and nothing has changed", async () => {
  const { one, other } = await twoStores();
  await other.db.raw("PRAGMA busy_timeout = 50");
  await one.write(async (db) => {
    await db("areas").update({ name: "1" });
    await expect(other.write((late) => late("areas").update({ name: "2" }))).rejects.toMatchObject({
      data: { reason: "ledgerBusy" },
    });
  });
  expect(await other.db("areas").pluck("name")).toEqual(["1"]);
});
