import type { PageNumbers } from "../paper/pageNumbers.tsx";
import type { Paper } from "../template.ts";
import { onPaperUnseen } from "./onPaper.ts";
import type { PdfPrinter } from "./pdfPrinter.ts";

/**
 * Finds out on which page everything begins, by printing it once unseen and without structure: CSS of today's browsers
 * cannot ask. The PDF has a named destination for each id that is linked to.
 */
export async function measurePages(paper: Paper, html: string, printer: PdfPrinter): Promise<PageNumbers> {
  const bytes = await printer.print(onPaperUnseen(html), { tagged: false });
  const { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } = await import("@cantoo/pdf-lib");
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const pageOf = new Map(pdf.getPages().map(({ ref }, index) => [ref, index + 1]));
  const destinations = pdf.catalog.lookupMaybe(PDFName.of("Dests"), PDFDict);
  const starts = new Map<string, number>([[paper.articles[0]?.id ?? "", 1]]);
  for (const [name, place] of destinations?.entries() ?? []) {
    const target = place instanceof PDFArray ? place.get(0) : null;
    const page = target instanceof PDFRef ? pageOf.get(target) : undefined;
    if (page !== undefined) starts.set(name.decodeText(), page);
  }
  return { starts, total: pageOf.size };
}
