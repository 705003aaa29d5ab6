import type { Paper } from "../template.ts";
import { articleOf, type PageNumbers, pagesOf } from "./pageNumbers.tsx";

/**
 * Articles that have a back side end on one: each then begins on the front of a sheet, and printed on both sides they
 * come apart. An article whose pages are even in number has none.
 *
 * @param numbers as counted without back sides
 */
export function onWholeSheets(paper: Paper, numbers: PageNumbers): { paper: Paper; numbers: PageNumbers } {
  const later = new Map<string, number>();
  let added = 0;
  const articles = paper.articles.map((article, index) => {
    later.set(article.id, added);
    const pages = pagesOf(paper, index, numbers);
    if (!article.backSide || pages === null || pages % 2 === 0) return article;
    added += 1;
    return { ...article, html: article.html + article.backSide };
  });
  const starts = [...numbers.starts].map(([id, page]) => [id, page + (later.get(articleOf(id)) ?? 0)] as const);
  return {
    paper: { ...paper, articles },
    numbers: { ...numbers, starts: new Map(starts), total: numbers.total + added },
  };
}
