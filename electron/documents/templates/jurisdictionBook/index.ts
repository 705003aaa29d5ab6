import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { mostInBook } from "../../../../shared/contract/documents.ts";
import type { Context } from "../../../context.ts";
import { assertMayAskFor, type Hands, type HeldVillage, handsOf } from "../../../jurisdictions/hands.ts";
import { Refusal } from "../../../refusal.ts";
import { exceptedTo, followingIn } from "../../../store/handsOn.ts";
import type { Article, DocumentTemplate, Printing } from "../../template.ts";
import { customerRows } from "./customers.tsx";
import { type BookPart, Opening } from "./opening.tsx";
import { ExceptedPart, VillagePart } from "./parts.tsx";

/**
 * The book of a marketer's jurisdiction: cover, figures, contents, then a part to a village and one for the customers
 * whom they have by name. Other days than today are for managers: the customers of then are others' business by now.
 *
 * @throws {Refusal} handsOfOther, bookOfToday, notAMarketer, bookTooLarge
 */
export const jurisdictionBook: DocumentTemplate<"jurisdictionBook"> = async (ctx, { marketerId, day }, printing) => {
  assertMayAskFor(ctx, marketerId);
  if (day !== ctx.today && !ctx.actor.roles.includes("manager")) throw new Refusal("bookOfToday");
  const hands = await handsOf(ctx, marketerId, day);
  const { customers } = hands.load;
  if (customers > mostInBook) throw new Refusal("bookTooLarge", { count: customers, limit: mostInBook });
  const { t } = printing;
  const parts = await partsOf(ctx, hands, printing);
  const title = t("bookPaper.fileTitle", { marketer: hands.marketer.name, day });
  const opening: Article = {
    id: "book",
    heading: title,
    reference: day,
    html: renderToStaticMarkup(createElement(Opening, { hands, parts: parts.map(({ part }) => part), printing })),
  };
  return {
    title,
    subject: t("bookPaper.title"),
    keywords: [hands.marketer.name],
    styles: ownStyles,
    articles: [opening, ...parts.map(({ article }) => article)],
    subjects: [{ subjectType: "user", subjectId: marketerId, details: { day, customers } }],
  };
};

interface WrittenPart {
  part: BookPart;
  article: Article;
}

async function partsOf(ctx: Context, hands: Hands, printing: Printing): Promise<WrittenPart[]> {
  const parts: WrittenPart[] = [];
  for (const village of hands.villages) parts.push(await villagePart(ctx, hands, village, printing));
  if (hands.marketer.excepted.customers > 0) parts.push(await exceptedPart(ctx, hands, printing));
  return parts;
}

async function villagePart(ctx: Context, hands: Hands, village: HeldVillage, printing: Printing): Promise<WrittenPart> {
  const { id, name, above, areas } = village;
  const found = followingIn(
    areas.map((area) => area.id),
    hands.on,
  );
  const rows = await customerRows(ctx, found, hands, { villageId: id, t: printing.t });
  const html = renderToStaticMarkup(createElement(VillagePart, { village, hands, rows, printing }));
  return written({ articleId: `village${id}`, name, above, customers: rows.customers }, html, hands, printing);
}

async function exceptedPart(ctx: Context, hands: Hands, printing: Printing): Promise<WrittenPart> {
  const found = exceptedTo(hands.marketer.id, hands.on);
  const rows = await customerRows(ctx, found, hands, { villageId: null, t: printing.t });
  const html = renderToStaticMarkup(createElement(ExceptedPart, { hands, rows, printing }));
  const name = printing.t("bookPaper.excepted");
  return written({ articleId: "excepted", name, above: "", customers: rows.customers }, html, hands, printing);
}

function written(part: BookPart, html: string, { marketer, on }: Hands, { t }: Printing): WrittenPart {
  return {
    part,
    article: {
      id: part.articleId,
      heading: `${t("bookPaper.title")}  ${marketer.name}  ${part.name}`,
      reference: on.day,
      withoutCover: true,
      html,
    },
  };
}

const ownStyles = `
.book h1 { white-space: nowrap; letter-spacing: .1em; }
.book .cover .fields { margin-top: 18mm; }
.customers, .figures table { table-layout: fixed; }
.figures th { white-space: normal; }
.customers td, .customers th { font-size: 8pt; padding-left: 1mm; padding-right: 1mm; }
.customers th.row { width: 8mm; }
.customers th.fileNumber { width: 20mm; }
.customers th.name { width: 22mm; }
.customers th.numbers { width: 31mm; }
.customers th.grade { width: 20mm; }
.customers th.balance { width: 20mm; }
.customers th.lastVisit { width: 18mm; }
.customers th.marks { width: 9mm; }
.customers .marks { text-align: center; font-weight: 600; }
p.source { margin: 0 0 1.5mm; }
.compact + p.source { margin-top: 1.5mm; }
`;
