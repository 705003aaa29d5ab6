import { defineConfig } from "vitest/config";

const mocked = "test/**/*.mocked.test.ts";

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
          exclude: [mocked],
          // Loading the application's modules anew for every file would be a quarter of all their time.
          isolate: false,
        },
      },
      // What puts a double in a module's place must have its modules to itself.
      { extends: true, test: { name: "mocked", include: [mocked] } },
    ],
  },
});
