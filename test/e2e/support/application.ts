import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type APIRequestContext, type Browser, test as base, expect, type Page, request } from "playwright/test";
import { callAt } from "./procedures.ts";
import { branchName, type Login, manager } from "./steps.ts";

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

/** What the ledger of a test holds when its application starts: nothing (the first run), a branch, its areas, the sample county. */
type Ledger = "none" | "branch" | "areas" | "county";

/** Signs whoever asks in, as a window would that follows the address of the start. */
async function signInAt(asking: APIRequestContext, address: string, login: Login): Promise<void> {
  await asking.get(address);
  await callAt(asking, address, "session/signIn", login);
}

/** Makes a data folder to be copied: the first run takes longer than many a test. */
async function makeTemplate(folder: string, ledger: Exclude<Ledger, "none">): Promise<void> {
  const { address, stop } = await start(folder);
  const asking = await request.newContext();
  await asking.get(address);
  await callAt(asking, address, "branch/create", { branchName, ...manager });
  if (ledger === "areas") await callAt(asking, address, "areas/loadSample", undefined);
  if (ledger === "county") await loadCounty(asking, address);
  await asking.dispose();
  await stop();
}

async function loadCounty(asking: APIRequestContext, address: string): Promise<void> {
  const { jobId } = await callAt<{ jobId: string }>(asking, address, "branch/loadSample", {});
  let state = "running";
  while (state === "running") {
    await new Promise((resolve) => setTimeout(resolve, 200));
    state = (await callAt<{ state: string }>(asking, address, "jobs/get", { id: jobId })).state;
  }
  if (state !== "done") throw new Error(`The sample county was not loaded: ${state}.`);
}

type Templates = (ledger: Exclude<Ledger, "none">) => Promise<string>;

export const test = base.extend<{ application: Application; ledger: Ledger }, { templates: Templates }>({
  ledger: ["branch", { option: true }],
  templates: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the fixtures destructured, and there are none.
    async ({}, use) => {
      const made = new Map<string, string>();
      await use(async (ledger) => {
        const known = made.get(ledger);
        if (known) return known;
        const folder = mkdtempSync(join(tmpdir(), "sunshine-e2e-template-"));
        made.set(ledger, folder);
        await makeTemplate(folder, ledger);
        return folder;
      });
      for (const folder of made.values()) rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],
  application: async ({ ledger, templates }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "sunshine-e2e-"));
    if (ledger !== "none") cpSync(await templates(ledger), folder, { recursive: true, preserveTimestamps: true });
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
export { expect };

/**
 * A window of its own: its own cookie, and so its own session.
 *
 * @param login whoever sits at it; without one it shows what the application starts with
 */
export async function openWindow(
  browser: Browser,
  { address }: Application,
  locale: string,
  login?: Login,
): Promise<Page> {
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
  if (login) {
    await signInAt(context.request, address, login);
    await page.goto(new URL("/", address).href);
    // Keys that are pressed before the application stands are lost.
    await expect(page.locator(".ant-layout-sider")).toBeVisible();
  } else await page.goto(address);
  page.on("close", () => {
    if (faults.length > 0) throw new Error(`the page reported: ${faults.join("; ")}`);
  });
  return page;
}
