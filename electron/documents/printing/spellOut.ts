import type { Paper, Printing } from "../template.ts";
import type { PdfPrinter } from "./pdfPrinter.ts";

/**
 * Not what every font for Chinese has: outside Latin, general punctuation, the 20,902 first unified ideographs and the
 * full-width forms, and not invisible by nature.
 */
const rare =
  /[^\t\n\r -\u024f\u2000-\u206f\u3000-\u303f\u4e00-\u9fa5\uff00-\uffef\p{White_Space}\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A document in which every character can be read: what this PC has no glyph for stands as its code point, `〔U+20BB7〕`
 * for `𠮷`, and the footer says so. Costs nothing for a document of common characters.
 */
export async function spellOutMissing(
  paper: Paper,
  printing: Printing,
  printer: PdfPrinter,
): Promise<{ paper: Paper; printing: Printing }> {
  const { branchName, printedBy, t } = printing;
  const told = paper.articles.flatMap(({ html, heading, reference }) => [html, heading, reference]);
  const found = [...told, branchName, printedBy].flatMap((text) => text.match(rare) ?? []);
  if (found.length === 0 || !printer.missingGlyphs) return { paper, printing };
  const missing = new Set(await printer.missingGlyphs([...new Set(found)]));
  if (missing.size === 0) return { paper, printing };
  const spelt = (text: string) =>
    text.replace(rare, (character) => (missing.has(character) ? codePoint(character) : character));
  const articles = paper.articles.map((article) => ({
    ...article,
    heading: spelt(article.heading),
    reference: spelt(article.reference),
    html: spelt(article.html),
    remarks: [...(article.remarks ?? []), t("documents.spelt")],
  }));
  return {
    paper: { ...paper, articles },
    printing: { ...printing, branchName: spelt(branchName), printedBy: spelt(printedBy) },
  };
}

function codePoint(character: string): string {
  return `〔U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}〕`;
}
