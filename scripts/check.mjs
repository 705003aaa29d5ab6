/** Static checks: types, lint with format and the arrows between folders, and a lock file without addresses. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { say } from "./lib/console.mjs";
import { nodeModules, root } from "./lib/paths.mjs";
import { runNode } from "./lib/run.mjs";

/** Each check by name; it holds when it gives true. */
const checks = {
  types: () => succeeds("typescript/bin/tsc"),
  "lint, format and the arrows between folders": () => succeeds("@biomejs/biome/bin/biome", "ci"),
  "the lock file": () => !readFileSync(join(root, "package-lock.json"), "utf8").includes('"resolved"'),
};

async function succeeds(script, ...args) {
  const { code } = await runNode([join(nodeModules, script), ...args], { allowFailure: true });
  return code === 0;
}

/** @returns {Promise<{ passed: number, failed: number }>} */
export async function check() {
  const result = { passed: 0, failed: 0 };
  for (const [name, holds] of Object.entries(checks)) {
    say(`Checking ${name} …`);
    if (await holds()) result.passed += 1;
    else {
      result.failed += 1;
      say(`FAILED: ${name}`);
    }
  }
  return result;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit((await check()).failed === 0 ? 0 : 1);
