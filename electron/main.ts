/** Electron's entry: lifecycle only. What a window may do is in `shell/`, what the application does is in the core. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { app, dialog } from "electron";
import { createTranslator, languageFor } from "../shared/i18n/index.ts";
import { refusalText } from "../shared/i18n/refusalText.ts";
import { Core } from "./core.ts";
import { fileLogger } from "./log.ts";
import { backUpBeforeQuit, chooseFolder } from "./shell/backups.ts";
import { startInstaller } from "./shell/installer.ts";
import { serveProcedures } from "./shell/ipc.ts";
import { setMenu } from "./shell/menu.ts";
import { readDataPath } from "./shell/paths.ts";
import { createWindowPrinters } from "./shell/printing.ts";
import { registerAppScheme, servePages } from "./shell/protocol.ts";
import { restrictContents, restrictSession } from "./shell/security.ts";
import { createWindow, focusWindow } from "./shell/window.ts";
import { asRefusal } from "./storageFault.ts";
import { ledgerFiles } from "./store/files.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const pages = join(here, "..", "renderer");
const preload = join(here, "..", "preload", "preload.cjs");

const dataPath = readDataPath(process.argv);
const { folder, logs } = ledgerFiles(dataPath);
// Whatever Chromium writes of its own stays in the data folder too.
app.setPath("userData", join(folder, "window"));
app.enableSandbox();
registerAppScheme();

if (app.requestSingleInstanceLock()) {
  app.on("second-instance", focusWindow);
  app.on("web-contents-created", (_event, contents) => restrictContents(contents));
  app.on("window-all-closed", () => app.quit());
  app.whenReady().then(start).catch(fail);
} else app.quit();

async function start(): Promise<void> {
  restrictSession();
  servePages(pages);
  const printers = createWindowPrinters();
  const core = await Core.start({
    dataPath,
    shell: "electron",
    log: fileLogger(logs),
    pdfPrinter: printers.pdf,
    paperPrinter: printers.paper,
    chooseFolder,
    startInstaller,
  });
  serveProcedures(core);
  const { t } = translator();
  stopBeforeQuit(async () => {
    await backUpBeforeQuit(core, t);
    await core.stop();
    await printers.pdf.close();
  });
  setMenu(t);
  createWindow(preload, t);
}

/** Lets running transactions end and the ledger close before the process does. */
function stopBeforeQuit(stop: () => Promise<void>): void {
  let stopping = false;
  let stopped = false;
  app.on("before-quit", (event) => {
    if (stopped) return;
    event.preventDefault();
    if (stopping) return;
    stopping = true;
    void stop().finally(() => {
      stopped = true;
      app.quit();
    });
  });
}

function translator() {
  return createTranslator(languageFor(app.getLocale()));
}

function fail(error: unknown): void {
  const { t } = translator();
  const refusal = asRefusal(error);
  dialog.showErrorBox(t("common.appName"), refusal ? refusalText(refusal.data, t) : t("refusals.fault"));
  app.exit(1);
}
