import { Flex, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { IndicatorNote } from "../../../shared/contract/ratings.ts";
import type { CustomerKind } from "../../../shared/domain/customer.ts";
import type { AnswerValue, IndicatorResult } from "../../../shared/domain/rating.ts";
import type { KnownFacts } from "../../../shared/domain/ratingFacts.ts";
import { type Indicator, indicatorMax } from "../../../shared/domain/scorecard.ts";
import { inLanguage } from "../../../shared/i18n/localText.ts";
import { bandText } from "../../../shared/i18n/ratingText.ts";
import { useLanguage } from "../../i18n/index.ts";
import { DiligenceProposes } from "./DiligenceProposes.tsx";
import { IndicatorEvidence } from "./IndicatorEvidence.tsx";
import { IndicatorField } from "./IndicatorField.tsx";
import { LastAnswer } from "./LastAnswer.tsx";
import type { LastRating } from "./lastRating.ts";
import { UnknownFact } from "./UnknownFact.tsx";
import type { DiligenceAnswer } from "./useRatingDiligence.ts";

interface IndicatorCardProps {
  customer: { id: number; kind: CustomerKind };
  indicator: Indicator;
  facts: KnownFacts;
  result: IndicatorResult;
  value: AnswerValue | undefined;
  note: IndicatorNote | undefined;
  /** an answer departs from the ledger and no note says why */
  unexplained: boolean;
  last: LastRating | null;
  /** what the last confirmed due diligence answers; null where it does not know */
  diligence: DiligenceAnswer | null;
  onAdopt: () => void;
  onAnswer: (value: AnswerValue | undefined) => void;
  onNote: (note: IndicatorNote) => void;
}

/** One question of the form: what is asked, the answer, where it comes from, and what backs it. */
export function IndicatorCard(props: IndicatorCardProps) {
  const { customer, indicator, facts, result, value, note, unexplained, last, diligence, onAdopt, onAnswer, onNote } =
    props;
  const { t } = useTranslation();
  const language = useLanguage();
  const guidance = inLanguage(indicator.guidance, language);
  return (
    <div className="indicator" data-indicator={indicator.id}>
      <Flex justify="space-between" gap="middle" align="baseline">
        <span>
          <Typography.Text strong id={`indicator-${indicator.id}`}>
            {inLanguage(indicator.label, language)}
          </Typography.Text>{" "}
          {guidance && (
            <Typography.Text type="secondary" className="small">
              {t("ratings.form.guidance", { guidance })}
            </Typography.Text>
          )}
        </span>
        <Typography.Text type="secondary" className="indicator-points">
          {t("ratings.pointsOf", { points: result.value === null ? "–" : result.points, max: indicatorMax(indicator) })}
        </Typography.Text>
      </Flex>
      <IndicatorField indicator={indicator} facts={facts} value={value} onChange={onAnswer} />
      {indicator.type === "number" && (
        <Typography.Text type="secondary" className="small">
          {indicator.steps
            .map(({ points }, index) => t("ratings.form.step", { band: bandText(indicator, index, t), points }))
            .join(t("common.separator"))}
        </Typography.Text>
      )}
      <UnknownFact customer={customer} indicator={indicator} facts={facts} />
      {diligence && (
        <DiligenceProposes indicator={indicator} answer={diligence} value={result.value} onAdopt={onAdopt} />
      )}
      {last && <LastAnswer indicator={indicator} facts={facts} value={result.value} last={last} />}
      <IndicatorEvidence
        customerId={customer.id}
        indicatorId={indicator.id}
        label={inLanguage(indicator.label, language)}
        note={note}
        required={unexplained}
        onChange={onNote}
      />
    </div>
  );
}
