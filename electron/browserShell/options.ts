import { parseArgs } from "node:util";
import { defaultDataFolder } from "../store/dataFolder.ts";

export interface BrowserShellOptions {
  dataPath: string;
  /** 0 takes any free port */
  port: number;
  open: boolean;
}

/** @throws {Error} with a sentence for the terminal, when an option is unknown or no port */
export function readOptions(args: readonly string[]): BrowserShellOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: "string" },
      port: { type: "string", default: "0" },
      "no-open": { type: "boolean", default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`--port ${values.port}: a port is a number from 1 to 65535 / 端口应为 1 至 65535 的数字`);
  return { dataPath: values.data ?? defaultDataFolder(), port, open: !values["no-open"] };
}
