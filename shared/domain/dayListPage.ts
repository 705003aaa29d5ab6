/** How much of a day list stands on one page of A4: heights are counted here and set by the page's styles. */

import type { WorkKind } from "./dayList.ts";

/** Millimetres down the page. */
export const pageHeights = {
  /** between the margins of A4 portrait, less a line so that no rounding makes a second page */
  body: 297 - 2 * 16 - 4,
  /** title, whose list it is and what is on it */
  title: 31,
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

/** Characters of full width that an address may have to stand behind the number. */
const shortAddress = 11;

interface PlacedWork {
  kind: WorkKind;
  /** what was agreed as the next step */
  nextStep?: string;
}

/** Lines that something to do takes; what is longer than two is cut off. */
export function linesOfWork({ nextStep = "" }: PlacedWork): number {
  return widthOf(nextStep) > firstLine ? 2 : 1;
}

interface PlacedCustomer {
  address: string;
  work: readonly PlacedWork[];
}

/** Whether an address is too long to stand behind the number, and so has a line of its own. */
export function hasAddressLine({ address }: Pick<PlacedCustomer, "address">): boolean {
  return widthOf(address) > shortAddress;
}

/** Lines that a customer takes on the page: those of their own, beside those of what is to be done. */
export function linesOfCustomer(customer: PlacedCustomer): number {
  const own = hasAddressLine(customer) ? 3 : 2;
  return Math.max(
    own,
    customer.work.reduce((sum, work) => sum + linesOfWork(work), 0),
  );
}

/**
 * How many customers one page takes, counted from the most urgent: the first that has no room and all behind it are
 * left out, so that nobody is passed over for somebody less urgent.
 */
export function fittingOnPage(customers: readonly (PlacedCustomer & { villageId: number })[]): number {
  const villages = new Set<number>();
  let height = pageHeights.title + pageHeights.heading;
  for (const [index, customer] of customers.entries()) {
    if (!villages.has(customer.villageId)) height += pageHeights.village;
    villages.add(customer.villageId);
    height += linesOfCustomer(customer) * pageHeights.line + pageHeights.padding;
    if (height > pageHeights.body) return index;
  }
  return customers.length;
}

/** In characters of full width; those of Latin scripts are a little more than half as wide. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character < "\u1100" ? 0.55 : 1), 0);
}
