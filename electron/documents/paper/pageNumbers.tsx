import type { Paper } from "../template.ts";

/** On which page of the printed whole what begins; pages count from 1. */
export interface PageNumbers {
  /** first page by the id of an article or of what is in it */
  starts: ReadonlyMap<string, number>;
  /** number of pages of the whole */
  total: number;
  /** ids of the articles that an empty page follows, so that the next one begins on the right */
  blanks?: ReadonlySet<string>;
}

interface PageNumberProps {
  /** id of the article, or of what is in it */
  of: string;
  /** count through the whole, not from the beginning of the article */
  throughout?: boolean;
}

/** The number of the page on which something begins, and a link to it; empty until the pages are counted. */
export function PageNumber({ of, throughout = false }: PageNumberProps) {
  // biome-ignore lint/a11y/useAnchorContent: the number comes when the pages are counted.
  return <a className={throughout ? "page-number throughout" : "page-number"} href={`#${of}`} />;
}

/** As React writes the element above; text of a customer's never looks like it, since `<` and `"` are escaped in it. */
const placeholder = /<a class="page-number( throughout)?" href="#([\w-]+)"><\/a>/g;

/** Whether a page has numbers that only printing tells. */
export function needsMeasuring(paper: Paper, html: string): boolean {
  return paper.articles.length > 1 || html.search(placeholder) !== -1;
}

/** Puts the numbers where they belong. */
export function fillPageNumbers(html: string, numbers: PageNumbers): string {
  return html.replace(placeholder, (empty: string, throughout: string | undefined, id: string) => {
    const page = numbers.starts.get(id);
    if (page === undefined) return empty;
    const first = throughout ? 1 : (numbers.starts.get(articleOf(id)) ?? 1);
    return empty.replace("></a>", `>${page - first + 1}</a>`);
  });
}

/** Pages of an article, an empty one behind it not among them; null where they are not known. */
export function pagesOf(paper: Paper, index: number, numbers: PageNumbers): number | null {
  const [article, next] = [paper.articles[index], paper.articles[index + 1]];
  const first = article && (numbers.starts.get(article.id) ?? (index === 0 ? 1 : undefined));
  const end = next ? numbers.starts.get(next.id) : numbers.total + 1;
  const blank = article && numbers.blanks?.has(article.id) ? 1 : 0;
  return first === undefined || end === undefined ? null : end - first - blank;
}

/** The article in which an id is. */
export function articleOf(id: string): string {
  return id.split("-", 1)[0] ?? id;
}
