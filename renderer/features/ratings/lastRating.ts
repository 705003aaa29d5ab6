import type { Rating } from "../../../shared/contract/ratings.ts";
import type { Scorecard } from "../../../shared/contract/scorecards.ts";
import { type IndicatorResult, type RatingResult, resultOf } from "../../../shared/domain/rating.ts";
import type { Indicator } from "../../../shared/domain/scorecard.ts";

/** An earlier rating with what it came to and the scorecard it was made with. */
export interface LastRating {
  rating: Rating;
  scorecard: Scorecard;
  result: RatingResult;
}

export function lastRatingOf(last: { rating: Rating; scorecard: Scorecard } | null): LastRating | null {
  if (!last) return null;
  const { rating, scorecard } = last;
  return { ...last, result: resultOf(rating, scorecard.definition) };
}

/** The same indicator in an earlier rating with what was found then; null where it was not asked. */
export function findingThen(
  { scorecard, result }: LastRating,
  indicatorId: string,
): { indicator: Indicator; found: IndicatorResult } | null {
  const place = scorecard.definition.indicators.findIndex(({ id }) => id === indicatorId);
  const indicator = scorecard.definition.indicators[place];
  const found = result.indicators[place];
  return indicator && found ? { indicator, found } : null;
}
