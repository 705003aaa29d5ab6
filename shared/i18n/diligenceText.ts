/** How answers, red flags, proposal and policy checks of a due diligence read. */
import type { TFunction } from "i18next";
import { type PolicyCheck, policyRules } from "../domain/creditPolicy.ts";
import type { CustomerKind } from "../domain/customer.ts";
import type { DiligenceProposal, InterviewAnswer } from "../domain/diligence.ts";
import type { FlagFigure } from "../domain/diligenceFlags.ts";
import type { InterviewQuestion } from "../domain/interviewQuestion.ts";
import { interviewQuestions } from "../domain/interviewQuestions.ts";
import { formatFen } from "../domain/money.ts";
import type { Language } from "./index.ts";
import { inLanguage } from "./localText.ts";

interface Asked {
  kind: CustomerKind;
  edition: number;
}

/** A figure behind a flag: `Revenue ¥1,200.00`, or the question of the interview with what was answered. */
export function flagFigureText(figure: FlagFigure, asked: Asked, t: TFunction, language: Language): string {
  if ("question" in figure) {
    const { question, choice } = questionWords(figure, asked, language);
    return t("diligence.figureIs", { name: question, value: choice });
  }
  const name: string = t(`diligence.figure.${figure.name}` as "diligence.figure.revenue");
  const value = "text" in figure ? figure.text : numberText(figure.value, figure.unit, t);
  return t("diligence.figureIs", { name, value });
}

/** A question and one of its answers in words. */
export function questionWords(
  { question: id, choice }: { question: string; choice: string | null },
  { kind, edition }: Asked,
  language: Language,
): { question: string; choice: string } {
  const question = interviewQuestions(kind, edition).find((one) => one.id === id);
  const option = question?.options.find((one) => one.id === choice);
  return {
    question: question ? inLanguage(question.label, language) : id,
    choice: option ? inLanguage(option.label, language) : (choice ?? ""),
  };
}

/** What was answered to a question: the choice, the figure and what else was said; empty where nothing was. */
export function interviewAnswerText(
  { options, amount: unit }: InterviewQuestion,
  answer: InterviewAnswer | undefined,
  t: TFunction,
  language: Language,
): string {
  if (!answer) return "";
  const { choice, amount, text } = answer;
  const option = options.find(({ id }) => id === choice);
  return [
    option && inLanguage(option.label, language),
    amount !== null && unit === "fen" && numberText(amount, unit, t),
    amount !== null && unit === "years" && `${amount} ${t("diligence.interview.years")}`,
    text,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** What is proposed, each part with its name, but for what takes more than a line. */
export function proposalRows(
  { amountFen, termMonths, rateBasisPoints, purpose }: DiligenceProposal,
  t: TFunction,
): (readonly [label: string, value: string])[] {
  const none = t("common.state.none");
  return [
    [t("diligence.proposal.amount"), amountFen === null ? none : numberText(amountFen, "fen", t)],
    [t("diligence.proposal.term"), termMonths === null ? none : String(termMonths)],
    [t("diligence.proposal.rate"), rateBasisPoints === null ? none : (rateBasisPoints / 100).toFixed(2)],
    [t("diligence.proposal.purpose"), purpose || none],
  ];
}

type Unit = "fen" | "percent" | "times" | "days" | "count" | "years" | "yesNo";

function numberText(value: number, unit: Unit, t: TFunction): string {
  if (unit === "fen") return t("common.money.yuan", { amount: formatFen(value) });
  if (unit === "yesNo") return t(value === 0 ? "diligence.policy.no" : "diligence.policy.yes");
  return t(`diligence.unit.${unit}`, { value });
}

/** What a rule of the policy asks for, and what was found. */
export function checkText({ rule, needed, found }: PolicyCheck, t: TFunction): { needed: string; found: string } {
  const unit = policyRules[rule];
  const text = (value: number) => numberText(value, unit, t);
  const asked = needed === null ? t("common.state.none") : text(needed);
  const bound = unit === "count" || unit === "yesNo" ? "diligence.policy.atLeast" : "diligence.policy.atMost";
  return {
    needed: needed === null || unit === "yesNo" ? asked : t(bound, { value: asked }),
    found: found === null ? t("diligence.policy.unknown") : text(found),
  };
}
