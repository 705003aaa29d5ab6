import { parseArgs } from "node:util";
import { defaultDataFolder } from "../store/dataFolder.ts";

/** The data folder, or ledger file, that `--data` names; options that Chromium takes for itself are passed over. */
export function readDataPath(argv: readonly string[]): string {
  const { values } = parseArgs({ args: [...argv], options: { data: { type: "string" } }, strict: false });
  return typeof values.data === "string" ? values.data : defaultDataFolder();
}
