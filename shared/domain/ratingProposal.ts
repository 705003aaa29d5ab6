/** What a rating still lacks before it can be proposed. */
import { ledgerValue, type RatingAnswers, type RatingResult } from "./rating.ts";
import type { KnownFacts } from "./ratingFacts.ts";
import type { Grade, ScorecardDefinition } from "./scorecard.ts";

export interface ProposalGaps {
  /** ids of the indicators that nobody answered */
  unanswered: string[];
  /** ids of those where an answer departs from the ledger and no note says why */
  unexplained: string[];
  /** the grade is another than that of the last rating, and no reason is given */
  changeUnexplained: boolean;
}

interface Written {
  facts: KnownFacts;
  answers: RatingAnswers;
  notes: Readonly<Record<string, { note: string }>>;
  changeReason: string;
}

/** @param lastGrade of the rating that is or was in force last; null for the first rating */
export function proposalGaps(
  { indicators }: ScorecardDefinition,
  { facts, answers, notes, changeReason }: Written,
  result: RatingResult,
  lastGrade: Grade | null,
): ProposalGaps {
  return {
    unanswered: result.indicators.flatMap(({ indicatorId, value }) => (value === null ? [indicatorId] : [])),
    unexplained: indicators.flatMap((indicator) => {
      const departs = ledgerValue(indicator, facts) !== null && answers.values[indicator.id] !== undefined;
      return departs && !notes[indicator.id]?.note.trim() ? [indicator.id] : [];
    }),
    changeUnexplained: lastGrade !== null && lastGrade !== result.grade && changeReason.trim() === "",
  };
}
