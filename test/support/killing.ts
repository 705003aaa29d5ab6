import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll } from "vitest";

/**
 * A program of `test/`, built for the tests of a file, and a folder for the ledgers that it is killed on; both are
 * gone afterwards.
 */
export function killedProgram(entry: string) {
  const name = entry.replaceAll("/", "-").replace(".ts", "");
  const root = mkdtempSync(join(tmpdir(), "sunshine-kill-"));
  /** Inside the project, where the program finds what it is not bundled with. */
  const outDir = `dist/test-${name}`;
  beforeAll(async () => {
    const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
      dependencies: Record<string, string>;
    };
    await build({
      configFile: false,
      logLevel: "error",
      resolve: { conditions: ["node"] },
      ssr: { noExternal: true, external: Object.keys(dependencies) },
      build: {
        ssr: `test/${entry}`,
        outDir,
        target: "node20",
        rollupOptions: { output: { entryFileNames: "child.js" } },
      },
    });
  });
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
    rmSync(outDir, { recursive: true, force: true });
  });
  return { root, program: join(outDir, "child.js") };
}
