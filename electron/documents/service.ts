import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Customer, CustomerSelection } from "../../shared/contract/customers.ts";
import { mostFiles } from "../../shared/contract/documents.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { dateInZone } from "../../shared/domain/dates.ts";
import { createTranslator } from "../../shared/i18n/index.ts";
import { getSettings } from "../branch/service.ts";
import type { Context } from "../context.ts";
import { selectedIds } from "../ledger/selection.ts";
import { getCustomer } from "../ledger/service.ts";
import { getRating } from "../ratings/service.ts";
import { fullRecord } from "../records/view.ts";
import { Refusal } from "../refusal.ts";
import { getScorecard } from "../scorecards/service.ts";
import { goldFilesOf } from "../store/gold.ts";
import { listVisits } from "../visits/service.ts";
import type { CustomerFileContent } from "./customerFile.tsx";
import { CustomerFiles, filesTitle } from "./customerFiles.tsx";
import { pdfFile } from "./pdfFile.ts";
import type { PdfPrinter } from "./pdfPrinter.ts";

type Language = Inputs["documents"]["customerFile"]["language"];

/**
 * The customer file as a self-contained page, for preview and the print dialog. That it was opened is recorded.
 *
 * @throws {Refusal} notFound, also where the customer lies outside the asker's jurisdiction
 */
export function customerFile(
  ctx: Context,
  { customerId, language }: Inputs["documents"]["customerFile"],
): Promise<Outputs["documents"]["customerFile"]> {
  return page(ctx, [customerId], language);
}

/**
 * The files of a selection one after the other, as `customerFile` gives one.
 *
 * @throws {Refusal} selectionEmpty, documentsTooMany
 */
export async function customerFiles(
  ctx: Context,
  { selection, language }: Inputs["documents"]["customerFiles"],
): Promise<Outputs["documents"]["customerFiles"]> {
  return page(ctx, await customersToPrint(ctx, selection), language);
}

/**
 * The customer file as a PDF named after file number and customer. That it was made is recorded.
 *
 * @throws {Refusal} notFound, pdfUnavailable where this PC has nothing that makes PDF files
 */
export function customerFilePdf(
  ctx: Context,
  { customerId, language }: Inputs["documents"]["customerFilePdf"],
  printer: PdfPrinter | null,
): Promise<Outputs["documents"]["customerFilePdf"]> {
  return pdf(ctx, [customerId], language, printer);
}

/**
 * The files of a selection in one PDF, by file number.
 *
 * @throws {Refusal} selectionEmpty, documentsTooMany, pdfUnavailable
 */
export async function customerFilesPdf(
  ctx: Context,
  { selection, language }: Inputs["documents"]["customerFilesPdf"],
  printer: PdfPrinter | null,
): Promise<Outputs["documents"]["customerFilesPdf"]> {
  return pdf(ctx, await customersToPrint(ctx, selection), language, printer);
}

function customersToPrint(ctx: Context, selection: CustomerSelection): Promise<number[]> {
  return selectedIds(ctx, selection, { most: mostFiles, tooMany: "documentsTooMany" });
}

async function page(ctx: Context, ids: readonly number[], language: Language) {
  const rendered = await render(ctx, ids, language);
  await recordLooks(ctx, "document.view", ids, language);
  return rendered;
}

async function pdf(ctx: Context, ids: readonly number[], language: Language, printer: PdfPrinter | null) {
  if (!printer) throw new Refusal("pdfUnavailable");
  const { title, html } = await render(ctx, ids, language);
  const bytes = await printer.print(html);
  await recordLooks(ctx, "document.print", ids, language);
  return { file: pdfFile(bytes, title) };
}

async function render(ctx: Context, ids: readonly number[], language: Language) {
  const files: CustomerFileContent[] = [];
  for (const id of ids) files.push(await gather(ctx, id, language));
  const { t } = createTranslator(language);
  const html = `<!doctype html>${renderToStaticMarkup(createElement(CustomerFiles, { files, t }))}`;
  return { title: filesTitle(files, t), html };
}

async function gather(ctx: Context, id: number, language: Language): Promise<CustomerFileContent> {
  const customer = await getCustomer(ctx, { id });
  const [settings, record, rating, visits, gold] = await Promise.all([
    getSettings(ctx),
    fullRecord(ctx, id),
    ratingInForce(ctx, customer),
    listVisits(ctx, { customerId: id }),
    goldFilesOf(ctx.db, id),
  ]);
  return {
    language,
    branchName: settings.branchName,
    sealName: settings.sealName,
    closingWords: settings.closingWords,
    customer,
    openedOn: dateInZone(new Date(customer.createdAt), ctx.timeZone),
    printedOn: ctx.today,
    record,
    rating,
    visits,
    gold,
  };
}

async function ratingInForce(ctx: Context, customer: Customer): Promise<CustomerFileContent["rating"]> {
  if (!customer.rating) return null;
  const rating = await getRating(ctx, { id: customer.rating.ratingId });
  const approvals = rating.approvals.map(({ by, at, note }) => ({
    name: by.name,
    on: dateInZone(new Date(at), ctx.timeZone),
    note,
  }));
  return { rating, scorecard: await getScorecard(ctx, { id: rating.scorecardId }), approvals };
}

/** An entry for each customer whose file it was. */
function recordLooks(ctx: Context, action: string, ids: readonly number[], language: Language): Promise<void> {
  return ctx.change(async (change) => {
    for (const id of ids)
      change.audit({
        action,
        subjectType: "customer",
        subjectId: id,
        after: { document: "customerFile", language },
      });
  });
}
