import type { DocumentRequest, PrintSettings } from "../../shared/contract/documents.ts";
import type { Outputs } from "../../shared/contract/index.ts";
import { pageRangesText, parsePageRanges } from "../../shared/domain/pageRanges.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { measurePages } from "./printing/measurePages.ts";
import type { PaperPrinter } from "./printing/paperPrinter.ts";
import type { PdfPrinter } from "./printing/pdfPrinter.ts";
import { compose, recordLook, setOut } from "./service.ts";

/** What this PC prints with. */
interface Printers {
  pdfPrinter: PdfPrinter | null;
  paperPrinter: PaperPrinter | null;
}

/** Sheets with one printed side are all bound at the same edge. */
const boundAtLeft = "@page :left { margin-left: 25mm; margin-right: 15mm; }";

/** @throws {Refusal} printerUnavailable where only the browser's dialog prints */
export async function listPrinters(printer: PaperPrinter | null): Promise<Outputs["documents"]["printers"]> {
  if (!printer) throw new Refusal("printerUnavailable");
  return printer.printers();
}

/**
 * Hands a document to a printer. That is recorded before the first sheet can leave it, and once more where it failed.
 *
 * @throws {Refusal} printerUnavailable; printPages, where the document has no such pages; what the template and the
 * printer refuse
 */
export async function printDocument(
  ctx: Context,
  { settings, ...request }: DocumentRequest & { settings: PrintSettings },
  { pdfPrinter, paperPrinter }: Printers,
): Promise<Outputs["documents"]["print"]> {
  if (!paperPrinter) throw new Refusal("printerUnavailable");
  const { printer, copies, duplex } = settings;
  const pages = parsePageRanges(settings.pages) ?? [];
  const { paper, html } = await setOut(ctx, request, pdfPrinter, duplex === "simplex" ? boundAtLeft : "");
  const last = pages.at(-1)?.to;
  if (last !== undefined && pdfPrinter) {
    const { total } = await measurePages(paper, html, pdfPrinter);
    if (last > total) throw new Refusal("printPages", { total });
  }
  const how = { printer: printer || "default", copies, duplex, ...(last ? { pages: pageRangesText(pages) } : {}) };
  await recordLook(ctx, "document.paper", request, paper, how);
  try {
    await paperPrinter.print(html, { printer, copies, duplex, pages });
  } catch (error) {
    await recordLook(ctx, "document.paperFailed", request, paper, how);
    throw error;
  }
  return {};
}

/** Records that the browser's print dialog is opened for a document. */
export async function recordDialog(
  ctx: Context,
  { copies, ...request }: DocumentRequest & { copies: number },
): Promise<Outputs["documents"]["printed"]> {
  const { paper } = await compose(ctx, request);
  await recordLook(ctx, "document.dialog", request, paper, { copies });
  return {};
}
