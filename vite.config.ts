import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The window's pages, the same for both shells. */
export default defineConfig({
  root: "renderer",
  base: "./",
  plugins: [react()],
  build: {
    outDir: "../dist/renderer",
    emptyOutDir: true,
    target: "chrome120",
    chunkSizeWarningLimit: 2000,
  },
});
