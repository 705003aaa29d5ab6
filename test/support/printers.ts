import { type PDFArray, PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { onTestFinished } from "vitest";
import { createChromiumPrinter } from "../../electron/documents/printing/chromiumPrinter.ts";
import { findBrowser } from "../../electron/documents/printing/findBrowser.ts";
import type { PdfOptions, PdfPrinter } from "../../electron/documents/printing/pdfPrinter.ts";

/** The Chromium of this machine as the browser shell prints with it, closed when the test ends. */
export function testPrinter(): PdfPrinter {
  const browser = findBrowser();
  if (!browser) throw new Error("The tests need a Chromium.");
  const printer = createChromiumPrinter(browser);
  onTestFinished(() => printer.close());
  return printer;
}

const page = `%PDF-1.4
1 0 obj
<</CreationDate (D:20260310020000+00'00')>>
endobj
2 0 obj
<</Type /Catalog /Pages 3 0 R>>
endobj
3 0 obj
<</Type /Pages /Count 1 /Kids [4 0 R]>>
endobj
4 0 obj
<</Type /Page /Parent 3 0 R /MediaBox [0 0 595 842]>>
endobj
`;

/** Prints an empty page whatever it is given, for tests that are about what happens beside it. */
export const blankPrinter: PdfPrinter = {
  async print() {
    const offsets = [1, 2, 3, 4].map((id) => page.indexOf(`${id} 0 obj`));
    const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
    const table = `xref\n0 5\n0000000000 65535 f \n${rows}trailer\n<</Size 5\n/Root 2 0 R\n/Info 1 0 R>>\n`;
    return new TextEncoder().encode(`${page}${table}startxref\n${page.length}\n%%EOF\n`);
  },
  async close() {},
};

interface PagedPrinterOptions {
  /** pages of each customer file */
  pagesPerFile?: number;
  /** throws where it does not like a page */
  before?: (html: string, options: PdfOptions) => Promise<void> | void;
}

/** Prints empty pages, as many as a binder's files have, and tells where each begins: a Chromium that costs nothing. */
export function pagedPrinter({ pagesPerFile = 3, before }: PagedPrinterOptions = {}): PdfPrinter {
  return {
    async print(html, options) {
      await before?.(html, options);
      options.signal?.throwIfAborted();
      const pdf = await PDFDocument.create();
      pdf.setCreationDate(new Date("2026-03-10T02:00:00Z"));
      const places: Record<string, PDFArray> = {};
      for (const [found, id] of html.matchAll(/<article id="(\w+)"|<div class="blank"/g)) {
        const pages = found.startsWith("<div") || id === "contents" ? 1 : pagesPerFile;
        const [first] = Array.from({ length: pages }, () => pdf.addPage());
        if (first && id) places[id] = pdf.context.obj([first.ref, PDFName.of("XYZ"), 0, 0, 0]);
      }
      if (pdf.getPageCount() === 0) pdf.addPage();
      pdf.catalog.set(PDFName.of("Dests"), pdf.context.obj(places));
      return pdf.save({ useObjectStreams: false });
    },
    async close() {},
  };
}
