/**
 * Brings a clone into a state in which it can be built and run: npm packages, and the `sqlite3` addon compiled
 * against SQLite3MultipleCiphers so that database files are encrypted. What is fresh is left alone.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { say } from "./lib/console.mjs";
import { cache, nodeModules, root } from "./lib/paths.mjs";
import { run, runNode } from "./lib/run.mjs";
import { fingerprint, isFresh, writeStamp } from "./lib/stamp.mjs";

const cipherFolder = join(cache, "sqlite3mc");
const libraryName = "sqlite3mc";

export async function setup() {
  await installPackages();
  await buildSqlite();
}

async function installPackages() {
  const stamp = join(nodeModules, ".sunshine-packages");
  const wanted = fingerprint([join(root, "package-lock.json")], process.version);
  if (isFresh(stamp, wanted)) return;
  say("Installing npm packages …");
  await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeStamp(stamp, wanted);
}

/** Compiles the cipher library once for a version of its source and a platform, then `sqlite3` against it. */
async function buildSqlite() {
  const addon = join(nodeModules, "sqlite3", "build", "Release", "node_sqlite3.node");
  const stamp = join(nodeModules, "sqlite3", "build", ".sunshine-cipher");
  const gyp = join(root, "scripts", "sqlite3mc", "binding.gyp");
  const wanted = fingerprint(
    [gyp, manifest("better-sqlite3-multiple-ciphers"), manifest("sqlite3")],
    `${process.platform}-${process.arch}`,
  );
  if (existsSync(addon) && isFresh(stamp, wanted)) return;

  if (!isFresh(join(cipherFolder, "stamp"), wanted)) {
    say("Compiling the SQLite cipher library (about half a minute, once) …");
    await buildCipherLibrary(gyp);
    writeStamp(join(cipherFolder, "stamp"), wanted);
  }
  say("Building sqlite3 against it …");
  await nodeGyp(join(nodeModules, "sqlite3"), [
    "--build-from-source",
    `--sqlite=${cipherFolder}`,
    `--sqlite_libname=${libraryName}`,
  ]);
  writeStamp(stamp, wanted);
}

async function buildCipherLibrary(gyp) {
  const source = join(nodeModules, "better-sqlite3-multiple-ciphers", "deps", "sqlite3");
  const work = join(cipherFolder, "work");
  rmSync(cipherFolder, { recursive: true, force: true });
  for (const folder of [work, join(cipherFolder, "include"), join(cipherFolder, "lib")])
    mkdirSync(folder, { recursive: true });
  copyFileSync(gyp, join(work, "binding.gyp"));
  for (const file of ["sqlite3.c", "sqlite3.h"]) copyFileSync(join(source, file), join(work, file));
  await nodeGyp(work, []);
  const release = join(work, "build", "Release");
  const built = readdirSync(release).find((file) => /^(lib)?sqlite3mc\.(a|lib)$/.test(file));
  if (!built) throw new Error(`The compiler left no ${libraryName} library in ${release}.`);
  const linkName = process.platform === "win32" ? `${libraryName}.lib` : `lib${libraryName}.a`;
  copyFileSync(join(release, built), join(cipherFolder, "lib", linkName));
  copyFileSync(join(source, "sqlite3.h"), join(cipherFolder, "include", "sqlite3.h"));
  rmSync(work, { recursive: true, force: true });
}

async function nodeGyp(directory, flags) {
  const headers = dirname(dirname(process.execPath));
  const local = existsSync(join(headers, "include", "node", "node_api.h")) ? [`--nodedir=${headers}`] : [];
  try {
    await runNode(
      [join(nodeModules, "node-gyp", "bin", "node-gyp.js"), "rebuild", `--directory=${directory}`, ...local, ...flags],
      { quiet: true },
    );
  } catch (error) {
    say("The compilation failed. It needs Python 3 and a C++ compiler:");
    say("  Debian/Ubuntu: apt-get install python3 make g++ · macOS: xcode-select --install");
    say("  Windows: Visual Studio Build Tools with “Desktop development with C++”");
    throw error;
  }
}

function manifest(name) {
  return join(nodeModules, name, "package.json");
}

/** The version range of Node that package.json promises to work with. */
export function assertNodeVersion() {
  const wanted = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).engines.node;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  say(`Node ${process.versions.node} is too old: Sunshine Ledger needs Node ${wanted}.`);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  assertNodeVersion();
  await setup();
}
