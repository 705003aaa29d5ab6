/** The guided questions of an interview (面谈), by edition: a record keeps the edition that it was asked by. */
import type { CustomerKind } from "./customer.ts";
import type { Interview, InterviewAnswer } from "./diligence.ts";
import { interviewEdition1 } from "./interviewEdition1.ts";
import type { InterviewQuestion } from "./interviewQuestion.ts";

const editions: readonly (readonly InterviewQuestion[])[] = [interviewEdition1];

/** The edition that a new interview is asked by; the first one is 1. */
export const currentEdition = editions.length;

/** The questions to a customer of a kind, in the order in which they are asked. */
export function interviewQuestions(kind: CustomerKind, edition: number): readonly InterviewQuestion[] {
  return (editions[edition - 1] ?? []).filter(({ kinds }) => kinds.includes(kind));
}

/** Whether a question was answered: with a choice where there is one to make, else with an amount or in words. */
export function isAnswered({ options, amount }: InterviewQuestion, answer: InterviewAnswer | undefined): boolean {
  if (!answer) return false;
  if (options.length > 0) return options.some(({ id }) => id === answer.choice);
  return amount === null ? answer.text !== "" : answer.amount !== null;
}

/** How many of the questions that must be answered there are, and how many are. */
export function interviewProgress(
  questions: readonly InterviewQuestion[],
  { answers }: Pick<Interview, "answers">,
): { needed: number; answered: number } {
  const required = questions.filter((question) => question.required);
  const answered = required.filter((question) => isAnswered(question, answers[question.id]));
  return { needed: required.length, answered: answered.length };
}
