/** Nothing is set out for the screen that nobody looks at: it would take a third of the time of a long document. */
const paperOnly = "@media screen{body{display:none!important}}";

/** A page as the PDF printer gets it. */
export function onPaper(html: string): string {
  return withStyle(html, paperOnly);
}

/** The same where only its pages are counted: everything takes its room, and no character is drawn or font embedded. */
export function onPaperUnseen(html: string): string {
  return withStyle(html, `${paperOnly}*{visibility:hidden!important}`);
}

function withStyle(html: string, styles: string): string {
  return html.replace("</head>", () => `<style>${styles}</style></head>`);
}
