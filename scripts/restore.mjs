/** `npm run restore`: sets up, builds, and puts a backup into a data folder. */
import { join } from "node:path";
import { build } from "./build.mjs";
import { root } from "./lib/paths.mjs";
import { runNode } from "./lib/run.mjs";
import { assertNodeVersion, setup } from "./setup.mjs";

assertNodeVersion();
await setup();
await build();
const { code } = await runNode([join(root, "dist", "electron", "restore.js"), ...process.argv.slice(2)], {
  cwd: process.cwd(),
  allowFailure: true,
  asks: true,
});
process.exit(code);
