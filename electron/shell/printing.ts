import { BrowserWindow, session, type WebContents } from "electron";
import { fonts } from "../documents/paper/styles.ts";
import { rememberGlyphs, withoutGlyph } from "../documents/printing/glyphQuestion.ts";
import type { PdfOptions, PdfPrinter } from "../documents/printing/pdfPrinter.ts";

const scheme = "print";
const address = `${scheme}://document/`;
const headers = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
};

/**
 * Prints in a hidden window where documents run no scripts, in a session that lives in memory only. The page is served from memory
 * too, so that nothing of a customer is written to a temporary file. One document at a time.
 */
export function createWindowPrinter(): PdfPrinter {
  const printing = session.fromPartition("printing", { cache: false });
  let html = "";
  let queue: Promise<unknown> = Promise.resolve();
  printing.protocol.handle(scheme, () => new Response(html, { headers }));

  async function inWindow<Answer>(
    { document, javascript }: { document: string; javascript: boolean },
    work: (page: WebContents) => Promise<Answer>,
  ): Promise<Answer> {
    html = document;
    const webPreferences = { sandbox: true, contextIsolation: true, nodeIntegration: false };
    const window = new BrowserWindow({
      show: false,
      webPreferences: { ...webPreferences, session: printing, javascript },
    });
    try {
      await window.loadURL(address);
      return await work(window.webContents);
    } finally {
      window.destroy();
      html = "";
    }
  }

  function printNow(document: string, { tagged }: PdfOptions): Promise<Uint8Array> {
    return inWindow({ document, javascript: false }, (page) =>
      page.printToPDF({
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: tagged,
        generateDocumentOutline: tagged,
      }),
    );
  }

  /** An empty page of our own may run our question; a document never runs anything. */
  function askNow(characters: readonly string[]): Promise<string[]> {
    const question = `(${withoutGlyph})(${JSON.stringify({ characters, fonts })})`;
    return inWindow({ document: "<!doctype html>", javascript: true }, (page) => page.executeJavaScript(question));
  }

  function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const turn = queue.then(work);
    queue = turn.catch(() => {});
    return turn;
  }

  return {
    print: (document, options) => inTurn(() => printNow(document, options)),
    missingGlyphs: rememberGlyphs((characters) => inTurn(() => askNow(characters))),
    async close() {
      await queue;
    },
  };
}
