import type { RatingStatus } from "./ratingLife.ts";
import { type Grade, grades } from "./scorecard.ts";

/** How a customer stands on a day: by the grade in force, from the best down, or by why none is. */
export const standings = [...grades, "notRated", "expired", "suspended"] as const;
export type Standing = (typeof standings)[number];

export function isGrade(standing: Standing): standing is Grade {
  return (grades as readonly Standing[]).includes(standing);
}

/** What a rating's days in force follow from. */
export interface RatingPeriod {
  id: number;
  status: RatingStatus;
  grade: Grade;
  effectiveFrom: string | null;
  /** first day on which it has run out */
  expiresOn: string | null;
  /** first day on which it was superseded or suspended */
  endedOn: string | null;
}

/**
 * How a customer stands on a day. A rating is in force from `effectiveFrom` until the day on which it runs out or ends
 * early, whichever comes first; of two, as merged customers may have, the one made last counts. Where none is in force,
 * the last one made says why: it ran out, or was suspended before it did. A suspension that was lifted leaves no gap.
 */
export function standingOn(ratings: readonly RatingPeriod[], day: string): Standing {
  const begun = ratings.filter(({ effectiveFrom, status }) => hasBegun(status) && (effectiveFrom ?? "9") <= day);
  const inForce = begun.filter((rating) => day < (rating.expiresOn ?? "") && !endedBy(rating, day));
  const last = newest(inForce);
  if (last) return last.grade;
  const ended = newest(begun);
  if (!ended) return "notRated";
  return ended.endedOn !== null && ended.endedOn < (ended.expiresOn ?? "") ? "suspended" : "expired";
}

function hasBegun(status: RatingStatus): boolean {
  return status === "effective" || status === "suspended" || status === "superseded";
}

function endedBy({ endedOn }: RatingPeriod, day: string): boolean {
  return endedOn !== null && endedOn <= day;
}

function newest(ratings: readonly RatingPeriod[]): RatingPeriod | null {
  return ratings.reduce<RatingPeriod | null>((last, rating) => (last && last.id > rating.id ? last : rating), null);
}

/** Customers by how they stand, with what they may draw by the ratings in force and what they owe here. */
export interface PortfolioCounts {
  standings: Record<Standing, number>;
  customers: number;
  lineFen: number;
  loanBalanceFen: number;
}

export function noCounts(): PortfolioCounts {
  const none = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>;
  return { standings: none, customers: 0, lineFen: 0, loanBalanceFen: 0 };
}

export interface StandingFigures {
  standing: Standing;
  customers: number;
  lineFen: number;
  loanBalanceFen: number;
}

/** Adds customers of one standing to the counts; `sign` -1 takes them out. */
export function addFigures(counts: PortfolioCounts, figures: StandingFigures, sign: 1 | -1 = 1): void {
  counts.standings[figures.standing] += sign * figures.customers;
  counts.customers += sign * figures.customers;
  counts.lineFen += sign * figures.lineFen;
  counts.loanBalanceFen += sign * figures.loanBalanceFen;
}
