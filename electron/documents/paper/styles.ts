import type { Article, Printing } from "../template.ts";

/** An article with the number of its pages; null where it is not known. */
export type CountedArticle = Article & { pages: number | null };

type Told = Pick<Printing, "t" | "branchName" | "printedBy" | "printedAt">;

/**
 * Print CSS of all documents: A4 with 25 mm at the binding edge, which is left on the front of a sheet and right on its
 * back. Header and footer sit in page margin boxes, so that the print dialog and the PDF printer agree. Pages are counted
 * from each cover; where there are several articles, `sheet` counts them through the whole.
 *
 * @param whole its number of pages, null while they are not counted; whether its articles are given out one by one
 */
export function paperStyles(
  articles: readonly CountedArticle[],
  told: Told,
  whole: { total: number | null; apart: boolean },
): string {
  const several = articles.length > 1;
  return `
@page { size: A4 portrait; margin: 16mm 15mm 16mm 25mm; counter-increment: page sheet; }
@page :left { margin-left: 15mm; margin-right: 25mm; }${articles.map((one) => pagesOf(one, told, several, whole)).join("")}
@page cover { counter-set: page 1; ${boxes.map((box) => `@${box} { content: none; }`).join(" ")} }
${commonStyles}`;
}

const boxes = ["top-left", "top-right", "bottom-left", "bottom-right"] as const;

function pagesOf(
  article: CountedArticle,
  told: Told,
  several: boolean,
  { total, apart }: { total: number | null; apart: boolean },
): string {
  const { id, heading, reference, pages, remarks = [] } = article;
  const { t, branchName, printedBy, printedAt } = told;
  const number = (counter: string, of: string | null) =>
    `${cssText(`${t("documents.page")} `)} counter(${counter}) ${
      of === null
        ? cssText(` ${t("documents.pageEnd")}`)
        : `${cssText(` ${t("documents.pageOf")} `)} ${of} ${cssText(` ${t("documents.pageEnd")}`)}`
    }`;
  const counted = article.withoutCover ? id : "page";
  const own = number(counted, pages === null ? (several ? null : "counter(pages)") : cssText(String(pages)));
  const throughout = `${cssText(`${t("documents.throughout")} `)} ${number("sheet", total === null ? "counter(pages)" : cssText(String(total)))}`;
  const content: Record<(typeof boxes)[number], string> = {
    "top-left": cssText(heading),
    "top-right": several && !apart ? throughout : cssText(reference),
    "bottom-left": [
      `${branchName}  ${several && !apart ? `${reference}  ` : ""}${t("documents.printedBy", { name: printedBy, at: printedAt })}`,
      ...remarks,
    ]
      .map(cssText)
      .join(' "\\A" '),
    "bottom-right": own,
  };
  return `
@page ${id} {${article.withoutCover ? ` counter-increment: page sheet ${id};` : ""}${boxes.map((box) => `\n  @${box} { content: ${content[box]}; font: 8.5pt/1.3 ${fonts}; color: #333; white-space: pre-line; }`).join("")}
}
.${id} { page: ${id}; }`;
}

/**
 * What staff's PCs have for Chinese, then what has the rare characters of names: CJK Extension B and on are in fonts of
 * their own on Windows (SimSun-ExtB and -ExtG, MingLiU-ExtB), and in HanaMin on Linux.
 */
export const fonts = [
  ...["Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "Heiti SC", "SimSun", "Songti SC"],
  ...["SimSun-ExtB", "SimSun-ExtG", "MingLiU-ExtB", "HanaMinA", "HanaMinB"],
]
  .map((family) => `"${family}", `)
  .concat("sans-serif")
  .join("");

const commonStyles = `
* { box-sizing: border-box; }
html { font: 10.5pt/1.5 ${fonts}; color: #1d1d1d; }
/* Half of a collapsed border lies outside its table and would be cut off at the page's edge. */
body { margin: 0; padding: 0 .6pt; }
article + article, .blank, .blank + article, section { break-before: page; }
.blank { page: blank; height: 1px; }
section.cover { page: cover; break-before: auto; height: 258mm; display: flex; flex-direction: column; align-items: center; }
.cover p { margin: 0; }
.cover .issuer { margin-top: 14mm; font-size: 16pt; letter-spacing: .1em; text-align: center; }
h1 { font-size: 34pt; line-height: 1.25; letter-spacing: .18em; margin: 12mm 0 3mm; padding-left: .18em; font-weight: 700; text-align: center; }
.cover .subtitle { font-size: 14pt; letter-spacing: .1em; text-align: center; }
.cover .code { margin: 8mm 0; display: flex; flex-direction: column; align-items: center; font-size: 12.5pt; font-variant-numeric: tabular-nums; letter-spacing: .08em; }
.qr { width: 34mm; height: 34mm; }
.cover table { width: 132mm; font-size: 12.5pt; }
.cover .fields th { width: 40mm; border: 0; background: none; text-align: left; }
.cover td { border: 0; border-bottom: .5pt solid #333; }
.cover .sealed { margin-top: auto; display: flex; flex-direction: column; align-items: center; gap: 4mm; }
.cover .branch { font-size: 15pt; font-weight: 600; text-align: center; }
.seal { width: 42mm; height: 42mm; border: .5pt dashed #777; border-radius: 50%; display: flex; align-items: center; justify-content: center; font-size: 9pt; color: #555; }
.cover .confidential { margin-top: 5mm; font-size: 9pt; text-align: center; }
.cover .confidential + .confidential { margin-top: 1mm; }
h2 { font-size: 16pt; text-align: center; margin: 0 0 5mm; padding-bottom: 2mm; border-bottom: 1.2pt solid #000; break-after: avoid; }
h3 { font-size: 11.5pt; margin: 5mm 0 2mm; break-after: avoid; }
.part { break-inside: avoid; }
.part + .part { margin-top: 10mm; }
table { width: 100%; border-collapse: collapse; }
th, td { border: .5pt solid #777; padding: 1.4mm 2mm; vertical-align: top; text-align: left; overflow-wrap: anywhere; }
th { background: #f0f0f0; font-weight: 600; overflow-wrap: break-word; }
.fields { table-layout: fixed; }
.fields th { width: 32mm; }
.halves { display: grid; grid-template-columns: 1fr 1fr; gap: 4mm; align-items: start; margin-top: 4mm; }
.compact + .values, .compact + .compact { margin-top: 3mm; }
.keep > .compact:first-child { margin-top: 3mm; }
.halves > .compact { margin: 0; }
.halves table { break-inside: avoid; }
.compact th, .compact td { padding-top: .6mm; padding-bottom: .6mm; font-size: 9.5pt; line-height: 1.35; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
thead { display: table-header-group; }
tr, figure, .keep { break-inside: avoid; }
.prose { white-space: pre-wrap; }
.summary { display: grid; grid-template-columns: 1fr 80mm; gap: 3mm; align-items: center; }
.summary + table { margin-top: 3mm; }
figure { margin: 0; text-align: center; }
figcaption { font-size: 9pt; }
.rule { margin: 3mm 0; padding: 2mm 4mm; border: 1pt solid #000; text-align: center; font-weight: 600; }
.source { font-size: 9pt; color: #333; }
.basis { font-size: 8.5pt; color: #333; }
.photographs { display: grid; grid-template-columns: 1fr 1fr; gap: 5mm; align-items: end; }
.photographs img { display: block; margin: 0 auto 1mm; max-width: 100%; max-height: 62mm; border: .5pt solid #777; }
.photographs figcaption { overflow-wrap: anywhere; }
.handwritten { min-height: 40mm; margin-top: 4mm; border: .5pt solid #777; padding: 1.4mm 2mm; font-size: 9pt; }
.signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; margin-top: 4mm; }
.signatures div { border: .5pt solid #777; padding: 2mm 3mm; min-height: 24mm; display: flex; flex-direction: column; justify-content: space-between; }
@media screen {
  html { background: #e9e6e0; }
  body { padding: 6mm 0; }
  section { background: #fff; width: 210mm; min-height: 297mm; margin: 0 auto 6mm; padding: 18mm 15mm 18mm 25mm; box-shadow: 0 1px 4px #0003; }
  section.cover { height: 297mm; }
}
.watermark { position: fixed; top: 45%; left: 0; right: 0; text-align: center; font-size: 90pt; letter-spacing: .3em; color: #0001; transform: rotate(-35deg); }
.state-mark { position: fixed; top: 40%; left: 0; right: 0; text-align: center; font-size: 96pt; line-height: 1; letter-spacing: .2em; color: #0002; transform: rotate(-35deg); }
:lang(en) .state-mark { font-size: 72pt; letter-spacing: .08em; }
.page-number { color: inherit; text-decoration: none; }
`;

/** A CSS string; everything that could end it is written as a code point. */
function cssText(text: string): string {
  return `"${text.replace(/["\\<\n\r]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}
