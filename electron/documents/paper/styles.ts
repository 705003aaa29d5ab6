import type { Article, Printing } from "../template.ts";

/** An article with the number of its pages; null where it is not known. */
export type CountedArticle = Article & { pages: number | null };

type Told = Pick<Printing, "t" | "branchName" | "printedBy" | "printedAt">;

/**
 * Print CSS of all documents: A4 with 25 mm at the binding edge, which is left on the front of a sheet and right on its
 * back. Header and footer sit in page margin boxes, so that the print dialog and the PDF printer agree. Pages are counted
 * from each cover; where there are several articles, `sheet` counts them through the whole.
 *
 * @param total pages of the whole; null while they are not counted
 */
export function paperStyles(articles: readonly CountedArticle[], told: Told, total: number | null): string {
  const several = articles.length > 1;
  return `
@page { size: A4 portrait; margin: 16mm 15mm 16mm 25mm; counter-increment: page sheet; }
@page :left { margin-left: 15mm; margin-right: 25mm; }${articles.map((one) => pagesOf(one, told, several, total)).join("")}
@page cover { counter-set: page 1; ${boxes.map((box) => `@${box} { content: none; }`).join(" ")} }
${commonStyles}`;
}

const boxes = ["top-left", "top-right", "bottom-left", "bottom-right"] as const;

function pagesOf(article: CountedArticle, told: Told, several: boolean, total: number | null): string {
  const { id, heading, reference, pages } = article;
  const { t, branchName, printedBy, printedAt } = told;
  const number = (counter: string, of: string | null) =>
    `${cssText(`${t("documents.page")} `)} counter(${counter}) ${
      of === null
        ? cssText(` ${t("documents.pageEnd")}`)
        : `${cssText(` ${t("documents.pageOf")} `)} ${of} ${cssText(` ${t("documents.pageEnd")}`)}`
    }`;
  const own = number("page", pages === null ? (several ? null : "counter(pages)") : cssText(String(pages)));
  const throughout = `${cssText(`${t("documents.throughout")} `)} ${number("sheet", total === null ? "counter(pages)" : cssText(String(total)))}`;
  const content: Record<(typeof boxes)[number], string> = {
    "top-left": cssText(heading),
    "top-right": several ? throughout : cssText(reference),
    "bottom-left": cssText(
      `${branchName}  ${several ? `${reference}  ` : ""}${t("documents.printedBy", { name: printedBy, at: printedAt })}`,
    ),
    "bottom-right": own,
  };
  return `
@page ${id} {${boxes.map((box) => `\n  @${box} { content: ${content[box]}; font: 8.5pt ${fonts}; color: #555; }`).join("")}
}
.${id} { page: ${id}; }`;
}

const fonts = `"Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "SimSun", sans-serif`;

const commonStyles = `
* { box-sizing: border-box; }
html { font: 10.5pt/1.5 ${fonts}; color: #1d1d1d; }
/* Half of a collapsed border lies outside its table and would be cut off at the page's edge. */
body { margin: 0; padding: 0 .6pt; }
article + article, .blank, .blank + article, section { break-before: page; }
.blank { page: blank; height: 1px; }
section.cover { page: cover; break-before: auto; height: 258mm; display: flex; flex-direction: column; align-items: center; }
h1 { font-size: 34pt; letter-spacing: .18em; margin: 45mm 0 4mm; font-weight: 700; text-align: center; }
.cover .subtitle { font-size: 15pt; color: #8a5a13; margin: 0 0 24mm; }
.cover table { width: 120mm; font-size: 12.5pt; }
.cover th { width: 38mm; border: 0; background: none; text-align: left; }
.cover td { border: 0; border-bottom: .4pt solid #888; }
.cover .branch { margin-top: auto; font-size: 15pt; font-weight: 600; }
.cover .confidential { font-size: 9pt; color: #555; }
h2 { font-size: 16pt; text-align: center; margin: 0 0 5mm; padding-bottom: 2mm; border-bottom: 1.2pt solid #b7791f; }
h3 { font-size: 11.5pt; margin: 5mm 0 2mm; }
table { width: 100%; border-collapse: collapse; }
th, td { border: .5pt solid #777; padding: 1.4mm 2mm; vertical-align: top; text-align: left; overflow-wrap: anywhere; }
th { background: #f6efe2; font-weight: 600; overflow-wrap: break-word; }
.fields { table-layout: fixed; }
.fields th { width: 32mm; }
.halves { display: grid; grid-template-columns: 1fr 1fr; gap: 4mm; align-items: start; margin-top: 4mm; }
.compact + .values, .compact + .compact { margin-top: 3mm; }
.halves > .compact { margin: 0; }
.halves table { break-inside: avoid; }
.compact th, .compact td { padding-top: .6mm; padding-bottom: .6mm; font-size: 9.5pt; line-height: 1.35; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
thead { display: table-header-group; }
tr, figure, .keep { break-inside: avoid; }
.prose { white-space: pre-wrap; }
.summary { display: grid; grid-template-columns: 1fr 66mm; gap: 5mm; align-items: center; }
figure { margin: 0; text-align: center; }
figcaption { font-size: 9pt; color: #555; }
.rule { margin: 3mm 0; padding: 2mm 4mm; border: 1pt solid #b7791f; text-align: center; font-weight: 600; }
.source { font-size: 9pt; color: #555; }
.basis { font-size: 8.5pt; color: #555; }
.signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; margin-top: 4mm; }
.signatures div { border: .5pt solid #777; padding: 2mm 3mm; min-height: 24mm; display: flex; flex-direction: column; justify-content: space-between; }
@media screen {
  html { background: #e9e6e0; }
  body { padding: 6mm 0; }
  section { background: #fff; width: 210mm; min-height: 297mm; margin: 0 auto 6mm; padding: 18mm 15mm 18mm 25mm; box-shadow: 0 1px 4px #0003; }
  section.cover { height: 297mm; }
}
.watermark { position: fixed; top: 45%; left: 0; right: 0; text-align: center; font-size: 90pt; letter-spacing: .3em; color: #0001; transform: rotate(-35deg); }
.page-number { color: inherit; text-decoration: none; }
`;

/** A CSS string; everything that could end it is written as a code point. */
function cssText(text: string): string {
  return `"${text.replace(/["\\<\n\r]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}
