import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { say } from "./console.mjs";
import { run } from "./run.mjs";

/** What the tests need beyond npm's packages: Debian's package for each, and how to see that it is there. */
const tools = [
  { package: "chromium", present: () => onPath("chromium") || process.env.SUNSHINE_BROWSER !== undefined },
  { package: "poppler-utils", present: () => onPath("pdftotext") && onPath("pdfinfo") && onPath("pdftoppm") },
  { package: "fonts-noto-cjk", present: () => existsSync("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc") },
];

function onPath(command) {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, command)));
}

/**
 * Installs what is missing, on Debian as root; elsewhere says what to install.
 *
 * @throws {Error} when something is missing and cannot be installed here
 */
export async function installTestTools() {
  const missing = tools.filter((tool) => !tool.present()).map((tool) => tool.package);
  if (missing.length === 0) return;
  if (!onPath("apt-get") || process.getuid?.() !== 0)
    throw new Error(`The tests need ${missing.join(", ")} (names of Debian's packages): please install them first.`);
  say(`Installing ${missing.join(", ")} with apt-get …`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { quiet: true, env });
  await run("apt-get", ["install", "-y", "--no-install-recommends", ...missing], { quiet: true, env });
}
