import { expect, test } from "vitest";
import * as searchIndex from "../../electron/store/migrations/120-search-index.ts";
import { sortKey } from "../../electron/store/searchTokens.ts";
import { farmer, residentId } from "../support/people.ts";
import { startBranch } from "../support/testCore.ts";
import { branchWithVillages } from "../support/village.ts";

test("the migration indexes every customer who counts, and says by what every name sorts", async () => {
  const { core, manager, village } = await branchWithVillages();
  const { db } = core.opened.store;
  await manager.customers.create(farmer(village.id, 1, { name: "曾大海" }));
  const [template] = await db("customers");
  const { id: _id, nameSort: _sort, ...copied } = template;
  for (let start = 2; start <= 1200; start += 400)
    await db("customers").insert(
      Array.from({ length: 400 }, (_, index) => ({ ...copied, idNumber: residentId(start + index), phone: "" })),
    );
  await db("customers").where({ id: 700 }).update({ retiredAt: "2026-03-10T00:00:00.000Z" });
  await db.transaction((transaction) => searchIndex.up(transaction));
  expect(await manager.customers.count({ search: "zeng" })).toEqual({ count: 1200 });
  expect(
    await db("customers")
      .where({ nameSort: sortKey("曾大海") })
      .count({ n: "*" }),
  ).toEqual([{ n: 1201 }]);
});

test("the migration has nothing to do in an empty ledger", async () => {
  const { core } = await startBranch();
  await core.opened.store.db.transaction((transaction) => searchIndex.up(transaction));
  expect(await core.opened.store.db("customers")).toEqual([]);
});

test("names sort by their pinyin, surnames by their own reading", () => {
  const names = ["张伟", "单立新", "王五", "Ali", "曾国强", "王小明"];
  expect([...names].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual([
    "Ali",
    "单立新",
    "王五",
    "王小明",
    "曾国强",
    "张伟",
  ]);
});
