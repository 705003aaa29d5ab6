import { InputNumber } from "antd";
import { amountInput } from "../../ui/amountInput.ts";

interface WholeBoxProps {
  id: string;
  max: number;
  value: number | null;
  onChange: (value: number | null) => void;
}

/** A whole number from nothing up. */
export function WholeBox({ id, max, value, onChange }: WholeBoxProps) {
  return (
    <InputNumber
      id={id}
      min={0}
      max={max}
      precision={0}
      style={{ width: "100%" }}
      value={value}
      onChange={(typed) => onChange(typed)}
    />
  );
}

interface HundredthsBoxProps {
  id: string;
  /** whole hundredths: fen, or basis points */
  value: number;
  onChange: (value: number) => void;
}

/** Hundredths as they are read: fen as yuan, basis points as per cent. */
export function HundredthsBox({ id, value, onChange }: HundredthsBoxProps) {
  return (
    <InputNumber<number>
      id={id}
      min={0}
      max={1e10}
      precision={2}
      {...amountInput}
      style={{ width: "100%" }}
      value={value / 100}
      onChange={(typed) => onChange(Math.round((typed ?? 0) * 100))}
    />
  );
}
