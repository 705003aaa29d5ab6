import { type PDFArray, PDFDocument, PDFName } from "@cantoo/pdf-lib";
import type { PdfOptions, PdfPrinter } from "../../electron/documents/printing/pdfPrinter.ts";

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
