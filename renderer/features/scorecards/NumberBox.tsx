import { InputNumber, type InputNumberProps } from "antd";
import { useTranslation } from "react-i18next";
import type { IndicatorUnit } from "../../../shared/domain/scorecard.ts";
import { amountInput } from "../../ui/amountInput.ts";
import { unitScale } from "./editing.ts";

interface NumberBoxProps extends Omit<InputNumberProps<number>, "value" | "onChange" | "suffix"> {
  value: number | null;
  /** null: emptied */
  onChange: (value: number | null) => void;
  /** the value is kept in this unit and typed as people say it: fen as yuan */
  unit?: IndicatorUnit | "yesNo";
  suffix?: string;
}

/** A number with its unit behind it. */
export function NumberBox({ value, onChange, unit = "count", suffix, style, ...passed }: NumberBoxProps) {
  const { t } = useTranslation();
  const scale = unitScale(unit);
  const unitWord = unit === "count" || unit === "yesNo" ? undefined : t(`scorecardPages.unit.${unit}`);
  return (
    <InputNumber<number>
      {...passed}
      {...(unit === "fen" ? amountInput : {})}
      style={{ width: "100%", ...style }}
      suffix={suffix ?? unitWord}
      value={value === null ? null : value / scale}
      // Two decimals are the finest that facts have, and fen are whole.
      onChange={(typed) => onChange(typed === null ? null : Math.round(typed * 100) / (100 / scale))}
    />
  );
}
