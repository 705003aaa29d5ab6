import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's top folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Stamps and compiled parts that survive a new `npm ci`. */
export const cache = join(root, ".cache");

export const nodeModules = join(root, "node_modules");
