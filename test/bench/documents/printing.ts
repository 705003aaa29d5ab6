import { cpSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { createChromiumPrinter } from "../../../electron/documents/printing/chromiumPrinter.ts";
import { findBrowser } from "../../../electron/documents/printing/findBrowser.ts";
import type { PdfPrinter } from "../../../electron/documents/printing/pdfPrinter.ts";
import { pagesOfVolume } from "../../../shared/domain/binder.ts";
import { type OpenedLedger, openLedger } from "../openedLedger.ts";

/** How often a window asks how far a binder is, ms. */
const pollMs = 5;

/** The installed Chromium, as the browser shell prints with it. */
export function chromium(): PdfPrinter {
  const browser = findBrowser();
  if (!browser) throw new Error("Documents are measured with a Chromium, and there is none.");
  return createChromiumPrinter(browser);
}

/** Works on a copy of a ledger, so that the kept one stays as it was made. */
export async function onCopyOf<T>(
  database: string,
  printer: PdfPrinter,
  work: (ledger: OpenedLedger) => Promise<T>,
): Promise<T> {
  const folder = `${dirname(database)}-printing-${process.pid}`;
  cpSync(dirname(database), folder, { recursive: true });
  try {
    const ledger = await openLedger(join(folder, basename(database)), printer);
    try {
      return await work(ledger);
    } finally {
      await ledger.close();
    }
  } finally {
    await printer.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The first so many customers of the ledger. */
export async function firstCustomers({ core }: OpenedLedger, count: number): Promise<number[]> {
  const ids: number[] = await core.opened.store
    .db("customers")
    .whereNull("retiredAt")
    .orderBy("id")
    .limit(count)
    .pluck("id");
  if (ids.length < count) throw new Error(`The ledger has no ${count} customers.`);
  return ids;
}

/** Makes a binder of customers as a window does, to the end, and discards it. @returns files and pages in it */
export async function bindFiles(
  { window, core, context }: OpenedLedger,
  ids: readonly number[],
): Promise<{ files: number; pages: number }> {
  const { id } = await window.binders.start({
    selection: { by: "ids", ids: [...ids] },
    options: { split: "pages", filesPerVolume: null, mostPages: pagesOfVolume.usual, duplex: false },
    language: "zh-CN",
  });
  while (core.jobs.runningOn(`binder:${id}`) !== null) {
    context();
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  const { printed, pages, state } = await window.binders.get({ id });
  if (state !== "done" || printed !== ids.length) throw new Error(`A binder ended ${state} with ${printed} files.`);
  await window.binders.discard({ id });
  return { files: printed, pages };
}
