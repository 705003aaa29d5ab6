import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { extractAll, listPackage } from "@electron/asar";
import { afterAll, beforeAll, expect, test } from "vitest";

const folder = join(tmpdir(), `sunshine-package-${process.pid}`);
const standIn = join(folder, "electron");
const unpacked = join(folder, "release", "linux-unpacked");
const archive = join(unpacked, "resources", "app.asar");
const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));

/** What @electron/fuses looks for in Electron's binary, and behind it the fuses as Electron is delivered. */
const sentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";

/** A distribution of Electron as far as electron-builder looks at it: nothing is fetched. */
function makeStandIn(): void {
  mkdirSync(join(standIn, "resources"), { recursive: true });
  mkdirSync(join(standIn, "locales"));
  const binary = Buffer.concat([
    Buffer.from(`\u007fELF${sentinel}`, "latin1"),
    Buffer.from([1, 9]),
    Buffer.from("0".repeat(9)),
  ]);
  writeFileSync(join(standIn, "electron"), binary);
  chmodSync(join(standIn, "electron"), 0o755);
  for (const name of ["LICENSE", "LICENSES.chromium.html", "locales/en-US.pak"])
    writeFileSync(join(standIn, name), "x");
  writeFileSync(join(standIn, "version"), devDependencies.electron);
}

/** The application's folder as `npm run package` makes it for Linux; the formats of the installers are left out. */
beforeAll(() => {
  makeStandIn();
  const builder = join("node_modules", "electron-builder", "cli.js");
  const target = ["--dir", "--linux", "--x64", "--publish", "never", "--config", "electron-builder.yml"];
  const places = [`-c.electronDist=${standIn}`, `-c.directories.output=${join(folder, "release")}`];
  const env = {
    ...process.env,
    ELECTRON_GET_USE_PROXY: "1",
    HTTPS_PROXY: "http://127.0.0.1:9",
    npm_config_offline: "true",
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, [builder, ...target, ...places], {
    encoding: "utf8",
    env,
  });
  expect(status, stdout + stderr).toBe(0);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = () => listPackage(archive, { isPack: false }).map((path) => path.replaceAll("\\", "/").slice(1));

/** The packages that are needed at run time, with those that they need; not what compiles or fetches sqlite3's addon. */
function neededPackages(): string[] {
  const left = ["node-addon-api", "node-gyp", "playwright-core", "prebuild-install", "tar"];
  const found = new Set<string>();
  const add = (name: string) => {
    const folderOf = join("node_modules", name);
    if (left.includes(name) || found.has(name) || !existsSync(folderOf)) return;
    found.add(name);
    const own = JSON.parse(readFileSync(join(folderOf, "package.json"), "utf8"));
    for (const one of Object.keys({ ...own.dependencies, ...own.optionalDependencies })) add(one);
  };
  for (const name of Object.keys(dependencies)) add(name);
  return [...found].sort();
}

test("the archive holds what was built and the packages that it needs, and nothing else", () => {
  const packages = new Set(
    files().flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^@/][^/]*)\//.exec(path)?.[1] ?? []),
  );
  expect([...packages].sort()).toEqual(neededPackages());
  const tops = new Set(
    files()
      .map((path) => path.split("/").slice(0, 2).join("/"))
      .filter((path) => !path.startsWith("node_modules")),
  );
  expect([...tops].sort()).toEqual(["dist", "dist/electron", "dist/preload", "dist/renderer", "package.json"]);
  expect(files()).toEqual(
    expect.arrayContaining(["dist/electron/main.js", "dist/preload/preload.cjs", "dist/renderer/index.html"]),
  );
  const foreign =
    /\.(map|tsx?|[cm]ts)$|^dist\/electron\/(browser|seed)\.js$|\.(db|keyring|log|env|pem)$|^(test|docs|scripts)\//;
  expect(files().filter((path) => foreign.test(path))).toEqual([]);
});

test("what was built says nothing of where", () => {
  const built = files().filter((path) => /^dist\/.*\.c?js$/.test(path));
  expect(built.filter((path) => readFileSync(path, "utf8").includes(process.cwd()))).toEqual([]);
});

test("what the system loads by its path lies beside the archive, the encrypting addon among it, and all of it loads", () => {
  const beside = readdirSync(`${archive}.unpacked`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(`${archive}.unpacked`, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
  for (const wanted of [
    /sqlite3\/build\/Release\/node_sqlite3\.node$/,
    /sharp[^/]*\.node$/,
    /libvips.*\.so/,
    /argon2.*\.node$/,
  ])
    expect(
      beside.filter((path) => wanted.test(path)),
      String(wanted),
    ).toHaveLength(1);
  const taken = join(folder, "taken");
  extractAll(archive, taken);
  const script = `
    const { Database } = require("sqlite3");
    for (const name of ["knex", "pino", "sharp", "@node-rs/argon2"]) require(name);
    const db = new Database(":memory:");
    db.get("PRAGMA cipher", (error, row) => { console.log(error ? "no" : JSON.stringify(row)); });
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], { cwd: taken, encoding: "utf8" });
  expect(stdout, stderr).toContain("chacha20");
});

test("its fuses are burnt in the binary", () => {
  const binary = readFileSync(join(unpacked, "sunshine-ledger"));
  const wire = binary.subarray(binary.indexOf(sentinel) + sentinel.length + 2).toString("latin1");
  expect(wire.slice(0, 8)).toBe("01001100");
});

/** Megabytes: the application's own, without Electron. */
const budget = { archive: 16, beside: 26 };

test("it is no larger than it was meant to be", () => {
  const sizeOf = (path: string): number =>
    statSync(path).isDirectory()
      ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
      : statSync(path).size;
  expect(sizeOf(archive) / 2 ** 20).toBeLessThan(budget.archive);
  expect(sizeOf(`${archive}.unpacked`) / 2 ** 20).toBeLessThan(budget.beside);
});

test.skip("the installers themselves: NSIS, AppImage and deb need tools that electron-builder fetches", () => {});
