import { join } from "node:path";
import { build } from "../build.mjs";
import { assertNodeVersion, setup } from "../setup.mjs";
import { root } from "./paths.mjs";
import { runNode } from "./run.mjs";

/**
 * Sets up, builds, and becomes a built program with this one's arguments and folder, to its exit code.
 *
 * @param {string} name of its file in `dist/electron/`, without the ending
 * @param {{ asks?: boolean }} [options] what `asks` is given the input
 */
export async function runProgram(name, { asks = false } = {}) {
  assertNodeVersion();
  await setup();
  await build();
  const { code } = await runNode([join(root, "dist", "electron", `${name}.js`), ...process.argv.slice(2)], {
    cwd: process.cwd(),
    allowFailure: true,
    asks,
  });
  process.exit(code);
}
