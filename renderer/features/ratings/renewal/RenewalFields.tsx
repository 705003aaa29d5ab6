import { Flex, Input, InputNumber, Select } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { AnswerValue } from "../../../../shared/domain/rating.ts";
import type { Indicator, IndicatorUnit } from "../../../../shared/domain/scorecard.ts";
import { inLanguage } from "../../../../shared/i18n/localText.ts";
import { useLanguage } from "../../../i18n/index.ts";
import { amountInput } from "../../../ui/amountInput.ts";
import type { Renewal, RenewalEntry } from "./useRenewals.ts";

interface RenewalFieldsProps {
  renewal: Renewal;
  onChange: (changed: Partial<RenewalEntry>) => void;
}

/** What is asked of one customer: indicators without an answer, and why the grade is another. */
export function RenewalFields({ renewal: { row, scorecard, entry, result }, onChange }: RenewalFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!scorecard || !result) return null;
  const asked = scorecard.definition.indicators.filter(({ id }) => row.asked.includes(id));
  const { grade: from } = row.last;
  // While something is missing the grade says nothing yet.
  const moved = result.complete && result.grade !== from;
  if (asked.length === 0 && !moved) return <span className="secondary">{t("ratingLists.renewal.askNothing")}</span>;
  const named = (field: string) => t("ratingLists.renewal.field", { name: row.customerName, field });
  return (
    <Flex vertical gap={4}>
      {asked.map((indicator) => (
        <Field
          key={indicator.id}
          indicator={indicator}
          label={named(inLanguage(indicator.label, language))}
          value={entry.values[indicator.id]}
          onChange={(value) => {
            const { [indicator.id]: _old, ...others } = entry.values;
            onChange({ values: value === undefined ? others : { ...others, [indicator.id]: value } });
          }}
        />
      ))}
      {moved && (
        <Input
          size="small"
          aria-label={named(t("ratingLists.renewal.reason"))}
          placeholder={t("ratingLists.renewal.reasonHint", { from, to: result.grade })}
          maxLength={300}
          value={entry.changeReason}
          onChange={({ target }) => onChange({ changeReason: target.value })}
        />
      )}
    </Flex>
  );
}

interface FieldProps {
  indicator: Indicator;
  label: string;
  value: AnswerValue | undefined;
  onChange: (value: AnswerValue | undefined) => void;
}

/** One indicator in the height of a row. */
function Field({ indicator, label, value, onChange }: FieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = inLanguage(indicator.label, language);
  const asked = (
    <span className="secondary asked" title={title}>
      {title}
    </span>
  );
  if (indicator.type === "number") {
    const scale = indicator.unit === "fen" ? 100 : 1;
    return (
      <InputNumber<number>
        {...(indicator.unit === "fen" ? amountInput : {})}
        size="small"
        aria-label={label}
        style={{ width: "100%" }}
        prefix={asked}
        suffix={unitText(indicator.unit, t)}
        value={typeof value === "number" ? value / scale : null}
        onChange={(typed) => onChange(typed === null ? undefined : Math.round(Number(typed) * scale * 100) / 100)}
      />
    );
  }
  const options =
    indicator.type === "choice"
      ? indicator.options.map(({ id, label: words, points }) => ({
          value: id,
          label: t("ratings.option", { label: inLanguage(words, language), points }),
        }))
      : [true, false].map((yes) => ({
          value: String(yes),
          label: t("ratings.option", {
            label: t(yes ? "scorecards.value.yes" : "scorecards.value.no"),
            points: yes ? indicator.yesPoints : indicator.noPoints,
          }),
        }));
  return (
    <Select<string | null>
      size="small"
      aria-label={label}
      allowClear
      prefix={asked}
      value={value === undefined ? null : String(value)}
      options={options}
      onChange={(chosen) =>
        onChange(chosen == null ? undefined : indicator.type === "choice" ? chosen : chosen === "true")
      }
    />
  );
}

function unitText(unit: IndicatorUnit, t: TFunction): string | undefined {
  if (unit === "fen") return t("common.money.unit");
  return unit === "count" ? undefined : t(`ratings.unit.${unit}`);
}
