/** What a confirmed due diligence knows of the questions that a scorecard asks. */
import type { CustomerKind } from "./customer.ts";
import type { Interview } from "./diligence.ts";
import { interviewQuestions } from "./interviewQuestions.ts";
import { type AnswerValue, pointsFor } from "./rating.ts";
import type { ScorecardDefinition } from "./scorecard.ts";

export interface ProposedAnswer {
  indicatorId: string;
  value: AnswerValue;
  /** question of the interview that was answered so */
  questionId: string;
}

/**
 * Answers to indicators of a scorecard that the interview of a due diligence gives. Options of the ready scorecards are
 * numbered by place (`reputation-1`), and their ids stay from edition to edition; where a scorecard asks something else,
 * nothing is proposed.
 */
export function proposedAnswers(
  { indicators }: ScorecardDefinition,
  kind: CustomerKind,
  { answers }: Pick<Interview, "answers">,
  edition: number,
): ProposedAnswer[] {
  return interviewQuestions(kind, edition).flatMap(({ id: questionId, rates, options, amount }): ProposedAnswer[] => {
    const indicator = indicators.find(({ id }) => id === rates);
    const answer = answers[questionId];
    if (!indicator || !answer) return [];
    const place = options.findIndex(({ id }) => id === answer.choice);
    const value = options.length > 0 ? `${indicator.id}-${place + 1}` : amount === null ? null : answer.amount;
    if (value === null || pointsFor(indicator, value) === null) return [];
    return [{ indicatorId: indicator.id, value, questionId }];
  });
}
