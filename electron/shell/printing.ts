import { BrowserWindow, session, type WebContents } from "electron";
import type { RefusalReason } from "../../shared/contract/refusals.ts";
import { fonts } from "../documents/paper/styles.ts";
import { rememberGlyphs, withoutGlyph } from "../documents/printing/glyphQuestion.ts";
import type { PaperPrinter, PaperSettings } from "../documents/printing/paperPrinter.ts";
import type { PdfOptions, PdfPrinter } from "../documents/printing/pdfPrinter.ts";
import { Refusal } from "../refusal.ts";

const scheme = "print";
const address = `${scheme}://document/`;
const headers = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
};

const empty = "<!doctype html>";

/**
 * Prints in hidden windows where documents run no scripts, in a session that lives in memory only. The pages are served
 * from memory too, so that nothing of a customer is written to a temporary file. One PDF at a time and, beside it, one
 * job for a printer, which may wait for somebody to put paper in.
 */
export function createWindowPrinters(): { pdf: PdfPrinter; paper: PaperPrinter } {
  const printing = session.fromPartition("printing", { cache: false });
  const pages = new Map<string, string>();
  let made = 0;
  printing.protocol.handle(scheme, ({ url }) => {
    const html = pages.get(url.split("/").at(-1) ?? "");
    return new Response(html ?? "", { headers, status: html === undefined ? 404 : 200 });
  });

  async function inWindow<Answer>(
    { html, javascript }: { html: string; javascript: boolean },
    work: (contents: WebContents) => Promise<Answer>,
  ): Promise<Answer> {
    made += 1;
    const page = String(made);
    pages.set(page, html);
    const webPreferences = { sandbox: true, contextIsolation: true, nodeIntegration: false };
    const window = new BrowserWindow({
      show: false,
      webPreferences: { ...webPreferences, session: printing, javascript },
    });
    try {
      await window.loadURL(`${address}${page}`);
      return await work(window.webContents);
    } finally {
      window.destroy();
      pages.delete(page);
    }
  }

  const pdfs = inTurn();
  const jobs = inTurn();

  /** An empty page of our own may run our question; a document never runs anything. */
  function askNow(characters: readonly string[]): Promise<string[]> {
    const question = `(${withoutGlyph})(${JSON.stringify({ characters, fonts })})`;
    return inWindow({ html: empty, javascript: true }, (contents) => contents.executeJavaScript(question));
  }

  return {
    pdf: {
      print: (html, options) =>
        pdfs.add(() => inWindow({ html, javascript: false }, (contents) => printToPdf(contents, options))),
      missingGlyphs: rememberGlyphs((characters) => pdfs.add(() => askNow(characters))),
      close: () => pdfs.ended(),
    },
    paper: {
      printers: () => inWindow({ html: empty, javascript: false }, listPrinters),
      print: (html, settings) =>
        jobs.add(() => inWindow({ html, javascript: false }, (contents) => printOnPaper(contents, settings))),
    },
  };
}

function printToPdf(contents: WebContents, { tagged }: PdfOptions): Promise<Uint8Array> {
  return contents.printToPDF({
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: tagged,
    generateDocumentOutline: tagged,
  });
}

async function listPrinters(contents: WebContents) {
  const printers = await contents.getPrintersAsync();
  return printers.map(({ name, displayName }) => ({ name, label: displayName || name }));
}

function printOnPaper(contents: WebContents, { printer, copies, duplex, pages }: PaperSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    contents.print(
      {
        silent: true,
        printBackground: true,
        pageSize: "A4",
        deviceName: printer,
        copies,
        collate: true,
        duplexMode: duplex,
        // Electron counts pages from 0.
        ...(pages.length > 0 ? { pageRanges: pages.map(({ from, to }) => ({ from: from - 1, to: to - 1 })) } : {}),
      },
      (success, reason) => (success ? resolve() : reject(new Refusal(refusalFor(reason)))),
    );
  });
}

/** Chromium's reasons, as far as they tell what to do. */
const refusals: readonly (readonly [RegExp, RefusalReason])[] = [
  [/device ?name|no printers|enumerate printers/i, "printerMissing"],
  [/settings/i, "printerSettings"],
  [/cancel/i, "printCancelled"],
];

function refusalFor(reason: string): RefusalReason {
  return refusals.find(([pattern]) => pattern.test(reason))?.[1] ?? "printFailed";
}

/** Does one thing after the other. */
function inTurn() {
  let queue: Promise<unknown> = Promise.resolve();
  return {
    add<T>(work: () => Promise<T>): Promise<T> {
      const turn = queue.then(work);
      queue = turn.catch(() => {});
      return turn;
    },
    async ended(): Promise<void> {
      await queue;
    },
  };
}
