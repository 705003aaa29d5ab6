import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { _electron } from "playwright";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../support/testCore.ts";

/** Electron's executable, where its runtime is installed. */
function runtime(): string | null {
  const package_ = join("node_modules", "electron");
  const pathFile = join(package_, "path.txt");
  if (!existsSync(pathFile)) return null;
  const executable = join(package_, "dist", readFileSync(pathFile, "utf8"));
  return existsSync(executable) ? executable : null;
}

const executablePath = runtime();
if (!executablePath) process.stdout.write("skipped: Electron runtime not installed\n");

test.skipIf(!executablePath)("the real runtime opens the built application on its first-run screen", async () => {
  const application = await _electron.launch({
    executablePath: executablePath ?? "",
    args: [".", "--data", temporaryFolder(), ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  });
  onTestFinished(() => application.close());
  const window = await application.firstWindow();
  expect(window.url()).toContain("app://ledger/");
  await window.waitForSelector("form");
  expect(await window.evaluate(() => typeof (globalThis as { require?: unknown }).require)).toBe("undefined");
});
