/** `npm test`: sets up, builds, then static checks, unit, store, api and shell tests, and end-to-end tests. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "./build.mjs";
import { check } from "./check.mjs";
import { say } from "./lib/console.mjs";
import { nodeModules } from "./lib/paths.mjs";
import { runNode } from "./lib/run.mjs";
import { installTestTools } from "./lib/testTools.mjs";
import { assertNodeVersion, setup } from "./setup.mjs";

assertNodeVersion();
await setup();
await installTestTools();
await build();

const reports = mkdtempSync(join(tmpdir(), "sunshine-reports-"));
const results = [await check(), await vitest(), await playwright()];
rmSync(reports, { recursive: true, force: true });

const sum = (key) => results.reduce((total, result) => total + (result[key] ?? 0), 0);
const skipped = sum("skipped");
if (skipped > 0) say(`${skipped} skipped, as said above.`);
process.stdout.write(`${sum("passed")} passed, ${sum("failed")} failed\n`);
process.exit(sum("failed") === 0 ? 0 : 1);

async function vitest() {
  say("Unit, store, api and shell tests …");
  const report = join(reports, "vitest.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code } = await runNode([join(nodeModules, "vitest", "vitest.mjs"), ...args], { allowFailure: true });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, "utf8"));
  return { passed: numPassedTests, failed: atLeastOneIf(code, numFailedTests), skipped: numPendingTests };
}

async function playwright() {
  say("End-to-end tests …");
  const report = join(reports, "playwright.json");
  const { code } = await runNode([join(nodeModules, "playwright", "cli.js"), "test", "--reporter=list,json"], {
    allowFailure: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(report, "utf8")).stats;
  return { passed: expected, failed: atLeastOneIf(code, unexpected + flaky), skipped };
}

/** A runner that ended badly has failed, also where none of its tests did (a file that does not load, say). */
function atLeastOneIf(code, failed) {
  return code === 0 ? failed : Math.max(1, failed);
}
