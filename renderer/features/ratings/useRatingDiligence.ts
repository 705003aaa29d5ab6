import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../shared/contract/index.ts";
import type { AnswerValue } from "../../../shared/domain/rating.ts";
import { questionWords } from "../../../shared/i18n/diligenceText.ts";
import { api } from "../../app/client.ts";
import { useLanguage } from "../../i18n/index.ts";
import type { DraftContent } from "./useRatingDraft.ts";

export type RatingDiligence = NonNullable<Outputs["diligence"]["forRating"]>;

/** An answer that the last confirmed due diligence gives to an indicator. */
export interface DiligenceAnswer {
  value: AnswerValue;
  /** the question of the interview, in words */
  question: string;
}

/** What the last confirmed due diligence says to a rating; null where there is none. */
export function useRatingDiligence(customerId: number) {
  const { t } = useTranslation();
  const language = useLanguage();
  const diligence = useQuery(api.diligence.forRating.queryOptions({ input: { customerId } })).data ?? null;

  function answerTo(indicatorId: string): DiligenceAnswer | null {
    const proposed = diligence?.proposed.find((one) => one.indicatorId === indicatorId);
    if (!diligence || !proposed) return null;
    const asked = { kind: diligence.customerKind, edition: diligence.questionEdition };
    const { question } = questionWords({ question: proposed.questionId, choice: null }, asked, language);
    return { value: proposed.value, question };
  }

  /** What is written where some answers are taken over: each with a note that says where it is from. */
  function takenOver(content: DraftContent, indicatorIds: readonly string[]): Partial<DraftContent> {
    const values = { ...content.answers.values };
    const notes = { ...content.notes };
    for (const id of indicatorIds) {
      const answer = answerTo(id);
      if (!diligence || !answer) continue;
      values[id] = answer.value;
      const { note = "", attachmentIds = [] } = notes[id] ?? {};
      const source = t("diligence.rating.note", { number: diligence.number, question: answer.question });
      notes[id] = { note: note === "" ? source : note, attachmentIds };
    }
    return { answers: { ...content.answers, values }, notes };
  }

  return { diligence, answerTo, takenOver };
}
