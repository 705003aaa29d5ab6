import { InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import type { IndicatorUnit } from "../../../shared/domain/assessment.ts";
import { amountInput } from "../../ui/amountInput.ts";

interface NumberBoxProps {
  label: string;
  /** counts, or hundredths: fen, points, parts of a per cent */
  value: number;
  unit: IndicatorUnit | "points" | "percent";
  onChange: (value: number) => void;
}

/** A whole number of the formula, typed as people say it: yuan, points and per cents with two decimals. */
export function NumberBox({ label, value, unit, onChange }: NumberBoxProps) {
  const { t } = useTranslation();
  const scale = unit === "count" || unit === "percent" ? 1 : 100;
  const suffix = unit === "fen" ? t("common.money.unit") : unit === "rate" || unit === "percent" ? "%" : undefined;
  return (
    <InputNumber<number>
      aria-label={label}
      size="small"
      min={0}
      style={{ width: "100%" }}
      precision={scale === 1 ? 0 : 2}
      {...(unit === "fen" ? amountInput : {})}
      {...(suffix ? { suffix } : {})}
      value={value / scale}
      onChange={(typed) => onChange(Math.round((typed ?? 0) * scale))}
    />
  );
}
