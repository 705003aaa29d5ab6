import { defineConfig } from "playwright/test";

/** The built application in a real Chromium: Debian's where there is one, else whatever SUNSHINE_BROWSER names. */
const executablePath = process.env.SUNSHINE_BROWSER ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: "test/e2e",
  outputDir: "test-results",
  timeout: 150_000,
  expect: { timeout: 20_000 },
  workers: 2,
  reporter: "list",
  use: {
    actionTimeout: 20_000,
    viewport: { width: 1366, height: 768 },
    timezoneId: "Asia/Shanghai",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath,
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
