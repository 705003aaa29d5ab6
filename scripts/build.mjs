/** Builds the window's pages, the preload script and the core, unless what is built is of these very sources. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { say } from "./lib/console.mjs";
import { nodeModules, root } from "./lib/paths.mjs";
import { runNode } from "./lib/run.mjs";
import { fingerprint, isFresh, writeStamp } from "./lib/stamp.mjs";

const configurations = ["vite.config.ts", "vite.preload.config.ts", "vite.node.config.ts"];
const sources = ["electron", "renderer", "shared", "package.json", "package-lock.json", ...configurations];

export async function build() {
  const stamp = join(root, "dist", ".sunshine-build");
  const wanted = fingerprint(sources.map((path) => join(root, path)));
  if (isFresh(stamp, wanted) && existsSync(join(root, "dist", "electron", "browser.js"))) return;
  say("Building …");
  for (const config of configurations)
    await runNode([join(nodeModules, "vite", "bin", "vite.js"), "build", "--config", config], { quiet: true });
  writeStamp(stamp, wanted);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
