import { nodeBuild } from "./vite.node.config.ts";

/** The benchmarks, bundled like the core that they measure. */
export default nodeBuild("dist/bench", { bench: "test/bench/bench.ts", peak: "test/bench/peak.ts" });
