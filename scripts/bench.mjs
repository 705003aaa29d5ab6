/** `npm run bench`: sets up, builds the benchmarks, and runs those of an area. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { say } from "./lib/console.mjs";
import { cache, nodeModules, root } from "./lib/paths.mjs";
import { runNode } from "./lib/run.mjs";
import { fingerprint } from "./lib/stamp.mjs";
import { assertNodeVersion, setup } from "./setup.mjs";

assertNodeVersion();
await setup();
say("Building the benchmarks …");
await runNode([join(nodeModules, "vite", "bin", "vite.js"), "build", "--config", "vite.bench.config.ts"], {
  quiet: true,
});
// Ledgers are made once for a state of what makes them; those of another state have had their day.
const made = fingerprint(["electron/sample", "electron/store", "shared/domain"].map((path) => join(root, path)));
const state = made.slice(0, 12);
const ledgers = join(cache, "bench", state);
for (const name of existsSync(dirname(ledgers)) ? readdirSync(dirname(ledgers)) : [])
  if (name !== state) rmSync(join(dirname(ledgers), name), { recursive: true });
const { code } = await runNode(
  [join(root, "dist", "bench", "bench.js"), "--cache", ledgers, ...process.argv.slice(2)],
  {
    cwd: process.cwd(),
    allowFailure: true,
  },
);
process.exit(code);
