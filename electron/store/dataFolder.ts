import { homedir } from "node:os";
import { join } from "node:path";

/** Where the platform keeps a user's data; the ledger lives there unless told otherwise. */
export function defaultDataFolder(platform = process.platform, env: NodeJS.ProcessEnv = process.env): string {
  if (platform === "win32") return join(env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "SunshineLedger");
  if (platform === "darwin") return join(homedir(), "Library", "Application Support", "Sunshine Ledger");
  return join(env.XDG_DATA_HOME ?? join(homedir(), ".local", "share"), "sunshine-ledger");
}
