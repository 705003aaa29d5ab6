import type { Customer } from "../../shared/contract/customers.ts";
import type { Grade } from "../../shared/domain/scorecard.ts";

/** What a query says of the rating joined to a customer; nothing where none is in force. */
export interface RatingColumns {
  ratingId: number | null;
  grade: Grade | null;
  score: number | null;
  lineFen: number | null;
  expiresOn: string | null;
}

/** The rating in force out of a row of such a query. */
export function ratingInForce({ ratingId, grade, score, lineFen, expiresOn }: RatingColumns): Customer["rating"] {
  const rated = ratingId !== null && grade !== null && score !== null && lineFen !== null && expiresOn !== null;
  return rated ? { ratingId, grade, score, lineFen, expiresOn } : null;
}
