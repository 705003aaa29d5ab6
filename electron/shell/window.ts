import { BrowserWindow, dialog } from "electron";
import type { TFunction } from "i18next";
import { appOrigin } from "../../shared/contract/transport.ts";

/**
 * @param preload path of the built preload script
 * @param t for the question that meets unsaved changes
 */
export function createWindow(preload: string, t: TFunction): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: "#ffffff",
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      spellcheck: false,
    },
  });
  window.once("ready-to-show", () => window.show());
  window.webContents.on("will-prevent-unload", (event) => {
    if (wantsToLeave(window, t)) event.preventDefault();
  });
  void window.loadURL(`${appOrigin}/index.html`);
  return window;
}

/** A browser asks by itself before unsaved changes are lost; Electron would only refuse to close. */
function wantsToLeave(window: BrowserWindow, t: TFunction): boolean {
  const choice = dialog.showMessageBoxSync(window, {
    type: "question",
    message: t("app.leave"),
    buttons: [t("app.stay"), t("app.leaveConfirm")],
    defaultId: 0,
    cancelId: 0,
  });
  return choice === 1;
}

/** A second start of the application shows the window that is there. */
export function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}
