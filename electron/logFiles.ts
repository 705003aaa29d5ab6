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
 * Lines in files of a bounded size and number, for their owner alone; the oldest goes. Where the disk is full or cannot be
 * written there is no log: the application goes on, and says so itself.
 */
export class LogFiles {
  private file: { descriptor: number; size: number } | null = null;

  constructor(
    private readonly folder: string,
    private readonly limits: LogLimits,
  ) {}

  write(line: string): void {
    const bytes = Buffer.from(line);
    try {
      const file = this.fileWithRoomFor(bytes.length);
      writeSync(file.descriptor, bytes);
      file.size += bytes.length;
    } catch {
      this.close();
    }
  }

  private fileWithRoomFor(bytes: number): { descriptor: number; size: number } {
    const file = this.file ?? this.open();
    if (file.size === 0 || file.size + bytes <= this.limits.bytes) return file;
    this.close();
    // A file that somebody holds open stays where it is, and is written on.
    try {
      this.turn();
    } catch {}
    return this.open();
  }

  private turn(): void {
    rmSync(logFile(this.folder, this.limits.files - 1), { force: true });
    for (let age = this.limits.files - 2; age >= 0; age -= 1)
      if (existsSync(logFile(this.folder, age))) renameSync(logFile(this.folder, age), logFile(this.folder, age + 1));
  }

  private open(): { descriptor: number; size: number } {
    const descriptor = openSync(logFile(this.folder, 0), "a", 0o600);
    this.file = { descriptor, size: fstatSync(descriptor).size };
    return this.file;
  }

  private close(): void {
    const { file } = this;
    this.file = null;
    if (file) closeSync(file.descriptor);
  }
}

/** The newest lines, oldest first; none where there is no log. */
export function newestLogLines(folder: string, count: number): string[] {
  const lines: string[] = [];
  for (let age = 0; lines.length < count && existsSync(logFile(folder, age)); age += 1)
    lines.unshift(...readFileSync(logFile(folder, age), "utf8").split("\n").filter(Boolean));
  return lines.slice(-count);
}
