import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { goldOfCustomer } from "../../../gold/lists.ts";
import { Refusal } from "../../../refusal.ts";
import type { DocumentTemplate } from "../../template.ts";
import { customerOnPaper, ratingInForce } from "../customerFile/gather.ts";
import { articleId, GoldFile } from "./goldFile.tsx";

/**
 * One customer's file as a gold customer.
 *
 * @throws {Refusal} notFound, neverGold
 */
export const goldFile: DocumentTemplate<"goldFile"> = async (ctx, { customerId }, printing) => {
  const { customer, masked } = await customerOnPaper(ctx, customerId, printing);
  const { memberships, conditions } = await goldOfCustomer(ctx, { customerId });
  if (memberships.length === 0) throw new Refusal("neverGold", { name: customer.name });
  const rating = await ratingInForce(ctx, customer);
  const content = { customer, masked, memberships, conditions, rating };
  const { fileNumber, name } = customer;
  const { t } = printing;
  const heading = t("filePaper.gold.title");
  return {
    title: `${fileNumber} ${name} ${heading}`,
    subject: heading,
    keywords: [fileNumber],
    articles: [
      {
        id: articleId(customer),
        heading: `${heading}  ${name}`,
        reference: fileNumber,
        remarks: masked ? [t("filePaper.masked")] : [],
        html: renderToStaticMarkup(createElement(GoldFile, { content, printing })),
      },
    ],
    subjects: [{ subjectType: "customer", subjectId: customerId, ...(masked ? { details: { masked } } : {}) }],
  };
};
