/** Loan products (贷款品种): who may have one, how much, how long, at what rate, and which edition counts on a day. */

import type { CustomerKind } from "./customer.ts";
import { addDays } from "./dates.ts";
import type { Guarantee } from "./records.ts";
import type { RepaymentWay } from "./repaymentWays.ts";
import type { Grade } from "./scorecard.ts";

/** What a customer has to be; nought and null ask for nothing. */
export interface ProductConditions {
  kinds: readonly CustomerKind[];
  /** lowest grade of the rating in force */
  grade: Grade | null;
  /** whole years lived, of households alone */
  ageFrom: number | null;
  ageTo: number | null;
  /** of households alone */
  yearsInVillage: number;
  /** of those who have a business */
  yearsInBusiness: number;
  yearsAsCustomer: number;
  goldOnly: boolean;
  /** lent under the credit line: as much as the product's lowest amount has to be free of it */
  underLine: boolean;
  /** nothing is overdue, here or elsewhere */
  noOverdue: boolean;
  /** guarantors in the customer's record, at least */
  guarantors: number;
}

/** An edition of a product: everything about it that can change. Amounts are fen, rates basis points a year. */
export interface ProductTerms {
  name: string;
  description: string;
  conditions: ProductConditions;
  /** words of which a purpose has to hold one; none: any purpose */
  purposes: readonly string[];
  guarantees: readonly Guarantee[];
  amountFromFen: number;
  amountToFen: number;
  monthsFrom: number;
  monthsTo: number;
  rateFromBp: number;
  rateToBp: number;
  ways: readonly RepaymentWay[];
  /** papers that the customer brings */
  documents: readonly string[];
  /** last day on which it is offered, or null */
  validTo: string | null;
}

/** What of a published edition says when it counts. */
export interface EditionDays {
  /** 1, 2, 3… in the order of publication */
  number: number;
  fromDate: string;
  validTo: string | null;
}

/**
 * The edition that counts on a day: of those that have begun the last to begin, of several of one day the last published;
 * none once its own time is over or the product is withdrawn, from that day on.
 */
export function editionInForce<E extends EditionDays>(
  editions: readonly E[],
  withdrawnOn: string | null,
  day: string,
): E | null {
  if (withdrawnOn !== null && withdrawnOn <= day) return null;
  const last = editions
    .filter(({ fromDate }) => fromDate <= day)
    .reduce<E | null>((latest, one) => (latest === null || isAfter(one, latest) ? one : latest), null);
  return last === null || (last.validTo !== null && last.validTo < day) ? null : last;
}

function isAfter(one: EditionDays, other: EditionDays): boolean {
  return one.fromDate === other.fromDate ? one.number > other.number : one.fromDate > other.fromDate;
}

export const productStates = ["inForce", "ahead", "draft", "over", "withdrawn"] as const;
export type ProductState = (typeof productStates)[number];

/** How a product stands on a day. */
export function productState(editions: readonly EditionDays[], withdrawnOn: string | null, day: string): ProductState {
  if (withdrawnOn !== null && withdrawnOn <= day) return "withdrawn";
  if (editionInForce(editions, withdrawnOn, day)) return "inForce";
  if (editions.some(({ fromDate }) => fromDate > day)) return "ahead";
  return editions.length === 0 ? "draft" : "over";
}

/** The days on which an edition was the one in force: each stretch without another; `to` is the last day, or null. */
export function daysInForce<E extends EditionDays>(
  editions: readonly E[],
  withdrawnOn: string | null,
  edition: E,
): { from: string; to: string | null } | null {
  const later = editions.filter((one) => isAfter(one, edition)).map(({ fromDate }) => addDays(fromDate, -1));
  const ends = [...later, edition.validTo, withdrawnOn && addDays(withdrawnOn, -1)].filter((day) => day !== null);
  const to = ends.reduce<string | null>((first, day) => (first === null || day < first ? day : first), null);
  return to !== null && to < edition.fromDate ? null : { from: edition.fromDate, to };
}
