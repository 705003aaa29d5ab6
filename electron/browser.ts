/** The browser shell's entry: the core on 127.0.0.1, for a PC without Electron's runtime. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { backUpAtExit } from "./backups/schedule.ts";
import { hasDisplay, openAppWindow } from "./browserShell/openBrowser.ts";
import { readOptions } from "./browserShell/options.ts";
import { serve } from "./browserShell/server.ts";
import { Core } from "./core.ts";
import { createChromiumPrinter } from "./documents/printing/chromiumPrinter.ts";
import { findBrowser } from "./documents/printing/findBrowser.ts";
import { fileLogger } from "./log.ts";
import { ledgerFiles } from "./store/files.ts";
import { describeError, terminalText } from "./terminal.ts";

const pages = join(dirname(fileURLToPath(import.meta.url)), "..", "renderer");

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const browser = findBrowser();
  const printer = browser === null ? null : createChromiumPrinter(browser);
  const { folder, logs } = ledgerFiles(options.dataPath);
  const core = await Core.start({
    dataPath: options.dataPath,
    shell: "browser",
    log: fileLogger(logs),
    pdfPrinter: printer,
    paperPrinter: null,
  });
  const shell = await serve(core, pages, options.port);

  let stopping = false;
  const unwanted = new AbortController();
  const stop = async () => {
    // Who asks a second time does not want to wait.
    if (stopping) return unwanted.abort();
    stopping = true;
    await shell.close();
    await backUpAtExit(core, () => process.stdout.write(`${terminalText.t("backups.exiting")}\n`), unwanted.signal);
    // What is being printed ends with the core; a printer closed before it would be started again.
    await core.stop();
    await printer?.close();
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);

  process.stdout.write(`Sunshine Ledger is ready: ${shell.address}\n`);
  if (options.open && browser !== null && hasDisplay()) openAppWindow(browser, shell.address, folder);
}

main().catch((error: unknown) => {
  process.stderr.write(`${describeError(error)}\n`);
  process.exit(1);
});
