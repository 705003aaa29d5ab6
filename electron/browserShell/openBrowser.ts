import { spawn } from "node:child_process";
import { join } from "node:path";

/** Whether there is a screen on which a window could open. */
export function hasDisplay(platform = process.platform, env: NodeJS.ProcessEnv = process.env): boolean {
  return platform === "win32" || platform === "darwin" || Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY);
}

/** Opens the address as a window of its own, with a profile of its own inside the data folder. */
export function openAppWindow(executable: string, address: string, dataFolder: string): void {
  const root = process.platform === "linux" && process.getuid?.() === 0;
  const args = appWindowArguments(address, dataFolder);
  spawn(executable, root ? [...args, "--no-sandbox"] : args, { detached: true, stdio: "ignore" })
    .on("error", () => {})
    .unref();
}

/**
 * What the browser is told. The window is a private one, by Chromium's word and by Edge's: addresses hold what was
 * searched for, and a history or a spilled picture would be on the disk in clear.
 */
export function appWindowArguments(address: string, dataFolder: string): string[] {
  const profile = join(dataFolder, "browser");
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    "--incognito",
    "--inprivate",
    "--window-size=1366,768",
    "--no-first-run",
  ];
}
