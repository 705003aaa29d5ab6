import { Button, Select } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { type IndicatorId, indicatorIds, indicatorRules } from "../../../shared/domain/assessment.ts";

interface AddIndicatorProps {
  isRisk: boolean;
  taken: readonly IndicatorId[];
  onAdd: (indicator: IndicatorId) => void;
}

/** Adds an indicator that a part of the formula does not have yet: risk to what takes off, all others elsewhere. */
export function AddIndicator({ isRisk, taken, onAdd }: AddIndicatorProps) {
  const { t } = useTranslation();
  const free = indicatorIds.filter((id) => (indicatorRules[id].group === "risk") === isRisk && !taken.includes(id));
  if (free.length === 0) return null;
  return (
    <Select<IndicatorId | null>
      aria-label={t("assessments.formula.add")}
      placeholder={t("assessments.formula.add")}
      size="small"
      style={{ width: 240 }}
      value={null}
      options={free.map((id) => ({ value: id, label: t(`assessments.indicator.${id}`) }))}
      onChange={(id) => id && onAdd(id)}
    />
  );
}

/** The column with the button that takes an indicator out of a part. */
export function removeColumn<Row extends { indicator: IndicatorId }>(t: TFunction, onRemove: (row: Row) => void) {
  return {
    key: "remove",
    width: 80,
    render: (_: unknown, row: Row) => (
      <Button
        type="link"
        size="small"
        aria-label={`${t("assessments.formula.remove")} ${t(`assessments.indicator.${row.indicator}`)}`}
        onClick={() => onRemove(row)}
      >
        {t("assessments.formula.remove")}
      </Button>
    ),
  };
}
