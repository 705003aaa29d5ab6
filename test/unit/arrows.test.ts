import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

/** Imports that the architecture forbids, each in a file of the repository that might be tempted. */
const illegal = [
  ["shared/domain/money.ts", "../contract/base.ts"],
  ["shared/contract/base.ts", "../../electron/core.ts"],
  ["renderer/app/client.ts", "../../electron/api/router.ts"],
  ["renderer/features/ledger/CustomerPage.tsx", "electron"],
  ["electron/ledger/service.ts", "../api/router.ts"],
  ["electron/ratings/service.ts", "electron"],
  ["electron/core.ts", "./api/router.ts"],
  ["electron/store/open.ts", "../ledger/service.ts"],
  ["electron/api/router.ts", "../store/users.ts"],
  ["electron/api/guard.ts", "knex"],
  ["electron/browserShell/server.ts", "electron"],
  ["electron/browser.ts", "electron"],
] as const;

const beneath = ["api", "browserShell", "security", "shell", "store"];

/** Every folder of services, so that a new one is not forgotten in the configuration. */
const capabilities = readdirSync("electron", { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !beneath.includes(entry.name))
  .map(({ name }) => name);

const illegalOfCapabilities = capabilities.flatMap((name): [path: string, imported: string][] => [
  [`electron/${name}/ofProcedures.ts`, "../api/router.ts"],
  [`electron/store/of_${name}.ts`, `../${name}/service.ts`],
]);

const legal = [
  ["electron/shell/window.ts", "electron"],
  ["electron/main.ts", "electron"],
  ["electron/users/service.ts", "../store/users.ts"],
  ["electron/api/context.ts", "../core.ts"],
] as const;

let folder: string;
let findings: string;

/** Lints a tree of one-line files with the repository's own configuration. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sunshine-arrows-"));
  const { vcs: _git, $schema: _schema, ...configuration } = JSON.parse(readFileSync("biome.json", "utf8"));
  writeFileSync(join(folder, "biome.json"), JSON.stringify(configuration));
  for (const [path, imported] of [...illegal, ...illegalOfCapabilities, ...legal]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `export * from "${imported}";\n`);
  }
  const biome = join(process.cwd(), "node_modules", "@biomejs", "biome", "bin", "biome");
  const options = ["lint", "--max-diagnostics=none", "--only=style/noRestrictedImports", "--reporter=json"];
  findings = spawnSync(process.execPath, [biome, ...options], { cwd: folder, encoding: "utf8" }).stdout;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function isRefused(path: string): boolean {
  const report = JSON.parse(findings) as { diagnostics: { category: string; location: { path: unknown } }[] };
  return report.diagnostics.some(
    ({ category, location }) =>
      category.endsWith("noRestrictedImports") && JSON.stringify(location.path).includes(path),
  );
}

test.each([...illegal, ...illegalOfCapabilities])("%s may not import %s", (path) => {
  expect(isRefused(path)).toBe(true);
});

test.each(legal)("%s may import %s", (path) => {
  expect(isRefused(path)).toBe(false);
});
