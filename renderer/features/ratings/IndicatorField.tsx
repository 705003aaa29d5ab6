import { Flex, InputNumber, Radio, Typography } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { type AnswerValue, ledgerValue } from "../../../shared/domain/rating.ts";
import type { KnownFacts } from "../../../shared/domain/ratingFacts.ts";
import type { Indicator, IndicatorUnit } from "../../../shared/domain/scorecard.ts";
import { inLanguage } from "../../../shared/i18n/localText.ts";
import { answerText, sourceText } from "../../../shared/i18n/ratingText.ts";
import { useLanguage } from "../../i18n/index.ts";

interface IndicatorFieldProps {
  indicator: Indicator;
  facts: KnownFacts;
  value: AnswerValue | undefined;
  /** undefined: what the ledger says counts again */
  onChange: (value: AnswerValue | undefined) => void;
}

/** The answer to one indicator: prefilled by the ledger where it knows, with where that comes from. */
export function IndicatorField({ indicator, facts, value, onChange }: IndicatorFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const known = ledgerValue(indicator, facts);
  const fact = indicator.type === "choice" || indicator.fact === null ? undefined : facts[indicator.fact];
  return (
    <Flex vertical gap={4}>
      <IndicatorControl indicator={indicator} value={value ?? known ?? undefined} onChange={onChange} />
      {fact && (
        <Typography.Text type="secondary">
          {t("ratings.fromLedger", {
            value: answerText(indicator, known, t, language),
            source: sourceText(fact, t),
          })}
        </Typography.Text>
      )}
    </Flex>
  );
}

function IndicatorControl({ indicator, value, onChange }: Omit<IndicatorFieldProps, "facts">) {
  const { t } = useTranslation();
  const language = useLanguage();
  const labelled = { "aria-labelledby": `indicator-${indicator.id}` };
  switch (indicator.type) {
    case "choice":
      return (
        <Radio.Group
          {...labelled}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          options={indicator.options.map(({ id, label, points }) => ({
            value: id,
            label: t("ratings.option", { label: inLanguage(label, language), points }),
          }))}
        />
      );
    case "yesNo":
      return (
        <Radio.Group
          {...labelled}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          options={[
            {
              value: true,
              label: t("ratings.option", { label: t("scorecards.value.yes"), points: indicator.yesPoints }),
            },
            {
              value: false,
              label: t("ratings.option", { label: t("scorecards.value.no"), points: indicator.noPoints }),
            },
          ]}
        />
      );
    case "number": {
      const scale = indicator.unit === "fen" ? 100 : 1;
      return (
        <InputNumber
          {...labelled}
          value={typeof value === "number" ? value / scale : null}
          onChange={(typed) => onChange(typed === null ? undefined : Math.round(Number(typed) * scale * 100) / 100)}
          suffix={suffixOf(indicator.unit, t)}
          style={{ width: 200 }}
        />
      );
    }
  }
}

function suffixOf(unit: IndicatorUnit, t: TFunction): string | undefined {
  if (unit === "fen") return t("common.money.unit");
  return unit === "count" ? undefined : t(`ratings.unit.${unit}`);
}
