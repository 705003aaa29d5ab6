import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Customer } from "../../shared/contract/customers.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { dateInZone } from "../../shared/domain/dates.ts";
import { createTranslator } from "../../shared/i18n/index.ts";
import { getSettings } from "../branch/service.ts";
import type { Context } from "../context.ts";
import { getCustomer } from "../ledger/service.ts";
import { getRating, getScorecard } from "../ratings/service.ts";
import { Refusal } from "../refusal.ts";
import { listVisits } from "../visits/service.ts";
import { CustomerFile, type CustomerFileContent } from "./customerFile.tsx";
import type { PdfPrinter } from "./pdfPrinter.ts";

type Request = Inputs["documents"]["customerFile"];

/**
 * The customer file as a self-contained page, for preview and the print dialog. That it was opened is recorded.
 *
 * @throws {Refusal} notFound, also where the customer lies outside the asker's jurisdiction
 */
export async function customerFile(ctx: Context, request: Request): Promise<Outputs["documents"]["customerFile"]> {
  const { title, html } = await renderCustomerFile(ctx, request);
  await record(ctx, "document.view", request);
  return { title, html };
}

/**
 * The customer file as a PDF named after file number and customer. That it was made is recorded.
 *
 * @throws {Refusal} notFound, pdfUnavailable where this PC has nothing that makes PDF files
 */
export async function customerFilePdf(
  ctx: Context,
  request: Request,
  printer: PdfPrinter | null,
): Promise<Outputs["documents"]["customerFilePdf"]> {
  if (!printer) throw new Refusal("pdfUnavailable");
  const { customer, html } = await renderCustomerFile(ctx, request);
  const pdf = await printer.print(html);
  await record(ctx, "document.print", request);
  const name = `${customer.fileNumber}-${customer.name}.pdf`.replace(/[\\/:*?"<>|]/g, "_");
  return { file: new File([new Uint8Array(pdf)], name, { type: "application/pdf" }) };
}

async function renderCustomerFile(ctx: Context, { customerId, language }: Request) {
  const content = await gather(ctx, customerId, language);
  const { t } = createTranslator(language);
  const html = `<!doctype html>${renderToStaticMarkup(createElement(CustomerFile, { content, t }))}`;
  const { customer } = content;
  return { customer, title: `${customer.fileNumber} ${customer.name}`, html };
}

async function gather(ctx: Context, id: number, language: Request["language"]): Promise<CustomerFileContent> {
  const customer = await getCustomer(ctx, { id });
  const [settings, rating, visits] = await Promise.all([
    getSettings(ctx),
    ratingInForce(ctx, customer),
    listVisits(ctx, { customerId: id }),
  ]);
  return {
    language,
    branchName: settings.branchName,
    sealName: settings.sealName,
    closingWords: settings.closingWords,
    customer,
    openedOn: dateInZone(new Date(customer.createdAt), ctx.timeZone),
    printedOn: ctx.today,
    rating,
    visits,
  };
}

async function ratingInForce(ctx: Context, customer: Customer): Promise<CustomerFileContent["rating"]> {
  if (!customer.rating) return null;
  const rating = await getRating(ctx, { id: customer.rating.ratingId });
  return { rating, scorecard: await getScorecard(ctx, { id: rating.scorecardId }) };
}

function record(ctx: Context, action: string, { customerId, language }: Request): Promise<void> {
  return ctx.change(async (change) => {
    change.audit({
      action,
      subjectType: "customer",
      subjectId: customerId,
      after: { document: "customerFile", language },
    });
  });
}
