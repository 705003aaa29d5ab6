import { Fragment } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Paper, Printing } from "../template.ts";
import { fillPageNumbers, type PageNumbers, pagesOf } from "./pageNumbers.tsx";
import { paperStyles } from "./styles.ts";

/**
 * The document as one self-contained page of HTML, that the screen shows and the printer prints.
 *
 * @param numbers null while the pages are not counted: tables of contents then have no numbers
 */
export function paperHtml(paper: Paper, printing: Printing, numbers: PageNumbers | null): string {
  const { articles } = paper;
  const pages = articles.map((article, index) => ({
    ...article,
    pages: numbers && pagesOf(paper, index, numbers),
  }));
  const styles =
    paperStyles(pages, printing, { total: numbers?.total ?? null, apart: paper.apart ?? false }) + (paper.styles ?? "");
  const html = renderToStaticMarkup(
    <html lang={printing.language}>
      <head>
        <meta charSet="utf-8" />
        <title>{paper.title}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape the quotes of CSS; paperStyles escapes what comes from outside. */}
        <style dangerouslySetInnerHTML={{ __html: styles }} />
      </head>
      <body>
        {printing.copy && <div className="watermark">{printing.t("documents.copyMark")}</div>}
        {articles.map(({ id, html: markup }) => (
          <Fragment key={id}>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: React's own markup, made an article at a time. */}
            <article id={id} className={id} dangerouslySetInnerHTML={{ __html: markup }} />
            {numbers?.blanks?.has(id) && <div className="blank" />}
          </Fragment>
        ))}
      </body>
    </html>,
  );
  return `<!doctype html>${numbers ? fillPageNumbers(html, numbers) : html}`;
}
