import { Flex, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { type AnswerValue, ledgerValue } from "../../../shared/domain/rating.ts";
import type { KnownFacts } from "../../../shared/domain/ratingFacts.ts";
import type { Indicator } from "../../../shared/domain/scorecard.ts";
import { answerText } from "../../../shared/i18n/ratingText.ts";
import { useLanguage } from "../../i18n/index.ts";
import { findingThen, type LastRating } from "./lastRating.ts";

interface LastAnswerProps {
  indicator: Indicator;
  facts: KnownFacts;
  /** what is found now */
  value: AnswerValue | null;
  last: LastRating;
}

/** What was found last time, marked where it is something else now, and what changed in the ledger since. */
export function LastAnswer({ indicator, facts, value, last }: LastAnswerProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const then = findingThen(last, indicator.id);
  if (!then) return null;
  const [before, now] = [ledgerValue(then.indicator, last.rating.facts), ledgerValue(indicator, facts)];
  const text = (one: AnswerValue | null) => answerText(indicator, one, t, language);
  const words = t("ratings.form.lastTime", { value: answerText(then.indicator, then.found.value, t, language) });
  return (
    <Flex gap={4} wrap align="center" className="small">
      {then.found.value === value || value === null ? (
        <Typography.Text type="secondary" className="small">
          {words}
        </Typography.Text>
      ) : (
        <Tag color="orange">{words}</Tag>
      )}
      {now !== null && before !== now && (
        <Tag color="blue">{t("ratings.form.ledgerChanged", { before: text(before), now: text(now) })}</Tag>
      )}
    </Flex>
  );
}
