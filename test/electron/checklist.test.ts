import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contentSecurityPolicy } from "../../electron/security/csp.ts";
import { sourcesIn } from "../support/sources.ts";

/** The rows of the checklist in `docs/security.md`: point, where, test. */
const rows = readFileSync("docs/security.md", "utf8")
  .split("\n")
  .filter((line) => /^\| \d/.test(line))
  .map((line) =>
    line
      .split("|")
      .map((cell) => cell.trim())
      .slice(1, 4),
  );

const namedIn = (cell: string | undefined, pattern: RegExp) =>
  [...(cell ?? "").matchAll(pattern)].map(([, name = ""]) => name);

test("each point of Electron's checklist has a file that does it and a test that holds it", () => {
  const points = rows.flatMap(([point = ""]) => [...(/^[\d, ]+/.exec(point)?.[0] ?? "").matchAll(/\d+/g)].map(Number));
  expect(points).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  for (const [point, where, tests] of rows) {
    for (const file of namedIn(where, /`((?:shell\/|security\/)?\w+\.ts)`/g))
      expect(existsSync(join("electron", file)), `${point}: ${file}`).toBe(true);
    const named = namedIn(tests, /`([\w.]+\.test\.ts)`/g);
    expect(named.length, point).toBeGreaterThan(0);
    for (const file of named) expect(existsSync(join("test/electron", file)), `${point}: ${file}`).toBe(true);
  }
});

/** What no file of a process may say, with the point that forbids it. */
const forbidden: [folder: string, pattern: RegExp][] = [
  ["electron", /openExternal|nodeIntegration\w*: true|contextIsolation: false|sandbox: false|webSecurity: false/],
  ["electron", /allowRunningInsecureContent: true|experimentalFeatures|enableBlinkFeatures|webviewTag: true/],
  ["electron", /exposeInMainWorld|loadFile\(|disable-web-security/],
  [
    "renderer",
    /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function\b/,
  ],
  ["renderer", /allow-scripts|javascript:|require\(["']electron/],
];

test("no source turns off what the checklist turns on, and no screen writes markup of its own", () => {
  for (const [folder, pattern] of forbidden)
    for (const { path, text } of sourcesIn([folder], /\.tsx?$/)) expect(text, path).not.toMatch(pattern);
  const framed = sourcesIn(["renderer"], /\.tsx?$/).filter(({ text }) => /<iframe|srcDoc/.test(text));
  expect(framed.map(({ path }) => path)).toEqual([join("renderer", "features", "documents", "PaperFrame.tsx")]);
  expect(framed[0]?.text).toMatch(/sandbox="allow-same-origin allow-modals"/);
});

test("scripts come from our own files alone, in the window and in what is printed", () => {
  const directives = new Map(contentSecurityPolicy.split("; ").map((one) => [one.split(" ")[0], one]));
  expect(directives.get("default-src")).toBe("default-src 'none'");
  expect(directives.get("script-src")).toBe("script-src 'self'");
  expect(contentSecurityPolicy).not.toMatch(/unsafe-eval|\*|https?:/);
  expect(readFileSync("electron/shell/printing.ts", "utf8")).toContain(
    "\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"",
  );
  expect(readFileSync("renderer/index.html", "utf8")).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|style=/);
});

interface BuilderConfiguration {
  asar: boolean;
  npmRebuild: boolean;
  electronFuses: Record<string, boolean>;
  nsis: { perMachine: boolean; oneClick: boolean };
  win: { target: string; requestedExecutionLevel: string };
  linux: { target: string[] };
}

/** As electron-builder itself reads it. */
function builderConfiguration(): BuilderConfiguration {
  const ofBuilder = createRequire(createRequire(import.meta.url).resolve("electron-builder"));
  const yaml = ofBuilder("js-yaml") as { load(text: string): BuilderConfiguration };
  return yaml.load(readFileSync("electron-builder.yml", "utf8"));
}

test("the package's fuses are burnt: no Node of its own, nothing but the sealed archive", () => {
  const configuration = builderConfiguration();
  expect(configuration.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
  expect(configuration).toMatchObject({ asar: true, npmRebuild: false });
  expect(configuration.nsis).toMatchObject({ perMachine: false });
  expect(configuration.win).toEqual({ target: "nsis", requestedExecutionLevel: "asInvoker" });
  expect(configuration.linux.target).toEqual(["AppImage", "deb"]);
});

test("Electron is pinned to one version, and its test of the real runtime is there", () => {
  const { devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  expect(readdirSync("test/electron")).toContain("runtime.test.ts");
});
