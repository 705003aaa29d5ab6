import pino from "pino";
import { LogFiles, type LogLimits, usualLogLimits } from "./logFiles.ts";
import { makePrivateFolder } from "./store/files.ts";

export type Logger = Pick<pino.Logger, "info" | "warn" | "error">;

/** A frame of a stack: a function of ours, or of a package, and its place. */
const frame =
  /^\s+at (?:[\w.<>$#[\] ]+ \(<anonymous>\)|(?:[\w.<>$#[\] ]+ \()?(?:file:\/\/|node:|app:|\/|[A-Z]:\\)[^()]*:\d+:\d+\)?)$/;

/** Folders above the application's own, which may be named after a person. */
const above = /(?:file:\/\/)?[^\s()]*?[\\/](?=(?:electron|dist|shared|node_modules|test)[\\/])/;

/**
 * What a thrown value may say in a log: its kind and place, never its text, which may hold a customer's data. A text may
 * run over lines that look like places; so the places are those behind the last line that is none, and behind the text.
 */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error ? String(error.code) : undefined;
  const text = error.stack ?? "";
  const lines = text.slice(text.lastIndexOf(error.message) + error.message.length).split("\n");
  const frames = lines.slice(lines.findLastIndex((line) => !frame.test(line)) + 1);
  return { type: error.name, code, stack: frames.map((line) => line.replace(above, "")) };
}

/** Writes structured lines to files in the data folder. */
export function fileLogger(folder: string, limits: LogLimits = usualLogLimits): Logger {
  makePrivateFolder(folder);
  return pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: describeError } },
    new LogFiles(folder, limits),
  );
}

export const silentLogger: Logger = { info: () => {}, warn: () => {}, error: () => {} };
