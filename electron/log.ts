import { join } from "node:path";
import pino from "pino";
import { makePrivateFolder } from "./store/files.ts";

export type Logger = Pick<pino.Logger, "info" | "warn" | "error">;

/** What a thrown value may say in a log: its kind and place, never its text, which may hold a customer's data. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error ? String(error.code) : undefined;
  const stack = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return { type: error.name, code, stack };
}

/** Writes structured lines to the data folder. */
export function fileLogger(folder: string): Logger {
  makePrivateFolder(folder);
  const file = pino.destination({ dest: join(folder, "core.log"), sync: true, mode: 0o600 });
  // Where the disk is full or read-only there is no log; the application goes on and says so itself.
  file.on("error", () => {});
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: describeError } }, file);
}

export const silentLogger: Logger = { info: () => {}, warn: () => {}, error: () => {} };
