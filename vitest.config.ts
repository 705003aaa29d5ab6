import { defineConfig } from "vitest/config";

const alone = "test/**/*.alone.test.ts";

export default defineConfig({
  test: {
    environment: "node",
    globalSetup: "test/support/branchTemplate.ts",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // By itself it leaves one of two cores to whoever watches.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          include: ["test/{unit,store,api,electron}/**/*.test.{ts,tsx}"],
          exclude: [alone],
          // Loading the application's modules anew for every file would be a quarter of all their time.
          isolate: false,
        },
      },
      // What puts a double in a module's place, or needs what the application forbids for good, has a process to itself.
      { extends: true, test: { name: "alone", include: [alone] } },
    ],
  },
});
