/** What a table's rows take on paper, in millimetres. */
export interface RowSpace {
  /** of the lowest row */
  least: number;
  /** what each line of text adds */
  line: number;
  /** of a row beside its lines */
  padding: number;
}

/**
 * Lines that text takes at most in a column.
 *
 * @param perLine how many Chinese characters a line holds
 */
export function linesOf(text: string, perLine: number): number {
  const width = [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 0x2e80 ? 0.65 : 1), 0);
  return Math.ceil(width / perLine);
}

/** A page of a table: the rows of its own, and how many empty ones fill it up. */
export interface FilledPage<Row> {
  rows: readonly Row[];
  empty: number;
}

interface Layout<Row> {
  /** lines of text that a row has */
  linesIn: (row: Row) => number;
  space: RowSpace;
  /** height for rows on the first page and on each further one, in millimetres */
  room: { first: number; further: number };
  /** pages before these that belong to the same sheets */
  before: number;
  /** rows left to be written by hand, at least */
  leastEmpty: number;
}

/**
 * Puts rows on pages that are laid out one by one, for papers whose number of pages must be even before they are printed,
 * so that what follows begins on the front of another sheet. Empty rows fill up what is behind the last row.
 */
export function filledPages<Row>(
  rows: readonly Row[],
  { linesIn, space, room, before, leastEmpty }: Layout<Row>,
): FilledPage<Row>[] {
  const pages: { rows: Row[]; left: number }[] = [{ rows: [], left: room.first }];
  for (const row of rows) {
    const height = Math.max(space.least, linesIn(row) * space.line + space.padding);
    let page = pages.at(-1);
    if (!page || page.left < height) {
      page = { rows: [], left: room.further };
      pages.push(page);
    }
    page.rows.push(row);
    page.left -= height;
  }
  const written = pages.length;
  const filled = () =>
    pages.map((page, index) => ({
      rows: page.rows,
      empty: index < written - 1 ? 0 : Math.floor(page.left / space.least),
    }));
  const emptyRows = () => filled().reduce((sum, { empty }) => sum + empty, 0);
  while ((before + pages.length) % 2 === 1 || emptyRows() < leastEmpty) pages.push({ rows: [], left: room.further });
  return filled();
}
