import { pointsFor, type RatingAnswers } from "./rating.ts";
import type { ScorecardDefinition } from "./scorecard.ts";

/** Of the answers of an earlier rating those that a scorecard still asks for and still understands. */
export function carryOver({ indicators, vetoes }: ScorecardDefinition, earlier: RatingAnswers): RatingAnswers {
  const kept = indicators.flatMap((indicator) => {
    const value = earlier.values[indicator.id];
    return value !== undefined && pointsFor(indicator, value) !== null ? [[indicator.id, value] as const] : [];
  });
  return {
    values: Object.fromEntries(kept),
    vetoes: vetoes.map(({ id }) => id).filter((id) => earlier.vetoes.includes(id)),
  };
}
