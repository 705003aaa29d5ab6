/** Nothing is set out for the screen that nobody looks at: it would take a third of the time of a long document. */
const paperOnly = "@media screen{body{display:none!important}}";

/** A page as the PDF printer gets it. */
export function onPaper(html: string): string {
  return withStyle(html, paperOnly);
}

const margins = ["top-left", "top-right", "bottom-left", "bottom-right"];

/** Everything takes its room, but nothing is drawn, no font embedded, and drawings and margins are left out. */
const unseen = [
  "*{visibility:hidden!important}",
  "svg *{display:none!important}",
  `@page{${margins.map((box) => `@${box}{content:none!important}`).join("")}}`,
].join("");

/** The same where only its pages are counted. */
export function onPaperUnseen(html: string): string {
  return withStyle(html, paperOnly + unseen);
}

function withStyle(html: string, styles: string): string {
  return html.replace("</head>", () => `<style>${styles}</style></head>`);
}
