import { Button, Flex, InputNumber, Radio, Typography } from "antd";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type AnswerValue, ledgerValue } from "../../../shared/domain/rating.ts";
import type { KnownFacts } from "../../../shared/domain/ratingFacts.ts";
import type { Indicator, IndicatorUnit, NumberIndicator } from "../../../shared/domain/scorecard.ts";
import { inLanguage } from "../../../shared/i18n/localText.ts";
import { answerText, sourceText } from "../../../shared/i18n/ratingText.ts";
import { useLanguage } from "../../i18n/index.ts";
import { amountInput } from "../../ui/amountInput.ts";

interface IndicatorFieldProps {
  indicator: Indicator;
  facts: KnownFacts;
  value: AnswerValue | undefined;
  /** undefined: nothing is answered, and what the ledger says counts */
  onChange: (value: AnswerValue | undefined) => void;
}

/** The answer to one indicator: prefilled by the ledger where it knows, with where that comes from. */
export function IndicatorField({ indicator, facts, value, onChange }: IndicatorFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const known = ledgerValue(indicator, facts);
  const fact = indicator.type === "choice" || indicator.fact === null ? undefined : facts[indicator.fact];
  // To type what the ledger says anyway is no answer of one's own.
  const answer = (typed: AnswerValue | undefined) => onChange(typed === known ? undefined : typed);
  return (
    <Flex vertical gap={2}>
      <IndicatorControl indicator={indicator} value={value ?? known ?? undefined} onChange={answer} />
      {fact && value === undefined && (
        <Typography.Text type="secondary">{t("ratings.form.from", { source: sourceText(fact, t) })}</Typography.Text>
      )}
      {fact && value !== undefined && (
        <Flex align="center" gap={4}>
          <Typography.Text className="departs">
            {t("ratings.form.ledgerSays", {
              value: answerText(indicator, known, t, language),
              source: sourceText(fact, t),
            })}
          </Typography.Text>
          <Button type="link" size="small" onClick={() => onChange(undefined)}>
            {t("ratings.form.takeBack")}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

function IndicatorControl({ indicator, value, onChange }: Omit<IndicatorFieldProps, "facts">) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (indicator.type === "number") return <NumberAnswer indicator={indicator} value={value} onChange={onChange} />;
  const options =
    indicator.type === "choice"
      ? indicator.options.map(({ id, label, points }) => ({ value: id, label: inLanguage(label, language), points }))
      : [
          { value: true, label: t("scorecards.value.yes"), points: indicator.yesPoints },
          { value: false, label: t("scorecards.value.no"), points: indicator.noPoints },
        ];
  return (
    <Radio.Group
      aria-labelledby={`indicator-${indicator.id}`}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      options={options.map(({ value: option, label, points }) => ({
        value: option,
        label: t("ratings.option", { label, points }),
      }))}
    />
  );
}

interface NumberAnswerProps {
  indicator: NumberIndicator;
  value: AnswerValue | undefined;
  onChange: (value: AnswerValue | undefined) => void;
}

/** Emptied, it stays empty until it is left: whoever types another number is not met by the ledger's own. */
function NumberAnswer({ indicator: { id, unit }, value, onChange }: NumberAnswerProps) {
  const { t } = useTranslation();
  const [emptied, setEmptied] = useState(false);
  const scale = unit === "fen" ? 100 : 1;
  return (
    <InputNumber<number>
      {...(unit === "fen" ? amountInput : {})}
      aria-labelledby={`indicator-${id}`}
      value={typeof value === "number" && !emptied ? value / scale : null}
      onChange={(typed) => {
        setEmptied(typed === null);
        onChange(typed === null ? undefined : unit === "fen" ? Math.round(typed * 100) : Math.round(typed * 100) / 100);
      }}
      onBlur={() => setEmptied(false)}
      min={-limit}
      max={limit}
      suffix={suffixOf(unit, t)}
      style={{ width: 200 }}
    />
  );
}

/** Beyond any amount in yuan that a branch writes down. */
const limit = 99_999_999_999;

function suffixOf(unit: IndicatorUnit, t: TFunction): string | undefined {
  if (unit === "fen") return t("common.money.unit");
  return unit === "count" ? undefined : t(`ratings.unit.${unit}`);
}
