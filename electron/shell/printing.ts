import { BrowserWindow, session } from "electron";
import type { PdfOptions, PdfPrinter } from "../documents/printing/pdfPrinter.ts";

const scheme = "print";
const address = `${scheme}://document/`;
const headers = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
};

/**
 * Prints in a hidden window without scripts, in a session that lives in memory only. The page is served from memory
 * too, so that nothing of a customer is written to a temporary file. One document at a time.
 */
export function createWindowPrinter(): PdfPrinter {
  const printing = session.fromPartition("printing", { cache: false });
  let html = "";
  let queue: Promise<unknown> = Promise.resolve();
  printing.protocol.handle(scheme, () => new Response(html, { headers }));

  async function printNow(document: string, { tagged, signal }: PdfOptions): Promise<Uint8Array> {
    signal?.throwIfAborted();
    html = document;
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        session: printing,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        javascript: false,
      },
    });
    try {
      await window.loadURL(address);
      return await window.webContents.printToPDF({
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: tagged,
        generateDocumentOutline: tagged,
      });
    } finally {
      window.destroy();
      html = "";
    }
  }

  return {
    print(document, options) {
      const turn = queue.then(() => printNow(document, options));
      queue = turn.catch(() => {});
      return turn;
    },
    async close() {
      await queue;
    },
  };
}
