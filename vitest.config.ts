import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/{unit,store,api,electron}/**/*.test.{ts,tsx}"],
    environment: "node",
    globalSetup: "test/support/branchTemplate.ts",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // By itself it leaves one of two cores to whoever watches.
    maxWorkers: 2,
  },
});
