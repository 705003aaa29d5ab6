import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Every source file below some folders, by path. */
export function sourcesIn(folders: readonly string[], ending: RegExp): { path: string; text: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && ending.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ path, text: readFileSync(path, "utf8") })),
  );
}
