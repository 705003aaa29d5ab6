import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

/** Chromium, Chrome or Edge as installed on this PC, or as `SUNSHINE_BROWSER` names it; null without one. */
export function findBrowser(platform = process.platform, env: NodeJS.ProcessEnv = process.env): string | null {
  const named = env.SUNSHINE_BROWSER;
  if (named !== undefined) return existsSync(named) ? named : null;
  return candidates(platform, env).find((path) => existsSync(path)) ?? null;
}

function candidates(platform: string, env: NodeJS.ProcessEnv): string[] {
  if (platform === "win32") {
    const roots = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((name) => env[name] ?? []);
    return roots.flatMap((root) => [
      join(root, "Google", "Chrome", "Application", "chrome.exe"),
      join(root, "Microsoft", "Edge", "Application", "msedge.exe"),
      join(root, "Chromium", "Application", "chrome.exe"),
    ]);
  }
  if (platform === "darwin")
    return ["Google Chrome", "Microsoft Edge", "Chromium"].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}
