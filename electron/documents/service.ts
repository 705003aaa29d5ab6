import type { DocumentRequest } from "../../shared/contract/documents.ts";
import type { Outputs } from "../../shared/contract/index.ts";
import { dateTimeInZone } from "../../shared/domain/dates.ts";
import { numbersInFull } from "../../shared/domain/numbersInFull.ts";
import { createTranslator } from "../../shared/i18n/index.ts";
import { getSettings } from "../branch/service.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { paperHtml } from "./paper/html.tsx";
import { needsMeasuring, type PageNumbers } from "./paper/pageNumbers.tsx";
import { measurePages } from "./printing/measurePages.ts";
import { withMetadata } from "./printing/metadata.ts";
import { onPaper } from "./printing/onPaper.ts";
import { pdfFile } from "./printing/pdfFile.ts";
import type { PdfPrinter } from "./printing/pdfPrinter.ts";
import { spellOutMissing } from "./printing/spellOut.ts";
import { templates } from "./registry.ts";
import type { DocumentTemplate, Paper, Printing } from "./template.ts";

/**
 * A document as a self-contained page, for preview and the print dialog. That it was opened is recorded. Page numbers in
 * a table of contents are there where this PC can make PDF files, by which they are found out.
 *
 * @throws {Refusal} what the document's template refuses
 */
export async function documentPage(
  ctx: Context,
  request: DocumentRequest,
  printer: PdfPrinter | null,
): Promise<Outputs["documents"]["page"]> {
  const { paper, html } = await setOut(ctx, request, printer);
  await recordLook(ctx, "document.view", request, paper);
  return { title: paper.title, html, leftOut: paper.leftOut ?? 0 };
}

/**
 * A document with its page of HTML, its page numbers true where this PC can find them out.
 *
 * @param styles CSS beside the document's own, which moves nothing from one page to another
 */
export async function setOut(
  ctx: Context,
  request: DocumentRequest,
  printer: PdfPrinter | null,
  styles = "",
): Promise<{ paper: Paper; html: string }> {
  const composed = await compose(ctx, request);
  const plain = { ...composed.paper, styles: `${composed.paper.styles ?? ""}${styles}` };
  const { paper, printing } = printer
    ? await spellOutMissing(plain, composed.printing, printer)
    : { paper: plain, printing: composed.printing };
  const numbers = printer && (await numbersOf(paper, printing, printer));
  return { paper, html: paperHtml(paper, printing, numbers) };
}

/**
 * A document as a PDF named after its title. That it was made is recorded.
 *
 * @throws {Refusal} pdfUnavailable where this PC has nothing that makes PDF files; what the template refuses
 */
export async function documentPdf(
  ctx: Context,
  request: DocumentRequest,
  printer: PdfPrinter | null,
): Promise<Outputs["documents"]["pdf"]> {
  if (!printer) throw new Refusal("pdfUnavailable");
  const { paper, printing } = await compose(ctx, request);
  const bytes = await printPaper(paper, printing, printer);
  await recordLook(ctx, "document.print", request, paper);
  return { file: pdfFile(bytes, paper.title) };
}

/** What a document is told of this printing. */
export async function printingOf(
  ctx: Context,
  { language, copy }: Pick<DocumentRequest, "language" | "copy">,
): Promise<Printing> {
  const { branchName, sealName, closingWords } = await getSettings(ctx);
  return {
    language,
    t: createTranslator(language).t,
    branchName,
    sealName: sealName || branchName,
    closingWords,
    printedBy: ctx.actor.name,
    printedOn: ctx.today,
    printedAt: dateTimeInZone(ctx.clock(), ctx.timeZone),
    timeZone: ctx.timeZone,
    numbersInFull: numbersInFull(ctx.actor.roles),
    copy,
  };
}

/** The bytes of the PDF: tagged, with bookmarks, true page numbers and what it is about. */
export async function printPaper(composed: Paper, told: Printing, printer: PdfPrinter): Promise<Uint8Array> {
  const { paper, printing } = await spellOutMissing(composed, told, printer);
  return printCounted(paper, printing, await numbersOf(paper, printing, printer), printer);
}

/** The same where the pages are counted already. */
export async function printCounted(
  paper: Paper,
  printing: Printing,
  numbers: PageNumbers | null,
  printer: PdfPrinter,
): Promise<Uint8Array> {
  const bytes = await printer.print(onPaper(paperHtml(paper, printing, numbers)), { tagged: true });
  return withMetadata(bytes, {
    title: paper.title,
    author: printing.branchName,
    subject: paper.subject,
    keywords: paper.keywords,
  });
}

function numbersOf(paper: Paper, printing: Printing, printer: PdfPrinter): Promise<PageNumbers | null> {
  const html = paperHtml(paper, printing, null);
  return needsMeasuring(paper, html) ? measurePages(paper, html, printer) : Promise.resolve(null);
}

/** What the document tells, and what it is told of this printing. */
export async function compose(ctx: Context, request: DocumentRequest): Promise<{ paper: Paper; printing: Printing }> {
  const printing = await printingOf(ctx, request);
  const { document } = request;
  // The compiler cannot see that the template and what it is asked have the same kind.
  const template = templates[document.kind] as DocumentTemplate<typeof document.kind>;
  return { paper: await template(ctx, document, printing), printing };
}

/**
 * An entry for each customer, or whatever else a document is about.
 *
 * @param how the printer and the like, where it leaves the screen
 */
export function recordLook(
  ctx: Context,
  action: string,
  { document, language, copy }: DocumentRequest,
  { subjects }: Paper,
  how: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  return ctx.change(async (change) => {
    for (const { subjectType, subjectId, details } of subjects)
      change.audit({
        action,
        subjectType,
        subjectId,
        after: { document: document.kind, language, ...(copy ? { copy } : {}), ...how, ...details },
      });
  });
}
