/** The life of a rating: draft → proposed → approved → effective, and how it ends. */

export const ratingStatuses = [
  "draft",
  "proposed",
  "returned",
  /** approved, and waiting for its day, its notice or the answer to an objection */
  "approved",
  "effective",
  /** taken out of force, as by an overdue loan, and may come back */
  "suspended",
  "superseded",
  "discarded",
] as const;
export type RatingStatus = (typeof ratingStatuses)[number];

/** Still being made: a customer has one of these at most. */
export const openStatuses = ["draft", "proposed", "returned", "approved"] as const satisfies RatingStatus[];

/** Has been in force, or is. */
export const pastStatuses = ["effective", "suspended", "superseded"] as const satisfies RatingStatus[];

export const ratingEventKinds = [
  "propose",
  "withdraw",
  "approve",
  "return",
  "activate",
  "suspend",
  "reinstate",
  "supersede",
  "discard",
] as const;
export type RatingEventKind = (typeof ratingEventKinds)[number];
