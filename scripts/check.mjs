/** Static checks: types, lint and format, and the arrows between folders. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { say } from "./lib/console.mjs";
import { nodeModules } from "./lib/paths.mjs";
import { run, runNode } from "./lib/run.mjs";

const checks = [
  ["types", () => runNode([bin("typescript", "bin/tsc")], { allowFailure: true })],
  ["lint and format", () => runNode([bin("@biomejs/biome", "bin/biome"), "ci"], { allowFailure: true })],
  [
    "arrows between folders",
    () =>
      runNode(
        [bin("dependency-cruiser", "bin/dependency-cruise.mjs"), "--config", ".dependency-cruiser.mjs", "electron", "renderer", "shared", "test"],
        { allowFailure: true },
      ),
  ],
  ["addresses in the lock file", () => run("git", ["grep", "-qE", "https?://|\"resolved\"", "--", "package-lock.json"], { allowFailure: true }).then(({ code }) => ({ code: code === 1 ? 0 : 1 }))],
];

function bin(name, path) {
  return join(nodeModules, name, path);
}

/** @returns {Promise<{ passed: number, failed: number }>} */
export async function check() {
  let failed = 0;
  for (const [name, work] of checks) {
    say(`Checking ${name} …`);
    const { code } = await work();
    if (code !== 0) {
      say(`FAILED: ${name}`);
      failed += 1;
    }
  }
  return { passed: checks.length - failed, failed };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit((await check()).failed === 0 ? 0 : 1);
