import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { mostFiles } from "../../../../shared/contract/documents.ts";
import { selectedIds } from "../../../ledger/selection.ts";
import type { Article, DocumentTemplate, PaperSubject, Printing } from "../../template.ts";
import type { FormContent } from "./content.ts";
import { FormList, formStyles, InvestigationForm, NotesSide } from "./form.tsx";
import { blankForm, knownForm } from "./gather.ts";

/**
 * A form to take to the field: of one customer with what the ledger knows, or an empty one for somebody new.
 *
 * @throws {Refusal} notFound, areaNotFound
 */
export const investigationForm: DocumentTemplate<"investigationForm"> = async (ctx, { of }, printing) => {
  const { t } = printing;
  const content = await (of.by === "customer" ? knownForm(ctx, of.customerId) : blankForm(ctx, of));
  const { known, kind, areaPath } = content;
  const whose = known
    ? `${known.customer.fileNumber} ${known.customer.name}`
    : `${t(`common.customerKind.${kind}`)} ${areaPath.at(-1)}`;
  return {
    title: `${t("investigationPaper.title")} ${whose}`,
    subject: t("investigationPaper.title"),
    keywords: known ? [known.customer.fileNumber] : [],
    styles: formStyles,
    articles: [formArticle(content, "form", printing)],
    subjects: [
      of.by === "customer"
        ? customerSubject(of.customerId)
        : { subjectType: "area", subjectId: of.areaId, details: { kind: of.customerKind } },
    ],
  };
};

/**
 * The forms of a selection one after the other, by file number, behind a list of them. Each begins on the front of a
 * sheet, and has a page of notes where the back of its last one would be empty.
 *
 * @throws {Refusal} selectionEmpty, formsTooMany
 */
export const investigationForms: DocumentTemplate<"investigationForms"> = async (ctx, { selection }, printing) => {
  const { t, printedOn } = printing;
  const ids = await selectedIds(ctx, selection, { most: mostFiles, tooMany: "formsTooMany" });
  const forms: { articleId: string; content: FormContent }[] = [];
  for (const id of ids) forms.push({ articleId: `form${id}`, content: await knownForm(ctx, id) });
  const backSide = renderToStaticMarkup(createElement(NotesSide, { t }));
  const list: Article = {
    id: "list",
    heading: t("investigationPaper.list"),
    reference: printedOn,
    withoutCover: true,
    html: renderToStaticMarkup(createElement(FormList, { forms, t })),
  };
  const articles = forms.map(({ articleId, content }) => formArticle(content, articleId, printing));
  return {
    title: t("investigationPaper.several", { count: ids.length, date: printedOn }),
    subject: t("investigationPaper.title"),
    keywords: articles.map(({ reference }) => reference),
    styles: formStyles,
    articles: [list, ...articles].map((article) => ({ ...article, backSide })),
    subjects: ids.map(customerSubject),
  };
};

function formArticle(content: FormContent, id: string, printing: Printing): Article {
  const { t } = printing;
  const { known, kind, areaPath } = content;
  return {
    id,
    heading: `${t("investigationPaper.title")}  ${known?.customer.name ?? t(`common.customerKind.${kind}`)}`,
    reference: known?.customer.fileNumber ?? areaPath.slice(-2).join(" "),
    withoutCover: true,
    html: renderToStaticMarkup(createElement(InvestigationForm, { content, printing })),
  };
}

function customerSubject(id: number): PaperSubject {
  return { subjectType: "customer", subjectId: id };
}
