import { spawn } from "node:child_process";
import { root } from "./paths.mjs";

/**
 * Runs a command to its end.
 *
 * @param {string} command executable
 * @param {string[]} args
 * @param {{ quiet?: boolean, cwd?: string, env?: Record<string, string | undefined>, allowFailure?: boolean,
 *   asks?: boolean }} [options] `quiet` keeps the output back and shows it only if the command fails; what `asks` is
 *   given the input.
 * @returns {Promise<{ code: number, output: string }>}
 * @throws {Error} when the command fails, unless `allowFailure`
 */
export function run(command, args, options = {}) {
  const { quiet = false, cwd = root, env = {}, allowFailure = false, asks = false } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: [asks ? "inherit" : "ignore", ...(quiet ? ["pipe", "pipe"] : ["inherit", "inherit"])],
      shell: process.platform === "win32" && command === "npm",
    });
    let output = "";
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0 || allowFailure) resolve({ code: code ?? 1, output });
      else {
        if (quiet) process.stderr.write(output);
        reject(new Error(`${command} ${args.join(" ")} ended with code ${code}`));
      }
    });
  });
}

/** Runs a JavaScript file of an installed package with this same Node. */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}
