/** `npm run torture -- [--kills N] [--seed S]`: kills the application at random moments and looks for what is lost. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { torture } from "./torture.ts";

const { values } = parseArgs({ options: { kills: { type: "string", default: "200" }, seed: { type: "string" } } });
const kills = Number(values.kills);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  process.stderr.write("npm run torture -- [--kills N] [--seed S]\n");
  process.exit(2);
}
const say = (line: string) => process.stdout.write(`${line}\n`);
say(`seed ${seed}: --seed ${seed} gives the same moments again`);
const program = join(dirname(fileURLToPath(import.meta.url)), "child.js");
const result = await torture({ kills, killsPerLedger: 20, seed, longestLifeMs: 2500, program, say });
for (const line of [...result.lost, ...result.broken]) say(line);
say(
  `${result.kills} kills (${result.whileOpening} while opening, ${result.whileMigrating} while migrating), ` +
    `${result.acknowledged} acknowledged writes`,
);
say(`${result.lost.length} lost acknowledged writes, ${result.broken.length} broken invariants`);
process.exit(result.lost.length + result.broken.length === 0 ? 0 : 1);
