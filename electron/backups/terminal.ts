import { createInterface } from "node:readline";
import { describeError } from "../terminal.ts";

/** Lines of what is piped in, one an answer. */
let piped: AsyncIterator<string> | null = null;

/**
 * A secret from the environment, else typed without showing it, else the next line of what is piped in. It is never an
 * argument: those can be read by every process.
 */
export async function askSecret(question: string, variable: string): Promise<string> {
  const given = process.env[variable];
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) {
    piped ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]();
    const { done, value } = await piped.next();
    return done ? "" : value;
  }
  return typeHidden(question);
}

function typeHidden(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(`${question}: `);
  stdin.setRawMode(true);
  stdin.setEncoding("utf8");
  stdin.resume();
  return new Promise((resolve) => {
    let typed = "";
    const onData = (keys: string) => {
      for (const key of keys) {
        if (key === "\u0003") process.exit(130);
        if (key === "\r" || key === "\n") {
          stdin.setRawMode(false);
          stdin.pause();
          stdin.off("data", onData);
          stderr.write("\n");
          return resolve(typed);
        }
        typed = key === "\u007f" || key === "\b" ? typed.slice(0, -1) : typed + key;
      }
    };
    stdin.on("data", onData);
  });
}

let shownPercent = -1;

export function showProgress(done: number, total: number): void {
  const percent = total === 0 ? 0 : Math.floor((done / total) * 100);
  if (percent === shownPercent || !process.stderr.isTTY) return;
  shownPercent = percent;
  process.stderr.write(`\r${percent}%${percent === 100 ? "\n" : ""}`);
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs a program, with a sentence and a status for whatever it could not do. */
export function run(program: () => Promise<void>): void {
  program().catch((error: unknown) => {
    process.stderr.write(`${describeError(error)}\n`);
    process.exit(1);
  });
}
