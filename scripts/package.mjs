/** `npm run package`: sets up, builds, and makes the installer for this platform. Options go to electron-builder. */
import { join } from "node:path";
import { build } from "./build.mjs";
import { nodeModules } from "./lib/paths.mjs";
import { runNode } from "./lib/run.mjs";
import { assertNodeVersion, setup } from "./setup.mjs";

assertNodeVersion();
await setup();
await build();
const builder = join(nodeModules, "electron-builder", "cli.js");
const { code } = await runNode(
  [builder, "--config", "electron-builder.yml", "--publish", "never", ...process.argv.slice(2)],
  {
    allowFailure: true,
  },
);
process.exit(code);
