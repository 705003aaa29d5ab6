import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { createTranslator } from "../../shared/i18n/index.ts";
import { getSettings } from "../branch/service.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { dayList } from "../visits/dayList.ts";
import { type DayListContent, DayListPage, dayListTitle, printedOf } from "./dayList.tsx";
import { pdfFile } from "./pdfFile.ts";
import type { PdfPrinter } from "./pdfPrinter.ts";

type Asked = Inputs["documents"]["dayList"];

/**
 * A marketer's day list as a self-contained page, for preview and the print dialog. That it was opened is recorded for
 * each customer on it.
 *
 * @throws {Refusal} dayListOfOther, notAMarketer, dayListEmpty
 */
export async function dayListPage(ctx: Context, asked: Asked): Promise<Outputs["documents"]["dayList"]> {
  const { title, html, list } = await render(ctx, asked);
  await recordLooks(ctx, "dayList.view", asked, list);
  const printed = printedOf(list).length;
  return { title, html, printed, left: list.total - printed };
}

/**
 * The same as a PDF of one page, named after marketer and day.
 *
 * @throws {Refusal} dayListOfOther, notAMarketer, dayListEmpty; pdfUnavailable where this PC has nothing that makes PDF files
 */
export async function dayListPdf(
  ctx: Context,
  asked: Asked,
  printer: PdfPrinter | null,
): Promise<Outputs["documents"]["dayListPdf"]> {
  if (!printer) throw new Refusal("pdfUnavailable");
  const { title, html, list } = await render(ctx, asked);
  const bytes = await printer.print(html);
  await recordLooks(ctx, "dayList.print", asked, list);
  return { file: pdfFile(bytes, title) };
}

async function render(ctx: Context, { language, villageIds, ...question }: Asked) {
  const [list, { branchName }] = await Promise.all([dayList(ctx, { ...question, villageIds }), getSettings(ctx)]);
  if (list.total === 0) throw new Refusal("dayListEmpty");
  const content: DayListContent = { language, branchName, printedOn: ctx.today, question, list };
  const { t } = createTranslator(language);
  const html = `<!doctype html>${renderToStaticMarkup(createElement(DayListPage, { content, t }))}`;
  return { title: dayListTitle(content, t), html, list };
}

/** An entry for each customer on the page. */
function recordLooks(
  ctx: Context,
  action: string,
  { marketerId, day, language }: Asked,
  list: DayListContent["list"],
): Promise<void> {
  return ctx.change(async (change) => {
    for (const { id } of printedOf(list))
      change.audit({ action, subjectType: "customer", subjectId: id, after: { day, marketerId, language } });
  });
}
