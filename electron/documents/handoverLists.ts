import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { createTranslator } from "../../shared/i18n/index.ts";
import { getSettings } from "../branch/service.ts";
import type { Context } from "../context.ts";
import { getHandover, handoverCustomers } from "../jurisdictions/handovers/service.ts";
import { Refusal } from "../refusal.ts";
import { CustomerRows, HandoverList, type HandoverListContent, handoverTitle } from "./handoverList.tsx";
import { pdfFile } from "./pdfFile.ts";
import type { PdfPrinter } from "./pdfPrinter.ts";

type Asked = Inputs["documents"]["handover"];

/**
 * A handover list as a self-contained page, for preview and the print dialog. That it was opened is recorded.
 *
 * @throws {Refusal} notFound, also where the handover is not the asker's business
 */
export async function handoverPage(ctx: Context, asked: Asked): Promise<Outputs["documents"]["handover"]> {
  const rendered = await render(ctx, asked);
  await recordLook(ctx, "handover.view", asked);
  return rendered;
}

/**
 * The same as a PDF. That it was made is recorded.
 *
 * @throws {Refusal} notFound; pdfUnavailable where this PC has nothing that makes PDF files
 */
export async function handoverPdf(
  ctx: Context,
  asked: Asked,
  printer: PdfPrinter | null,
): Promise<Outputs["documents"]["handoverPdf"]> {
  if (!printer) throw new Refusal("pdfUnavailable");
  const { title, html } = await render(ctx, asked);
  const bytes = await printer.print(html);
  await recordLook(ctx, "handover.print", asked);
  return { file: pdfFile(bytes, title) };
}

/** The customers are read and told a page at a time: what is kept of them is the paper alone. */
async function render(ctx: Context, { id, language }: Asked): Promise<{ title: string; html: string }> {
  const { t } = createTranslator(language);
  const [handover, { branchName }] = await Promise.all([getHandover(ctx, { id }), getSettings(ctx)]);
  const pages: string[] = [];
  let customers = 0;
  for (let after: number | null | undefined; after !== null; ) {
    const page = await handoverCustomers(ctx, after === undefined ? { id } : { id, after });
    pages.push(renderToStaticMarkup(createElement(CustomerRows, { customers: page.rows, first: customers + 1, t })));
    customers += page.rows.length;
    after = page.next;
  }
  const content: HandoverListContent = {
    language,
    branchName,
    printedOn: ctx.today,
    timeZone: ctx.timeZone,
    handover,
    customers,
  };
  const list = createElement(HandoverList, { content, rows: pages.join(""), t });
  return { title: handoverTitle(handover, t), html: `<!doctype html>${renderToStaticMarkup(list)}` };
}

function recordLook(ctx: Context, action: string, { id, language }: Asked): Promise<void> {
  return ctx.change(async (change) => {
    change.audit({ action, subjectType: "handover", subjectId: id, after: { language } });
  });
}
