/** How much of a day list stands on one page of A4: heights are counted here and set by the page's styles. */

import type { WorkKind } from "./dayList.ts";

/** Millimetres down the page. */
export const pageHeights = {
  /** between the margins of A4 portrait, less a line so that no rounding makes a second page */
  body: 297 - 2 * 16 - 4,
  /** title, whose list it is and what is on it */
  title: 27,
  /** heading of the table */
  heading: 6.2,
  /** the line with a village's name */
  village: 6.2,
  line: 4,
  /** above and below the lines of a customer, with the rule between two */
  padding: 1.8,
} as const;

/** Characters of full width that fit on the first line of a next step, behind the kind and the day. */
const firstLine = 14;

/** A customer's own lines: name and telephone, number and address. */
const ownLines = 2;

interface PlacedWork {
  kind: WorkKind;
  /** what was agreed as the next step */
  nextStep?: string;
}

/** Lines that something to do takes; what is longer than two is cut off. */
export function linesOfWork({ nextStep = "" }: PlacedWork): number {
  return widthOf(nextStep) > firstLine ? 2 : 1;
}

/** Lines that a customer takes on the page. */
export function linesOfCustomer(work: readonly PlacedWork[]): number {
  return Math.max(
    ownLines,
    work.reduce((sum, one) => sum + linesOfWork(one), 0),
  );
}

/**
 * How many customers one page takes, counted from the most urgent: the first that has no room and all behind it are
 * left out, so that nobody is passed over for somebody less urgent.
 */
export function fittingOnPage(customers: readonly { villageId: number; work: readonly PlacedWork[] }[]): number {
  const villages = new Set<number>();
  let height = pageHeights.title + pageHeights.heading;
  for (const [index, { villageId, work }] of customers.entries()) {
    if (!villages.has(villageId)) height += pageHeights.village;
    villages.add(villageId);
    height += linesOfCustomer(work) * pageHeights.line + pageHeights.padding;
    if (height > pageHeights.body) return index;
  }
  return customers.length;
}

/** In characters of full width; those of Latin scripts are a little more than half as wide. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character < "\u1100" ? 0.55 : 1), 0);
}
