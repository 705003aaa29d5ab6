import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, test as base, type Page } from "playwright/test";

interface Application {
  /** the address that the start of the application printed */
  address: string;
  folder: string;
  /** Stops it and starts it again on the same folder, so many days after today: with a new address. */
  restart: (daysAhead: number) => Promise<void>;
}

/** Starts the built application on a folder of its own and stops it when the test ends. */
async function start(folder: string, daysAhead = 0): Promise<{ address: string; stop: () => Promise<void> }> {
  const clock = daysAhead === 0 ? [] : ["--import", new URL("movedClock.mjs", import.meta.url).href];
  const child = spawn(process.execPath, [...clock, "dist/electron/browser.js", "--data", folder, "--no-open"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, TEST_DAYS_AHEAD: String(daysAhead) },
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
      const found = /http:\/\/\S+/.exec(output);
      if (found) resolve(found[0]);
    });
    child.once("close", (code) => reject(new Error(`the application ended with code ${code}: ${output}`)));
  });
  return {
    address,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

export const test = base.extend<{ application: Application }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the fixtures destructured, and there are none.
  application: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "sunshine-e2e-"));
    let running = await start(folder);
    const application: Application = {
      address: running.address,
      folder,
      restart: async (daysAhead) => {
        await running.stop();
        running = await start(folder, daysAhead);
        application.address = running.address;
      },
    };
    await use(application);
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  },
});
export { expect } from "playwright/test";

/** A window of its own: its own cookie, and so its own session. */
export async function openWindow(browser: Browser, { address }: Application, locale: string): Promise<Page> {
  const context = await browser.newContext({
    locale,
    // A click on what is still growing into place goes astray.
    reducedMotion: "reduce",
    viewport: { width: 1366, height: 768 },
    timezoneId: "Asia/Shanghai",
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    // Chromium reports a refused or failed request as an error of the console; the screen shows it in words.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      faults.push(message.text());
  });
  await page.goto(address);
  page.on("close", () => {
    if (faults.length > 0) throw new Error(`the page reported: ${faults.join("; ")}`);
  });
  return page;
}
