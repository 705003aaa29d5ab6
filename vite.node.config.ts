import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { defineConfig } from "vite";

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  version: string;
  dependencies: Record<string, string>;
};
const external = [
  "electron",
  ...Object.keys(manifest.dependencies),
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
];

/**
 * A build of programs that run in Node: what is not in `dependencies` is bundled, so that an installation carries few
 * files.
 *
 * @param input entry files by the name of their program
 */
export function nodeBuild(outDir: string, input: Record<string, string>) {
  return defineConfig({
    define: { __APP_VERSION__: JSON.stringify(manifest.version) },
    resolve: { conditions: ["node"] },
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: "node20",
      rollupOptions: {
        input,
        external,
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
      },
    },
  });
}

/** The core and its entries. */
export default nodeBuild("dist/electron", {
  main: "electron/main.ts",
  browser: "electron/browser.ts",
  seed: "electron/sample/cli.ts",
  verify: "electron/integrity/cli.ts",
  backup: "electron/backups/backupCli.ts",
  restore: "electron/backups/restoreCli.ts",
});
