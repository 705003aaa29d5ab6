import { expect, test } from "vitest";
import { silentLogger } from "../../electron/log.ts";
import type { ProcedurePath } from "../../shared/contract/index.ts";
import { callOn, procedureInputs, samplesOf, withEachText } from "../support/contractInputs.ts";
import { foreignScene } from "../support/foreign/scene.ts";

/** A text of no meaning to anybody, and texts of a meaning to a database or to its full-text search. */
const harmless = "zqxj vwk";
const payloads = ["'; DROP TABLE customers; --", "x' OR '1'='1", '") OR a* NEAR(b AND ^ /*'];

/** Fills the ledger with five thousand customers, or ends the session of the one who asks. */
const leftOut: readonly ProcedurePath[] = ["branch.loadSample", "session.signOut"];

/** Answers that change nothing, so that they must be the same to every text that nothing is found by. */
const reads = /\.(list|count|get|due|queue|suspended|waiting|candidates|movedCustomers|inUse|findSimilar|ended|rows)$/;

test("no text of any input is ever taken for SQL: no fault, nothing else found, every table there", async () => {
  const faults: object[] = [];
  const log = { ...silentLogger, error: (details: object) => faults.push(details) };
  const { core, manager } = await foreignScene({ log });
  const { db } = core.opened.store;
  const schema = async () => db("sqlite_master").orderBy(["type", "name"]).select("type", "name", "sql");
  const before = await schema();
  const called = new Set<ProcedurePath>();
  for (const [path, node] of procedureInputs()) {
    if (!node || leftOut.includes(path)) continue;
    for (const sample of samplesOf(node)) {
      const expected = await outcomes(manager, path, withEachText(sample, harmless));
      for (const payload of payloads) {
        const given = await outcomes(manager, path, withEachText(sample, payload));
        if (given.length > 0) called.add(path);
        if (reads.test(path)) expect([path, payload, given]).toEqual([path, payload, expected]);
      }
    }
    expect([path, faults]).toEqual([path, []]);
  }
  expect(called.size).toBeGreaterThan(100);
  expect(await schema()).toEqual(before);
  expect(await db("customers").whereNull("retiredAt").where("id", "<", 7)).toHaveLength(6);
});

/** What each input comes to: the answer, or why it is refused. */
async function outcomes(window: object, path: ProcedurePath, inputs: unknown[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const input of inputs)
    found.push(
      await callOn(window, path, input).catch((error: { code?: string; data?: { reason?: string } }) => {
        return error.data?.reason ?? error.code;
      }),
    );
  return found;
}
