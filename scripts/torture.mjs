/** `npm run torture`: sets up, builds, and kills the application at random moments to see what is lost. */
import { join } from "node:path";
import { say } from "./lib/console.mjs";
import { nodeModules, root } from "./lib/paths.mjs";
import { runNode } from "./lib/run.mjs";
import { assertNodeVersion, setup } from "./setup.mjs";

assertNodeVersion();
await setup();
say("Building …");
await runNode([join(nodeModules, "vite", "bin", "vite.js"), "build", "--config", "vite.torture.config.ts"], {
  quiet: true,
});
const { code } = await runNode([join(root, "dist", "torture", "torture.js"), ...process.argv.slice(2)], {
  allowFailure: true,
});
process.exit(code);
