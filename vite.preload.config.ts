import { builtinModules } from "node:module";
import { defineConfig } from "vite";

/** The preload script: one CommonJS file, since a sandboxed window loads no other kind. */
export default defineConfig({
  ssr: { noExternal: true, external: ["electron", ...builtinModules] },
  build: {
    ssr: "electron/preload.ts",
    outDir: "dist/preload",
    emptyOutDir: true,
    target: "chrome120",
    rollupOptions: { external: ["electron"], output: { format: "cjs", entryFileNames: "preload.cjs" } },
  },
});
