import { useTranslation } from "react-i18next";
import { addMonths } from "../../../shared/domain/dates.ts";
import { useSession } from "../../app/session.ts";

/** How long ago a day is, in whole months; the day itself stands in the title. */
export function SinceDay({ day }: { day: string | null }) {
  const { t } = useTranslation();
  const { today } = useSession();
  if (day === null) return t("surveys.ranking.never");
  const months = monthsBetween(day, today);
  return (
    <span title={day} style={{ whiteSpace: "nowrap" }}>
      {months === 0 ? t("surveys.ranking.thisMonth") : t("surveys.ranking.monthsAgo", { count: months })}
    </span>
  );
}

function monthsBetween(day: string, today: string): number {
  const months =
    12 * (Number(today.slice(0, 4)) - Number(day.slice(0, 4))) + Number(today.slice(5, 7)) - Number(day.slice(5, 7));
  return addMonths(day, months) > today ? Math.max(0, months - 1) : months;
}
