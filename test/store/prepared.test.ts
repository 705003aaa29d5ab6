import { expect, test } from "vitest";
import { preparedRows } from "../../electron/store/prepared.ts";
import { startBranch } from "../support/testCore.ts";

const endless = {
  sql: "WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted) SELECT max(n) FROM counted",
  bindings: [],
};

test("a query under way ends when it is abandoned, and its connection goes on working", async () => {
  const { core } = await startBranch();
  const { db } = core.opened.store;
  const typing = new AbortController();
  const running = preparedRows(db, endless, typing.signal);
  setTimeout(() => typing.abort(new Error("next letter")), 20);
  await expect(running).rejects.toThrow("next letter");
  expect(await preparedRows(db, { sql: "SELECT ? AS n", bindings: [7] }, undefined)).toEqual([{ n: 7 }]);
});

test("a query abandoned before it begins never begins", async () => {
  const { core } = await startBranch();
  const aborted = AbortSignal.abort(new Error("too late"));
  await expect(preparedRows(core.opened.store.db, endless, aborted)).rejects.toThrow("too late");
});

test("more texts than are kept prepared all answer, and the ledger closes", async () => {
  const { core } = await startBranch();
  const { db } = core.opened.store;
  for (const round of [1, 2])
    for (let number = 0; number < 100; number += 1)
      expect(
        await preparedRows(db, { sql: `SELECT ${number} AS n, ? AS round`, bindings: [round] }, undefined),
      ).toEqual([{ n: number, round }]);
  await core.stop();
});
