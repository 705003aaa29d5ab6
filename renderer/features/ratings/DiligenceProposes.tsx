import { Button, Flex, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { AnswerValue } from "../../../shared/domain/rating.ts";
import type { Indicator } from "../../../shared/domain/scorecard.ts";
import { answerText } from "../../../shared/i18n/ratingText.ts";
import { useLanguage } from "../../i18n/index.ts";
import type { DiligenceAnswer } from "./useRatingDiligence.ts";

interface DiligenceProposesProps {
  indicator: Indicator;
  answer: DiligenceAnswer;
  /** what is found now */
  value: AnswerValue | null;
  onAdopt: () => void;
}

/** What the due diligence answers to an indicator, to be taken over. */
export function DiligenceProposes({ indicator, answer, value, onAdopt }: DiligenceProposesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = { value: answerText(indicator, answer.value, t, language), question: answer.question };
  return (
    <Flex align="center" gap={4}>
      <Tag color={value === answer.value ? "green" : "blue"}>{t("diligence.rating.proposes", words)}</Tag>
      {value !== answer.value && (
        <Button type="link" size="small" onClick={onAdopt}>
          {t("diligence.rating.adopt")}
        </Button>
      )}
    </Flex>
  );
}
