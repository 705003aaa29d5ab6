import { nodeBuild } from "./vite.node.config.ts";

/** The branch at work and what kills it, bundled like the core. */
export default nodeBuild("dist/torture", { torture: "test/torture/cli.ts", child: "test/torture/child.ts" });
