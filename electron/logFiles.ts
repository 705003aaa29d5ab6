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

/**
 * Lines in files of a bounded size and number, for their owner alone; the oldest goes. Where the disk is full or read-only
 * there is no log; the application goes on and says so itself.
 */
export class LogFiles {
  private descriptor: number | null = null;
  private size = 0;

  constructor(
    private readonly folder: string,
    private readonly limits: LogLimits,
  ) {}

  write(line: string): void {
    try {
      const bytes = Buffer.from(line);
      this.descriptor ??= this.open();
      if (this.size > 0 && this.size + bytes.length > this.limits.bytes) this.descriptor = this.turn(this.descriptor);
      writeSync(this.descriptor, bytes);
      this.size += bytes.length;
    } catch {
      // The line is lost.
    }
  }

  /** A file that somebody holds open stays where it is, and is written on. */
  private turn(descriptor: number): number {
    closeSync(descriptor);
    this.descriptor = null;
    try {
      rmSync(logFile(this.folder, this.limits.files - 1), { force: true });
      for (let age = this.limits.files - 2; age >= 0; age -= 1)
        if (existsSync(logFile(this.folder, age))) renameSync(logFile(this.folder, age), logFile(this.folder, age + 1));
    } catch {
      // Written on below.
    }
    return this.open();
  }

  private open(): number {
    const descriptor = openSync(logFile(this.folder, 0), "a", 0o600);
    this.size = fstatSync(descriptor).size;
    return descriptor;
  }
}

/** The newest lines, oldest first; none where there is no log. */
export function newestLogLines(folder: string, count: number): string[] {
  const lines: string[] = [];
  for (let age = 0; lines.length < count && existsSync(logFile(folder, age)); age += 1)
    lines.unshift(...readFileSync(logFile(folder, age), "utf8").split("\n").filter(Boolean));
  return lines.slice(-count);
}
