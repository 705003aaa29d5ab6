import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

export interface StaticFile {
  content: Buffer;
  type: string;
}

/**
 * A file of the built pages by its address's path; `/` is the page itself.
 *
 * @returns null where there is no such file, where the path leads out of the folder, or the type is none of ours
 */
export async function staticFile(folder: string, path: string): Promise<StaticFile | null> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes("\0") || decoded.includes("\\")) return null;
  const file = normalize(join(folder, decoded === "/" ? "index.html" : decoded));
  const type = types[extname(file)];
  if (!type || !file.startsWith(normalize(folder) + sep)) return null;
  try {
    return { content: await readFile(file), type };
  } catch {
    return null;
  }
}
