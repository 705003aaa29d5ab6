import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { mostFiles } from "../../../../shared/contract/documents.ts";
import { selectedIds } from "../../../ledger/selection.ts";
import type { Article, DocumentTemplate, PaperSubject, Printing } from "../../template.ts";
import { BinderContents } from "./binderContents.tsx";
import { articleId, type CustomerFileContent } from "./content.ts";
import { CustomerFile } from "./customerFile.tsx";
import { gatherCustomerFile } from "./gather.ts";

/** One customer's whole file. */
export const customerFile: DocumentTemplate<"customerFile"> = async (ctx, { customerId }, printing) => {
  const content = await gatherCustomerFile(ctx, customerId, printing);
  const { fileNumber, name } = content.customer;
  return {
    title: `${fileNumber} ${name}`,
    subject: printing.t("documents.file.title"),
    keywords: [fileNumber],
    articles: [fileArticle(content, printing)],
    subjects: [subjectOf(content)],
  };
};

/**
 * The files of a selection one after the other, by file number, after a table of contents.
 *
 * @throws {Refusal} selectionEmpty, documentsTooMany
 */
export const customerFiles: DocumentTemplate<"customerFiles"> = async (ctx, { selection }, printing) => {
  const ids = await selectedIds(ctx, selection, { most: mostFiles, tooMany: "documentsTooMany" });
  const files: CustomerFileContent[] = [];
  for (const id of ids) files.push(await gatherCustomerFile(ctx, id, printing));
  return { ...binderOf(files, printing), subjects: files.map(subjectOf) };
};

/** Files bound together: a table of contents, then each with pages of its own. */
export function binderOf(files: readonly CustomerFileContent[], printing: Printing) {
  const { t, printedOn } = printing;
  return {
    title: t("documents.several", { count: files.length, date: printedOn }),
    subject: t("documents.binder.title"),
    keywords: files.map(({ customer }) => customer.fileNumber),
    articles: [contentsArticle(files, printing), ...files.map((content) => fileArticle(content, printing))],
  };
}

/** The table of contents of files that are bound together. */
export function contentsArticle(files: readonly Pick<CustomerFileContent, "customer">[], printing: Printing): Article {
  return {
    id: "contents",
    heading: printing.t("documents.binder.contents"),
    reference: "",
    html: renderToStaticMarkup(createElement(BinderContents, { files, printing })),
  };
}

/** One customer's file among others. */
export function fileArticle(content: CustomerFileContent, printing: Printing): Article {
  const { fileNumber, name } = content.customer;
  return {
    id: articleId(content),
    heading: `${printing.t("documents.file.title")}  ${name}`,
    reference: fileNumber,
    remarks: content.masked ? [printing.t("filePaper.masked")] : [],
    html: renderToStaticMarkup(createElement(CustomerFile, { content, printing })),
  };
}

/** What the audit trail is told of a file that was printed. */
export function subjectOf({ customer, masked }: CustomerFileContent): PaperSubject {
  return { subjectType: "customer", subjectId: customer.id, ...(masked ? { details: { masked } } : {}) };
}
