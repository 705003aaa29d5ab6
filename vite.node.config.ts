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

/** The core and its entries. What is not in `dependencies` is bundled, so that an installation carries few files. */
export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(manifest.version) },
  resolve: { conditions: ["node"] },
  ssr: { noExternal: true, external },
  build: {
    ssr: true,
    outDir: "dist/electron",
    emptyOutDir: true,
    target: "node20",
    rollupOptions: {
      input: {
        main: "electron/main.ts",
        browser: "electron/browser.ts",
        seed: "electron/sample/cli.ts",
      },
      external,
      output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
    },
  },
});
