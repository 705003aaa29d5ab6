import { expect, test } from "vitest";
import { killedProgram } from "../support/killing.ts";
import { torture } from "../torture/torture.ts";

const seed = Number(process.env.SUNSHINE_SEED ?? Date.now() % 1_000_000);
const { program } = killedProgram("torture/child.ts");

/** `npm run torture` does the same for longer. */
test("a branch at work that is killed a few times loses nothing and holds together", async () => {
  const killed = await torture({ kills: 12, killsPerLedger: 6, seed, longestLifeMs: 900, program, say: () => {} });
  expect({ ...killed, seed }).toMatchObject({ kills: 12, whileMigrating: 1, lost: [], broken: [] });
  expect(killed.acknowledged, `seed ${seed}`).toBeGreaterThan(0);
}, 120_000);
