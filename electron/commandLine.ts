import { createInterface } from "node:readline";
import { Core } from "./core.ts";
import { type Logger, silentLogger } from "./log.ts";
import { defaultDataFolder } from "./store/dataFolder.ts";
import { describeError } from "./terminal.ts";

/** A core for a program of the command line, which prints nothing. */
export function startCore(dataPath = defaultDataFolder(), log: Logger = silentLogger): Promise<Core> {
  return Core.start({ dataPath, shell: "browser", log, pdfPrinter: null, paperPrinter: null });
}

/** Lines of what is piped in, one an answer. */
let piped: AsyncIterator<string> | null = null;

/**
 * A secret from the environment, else typed without showing it, else the next line of what is piped in. It is never an
 * argument: those can be read by every process.
 */
export async function askSecret(question: string, variable: string): Promise<string> {
  const given = process.env[variable];
  if (given !== undefined) return given;
  return process.stdin.isTTY ? typeHidden(question) : nextPiped();
}

/** A line that may be seen, typed or the next of what is piped in. */
export async function askLine(question: string): Promise<string> {
  if (!process.stdin.isTTY) return nextPiped();
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    lines.once("close", () => resolve(""));
    lines.question(`${question}: `, (line) => {
      resolve(line);
      lines.close();
    });
  });
}

async function nextPiped(): Promise<string> {
  piped ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const { done, value } = await piped.next();
  return done ? "" : value;
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

/** On the error stream, so that what is said can be kept without it. */
export function showProgress(done: number, total: number, words = ""): void {
  const percent = total === 0 ? 0 : Math.floor((done / total) * 100);
  if (percent === shownPercent || !process.stderr.isTTY) return;
  shownPercent = percent;
  process.stderr.write(`\r${words}${percent}%${percent === 100 ? "\n" : ""}`);
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
