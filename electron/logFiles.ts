import { closeSync, existsSync, fstatSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

export interface LogLimits {
  /** of one file; a line is never cut */
  bytes: number;
  /** files kept, the one that is written to included */
  files: number;
}

export const usualLogLimits: LogLimits = { bytes: 1_000_000, files: 5 };

/** `core.log` is written to; `core.1.log` is the one before it, and so on. */
function logFile(folder: string, age: number): string {
  return join(folder, age === 0 ? "core.log" : `core.${age}.log`);
}

/** Lines in files of a bounded size and number, for their owner alone; the oldest goes. */
export class LogFiles {
  private descriptor: number;
  private size: number;

  constructor(
    private readonly folder: string,
    private readonly limits: LogLimits,
  ) {
    this.descriptor = this.open();
    this.size = fstatSync(this.descriptor).size;
  }

  write(line: string): void {
    const bytes = Buffer.from(line);
    if (this.size > 0 && this.size + bytes.length > this.limits.bytes) this.turn();
    writeSync(this.descriptor, bytes);
    this.size += bytes.length;
  }

  /** A file that somebody holds open stays where it is, and is written on. */
  private turn(): void {
    closeSync(this.descriptor);
    try {
      rmSync(logFile(this.folder, this.limits.files - 1), { force: true });
      for (let age = this.limits.files - 2; age >= 0; age -= 1)
        if (existsSync(logFile(this.folder, age))) renameSync(logFile(this.folder, age), logFile(this.folder, age + 1));
    } finally {
      this.descriptor = this.open();
      this.size = fstatSync(this.descriptor).size;
    }
  }

  private open(): number {
    return openSync(logFile(this.folder, 0), "a", 0o600);
  }
}

/** The newest lines, oldest first; none where there is no log. */
export function newestLogLines(folder: string, count: number): string[] {
  const lines: string[] = [];
  for (let age = 0; lines.length < count && existsSync(logFile(folder, age)); age += 1)
    lines.unshift(...readFileSync(logFile(folder, age), "utf8").split("\n").filter(Boolean));
  return lines.slice(-count);
}
