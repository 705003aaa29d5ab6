import { dialog } from "electron";
import type { TFunction } from "i18next";
import { backUpAtExit } from "../backups/schedule.ts";
import type { Core } from "../core.ts";

/** The system's dialog for a folder. */
export async function chooseFolder(): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({ properties: ["openDirectory", "createDirectory"] });
  return filePaths[0] ?? null;
}

/** Makes the backup that is wanted at the end of work, and says so, with a way not to wait for it. */
export async function backUpBeforeQuit(core: Core, t: TFunction): Promise<void> {
  const ended = new AbortController();
  const unwanted = new AbortController();
  const say = async () => {
    await dialog.showMessageBox({
      type: "info",
      message: t("backups.exiting"),
      buttons: [t("backups.exitNow")],
      signal: ended.signal,
    });
    unwanted.abort();
  };
  await backUpAtExit(core, () => void say(), unwanted.signal);
  ended.abort();
}
