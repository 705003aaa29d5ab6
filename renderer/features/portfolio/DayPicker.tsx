import { Flex } from "antd";
import { useTranslation } from "react-i18next";
import { addMonths } from "../../../shared/domain/dates.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";

interface DayPickerProps {
  label: string;
  value: string;
  onChange: (day: string) => void;
}

/** A day up to today, with the days that figures are usually compared on. */
export function DayPicker({ label, value, onChange }: DayPickerProps) {
  const { t } = useTranslation();
  const { today } = useSession();
  return (
    <Flex gap="small" align="center">
      <span aria-hidden>{label}</span>
      <DayInput
        aria-label={label}
        value={value}
        max={today}
        allowClear={false}
        presets={[
          { label: t("portfolio.today"), value: today },
          { label: t("portfolio.sameDayLastYear"), value: sameDayLastYear(today) },
          { label: t("portfolio.endOfLastYear"), value: endOfLastYear(today) },
        ]}
        onChange={(day) => day && onChange(day)}
      />
    </Flex>
  );
}

export function sameDayLastYear(today: string): string {
  return addMonths(today, -12);
}

export function endOfLastYear(today: string): string {
  return `${Number(today.slice(0, 4)) - 1}-12-31`;
}
