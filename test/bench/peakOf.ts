import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What the process can do. */
export type PeakWork = "import" | "export" | "whatIf" | "documents1" | "documents100" | "documents500";

/** Peak resident memory of a process of its own that does one thing, MiB. */
export async function peakOf(work: PeakWork, path: string): Promise<number> {
  const program = fileURLToPath(new URL("peak.js", import.meta.url));
  const { stdout } = await run(process.execPath, [program, work, path]);
  return Number(stdout.trim().split("\n").at(-1)) / 1024;
}
