/** `npm run backup`: sets up, builds, and makes a backup of a ledger. */
import { join } from "node:path";
import { build } from "./build.mjs";
import { root } from "./lib/paths.mjs";
import { runNode } from "./lib/run.mjs";
import { assertNodeVersion, setup } from "./setup.mjs";

assertNodeVersion();
await setup();
await build();
const { code } = await runNode([join(root, "dist", "electron", "backup.js"), ...process.argv.slice(2)], {
  cwd: process.cwd(),
  allowFailure: true,
  asks: true,
});
process.exit(code);
