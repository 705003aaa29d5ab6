/** `npm start`: sets up, builds, and opens the application in Electron or, without its runtime, in a browser. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { say } from "./lib/console.mjs";
import { nodeModules, root } from "./lib/paths.mjs";
import { assertNodeVersion, setup } from "./setup.mjs";

/** How long Electron's runtime may take to arrive before the browser shell is opened instead. */
const runtimeWaitSeconds = 60;

const help = `npm start [-- OPTIONS]
  --browser     open in a browser even where Electron is installed   用浏览器打开
  --data DIR    the data folder (or a .db file in one)               数据文件夹
  --port N      port of the browser shell (default: any free one)    浏览器外壳的端口
  --no-open     serve, print the address, open nothing               只打印地址，不打开窗口
  --help        this text                                            显示本说明`;

function readOptions() {
  try {
    return parseArgs({
      options: {
        browser: { type: "boolean", default: false },
        data: { type: "string" },
        port: { type: "string" },
        "no-open": { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    process.stderr.write(`${error.message}\n${help}\n`);
    process.exit(2);
  }
}

const options = readOptions();
if (options.help) {
  process.stdout.write(`${help}\n`);
  process.exit(0);
}
assertNodeVersion();
await setup();
await build();

const wantsBrowser = options.browser || options["no-open"] || options.port !== undefined;
const electron = wantsBrowser ? null : await electronRuntime();
const shared = options.data === undefined ? [] : ["--data", options.data];
if (electron) hand(electron, [root, ...shared]);
else {
  const own = [
    ...(options.port === undefined ? [] : ["--port", options.port]),
    ...(options["no-open"] ? ["--no-open"] : []),
  ];
  hand(process.execPath, [join(root, "dist", "electron", "browser.js"), ...shared, ...own]);
}

/** The path of Electron's executable, fetched if that takes no longer than announced; null without it. */
async function electronRuntime() {
  const found = installedRuntime();
  if (found) return found;
  say(`Fetching Electron's runtime (waiting ${runtimeWaitSeconds} seconds at most) …`);
  const fetched = await fetchRuntime();
  const runtime = fetched ? installedRuntime() : null;
  if (!runtime) say("Electron's runtime is not here and could not be fetched: opening the browser shell instead.");
  return runtime;
}

function installedRuntime() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(nodeModules, "electron", "dist");
  const pathFile = join(nodeModules, "electron", "path.txt");
  const name = existsSync(pathFile) ? readFileSync(pathFile, "utf8") : "electron";
  const executable = join(folder, name);
  return existsSync(executable) ? executable : null;
}

function fetchRuntime() {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(nodeModules, "electron", "install.js")], { stdio: "ignore" });
    const timer = setTimeout(() => child.kill(), runtimeWaitSeconds * 1000);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}

/** Hands the terminal over: its signals reach the application, its exit code is ours. */
function hand(command, args) {
  const child = spawn(command, args, { stdio: "inherit", cwd: process.cwd() });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("close", (code) => process.exit(code ?? 1));
}
