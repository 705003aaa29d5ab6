import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** Numbers from 0 to 1 that are the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

export interface KillPlan {
  /** milliseconds that it lives on; null lets it come to its end */
  life: number | null;
  /** what it says when that time begins; its first line where nothing is given */
  from?: string;
}

/**
 * Runs a program until it ends by itself or is killed.
 *
 * @param hear is given each line that it writes
 * @returns its exit code, or null where it was killed
 */
export async function runUntilKilled(
  program: string,
  args: readonly string[],
  { life, from }: KillPlan,
  hear: (line: string) => void = () => {},
): Promise<number | null> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let timer: NodeJS.Timeout | null = null;
  const lines = createInterface({ input: child.stdout });
  const heard = new Promise<void>((resolve) => lines.once("close", resolve));
  lines.on("line", (line) => {
    if (life !== null && timer === null && (from === undefined || line === from))
      timer = setTimeout(() => child.kill("SIGKILL"), life);
    hear(line);
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", (ended) => resolve(ended)));
  await heard;
  if (timer) clearTimeout(timer);
  return code;
}
