import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { listAttachments } from "../../../attachments/service.ts";
import type { Context } from "../../../context.ts";
import { viewDiligence } from "../../../diligence/service.ts";
import type { DocumentTemplate, Printing } from "../../template.ts";
import { customerOnPaper } from "../customerFile/gather.ts";
import { DiligenceReport, reportStyles } from "./report.tsx";

/**
 * One customer's due diligence, to be signed and bound with their file. What is not confirmed is marked across each page.
 *
 * @throws {Refusal} notFound, also where the customer lies outside the asker's jurisdiction; customerMerged
 */
export const diligenceReport: DocumentTemplate<"diligenceReport"> = async (ctx, { id }, printing) => {
  const diligence = await viewDiligence(ctx, { id });
  const { customerId, customerName, fileNumber, number } = diligence;
  const { customer, masked } = await customerOnPaper(ctx, customerId, printing);
  const papers = await papersOf(ctx, customerId, printing);
  const { t } = printing;
  const heading = t("diligencePaper.title");
  return {
    title: `${fileNumber} ${customerName} ${heading} ${number}`,
    subject: heading,
    keywords: [fileNumber, number],
    styles: reportStyles,
    articles: [
      {
        id: "diligence",
        heading: `${heading}  ${customerName}`,
        reference: `${fileNumber}  ${number}`,
        withoutCover: true,
        remarks: masked ? [t("filePaper.masked")] : [],
        html: renderToStaticMarkup(
          createElement(DiligenceReport, { content: { diligence, customer, papers }, printing }),
        ),
      },
    ],
    subjects: [
      { subjectType: "customer", subjectId: customerId, details: { diligence: number, ...(masked ? { masked } : {}) } },
    ],
  };
};

async function papersOf(ctx: Context, customerId: number, { t }: Printing): Promise<Map<number, string>> {
  const present = (await listAttachments(ctx, { customerId })).filter(({ removedAt }) => removedAt === null);
  return new Map(
    present.map(({ id, category, caption, fileName }) => [
      id,
      `${t(`attachments.categories.${category}`)} ${caption || fileName}`,
    ]),
  );
}
