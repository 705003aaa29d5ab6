import { DatePicker, type DatePickerProps } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useMemo } from "react";

interface DayInputProps
  extends Omit<DatePickerProps<Dayjs, false>, "value" | "onChange" | "minDate" | "maxDate" | "presets"> {
  /** an ISO date, or the ISO month where months are picked */
  value?: string | null;
  onChange?: (value: string | null) => void;
  min?: string;
  max?: string;
  presets?: { label: string; value: string }[];
}

/**
 * A date picker of ISO dates, in a form or on its own. It hands antd the same object as long as the day is the same:
 * antd takes another object for a day set from outside, and drops what is being typed at that moment.
 */
export function DayInput({ value, onChange, min, max, presets, ...props }: DayInputProps) {
  const day = useMemo(() => (value ? dayjs(value) : null), [value]);
  const format = props.picker === "month" ? "YYYY-MM" : "YYYY-MM-DD";
  return (
    <DatePicker
      {...props}
      {...(min === undefined ? {} : { minDate: dayjs(min) })}
      {...(max === undefined ? {} : { maxDate: dayjs(max) })}
      {...(presets && { presets: presets.map((preset) => ({ ...preset, value: dayjs(preset.value) })) })}
      value={day}
      onChange={(picked) => onChange?.(picked?.format(format) ?? null)}
    />
  );
}
