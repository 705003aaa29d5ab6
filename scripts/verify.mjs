/** `npm run verify`: sets up, builds, and looks through a ledger. */
import { join } from "node:path";
import { build } from "./build.mjs";
import { root } from "./lib/paths.mjs";
import { runNode } from "./lib/run.mjs";
import { assertNodeVersion, setup } from "./setup.mjs";

assertNodeVersion();
await setup();
await build();
const { code } = await runNode([join(root, "dist", "electron", "verify.js"), ...process.argv.slice(2)], {
  cwd: process.cwd(),
  allowFailure: true,
  asks: true,
});
process.exit(code);
