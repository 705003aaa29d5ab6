import { Alert, Button, Flex } from "antd";
import { useTranslation } from "react-i18next";
import { addMonths } from "../../../../shared/domain/dates.ts";
import { loadFigures } from "../../../../shared/domain/loads.ts";
import { useSession } from "../../../app/session.ts";
import { DayInput } from "../../../ui/DayInput.tsx";
import { useBoardSearch } from "./useBoardSearch.ts";
import { useBoardDesk } from "./useDesk.ts";

/** The day that the board shows. */
export function BoardDay() {
  const { t } = useTranslation();
  const { today } = useSession();
  const { search, look } = useBoardSearch();
  const label = t("board.day");
  return (
    <Flex gap={6} align="center">
      <span aria-hidden>{label}</span>
      <DayInput
        aria-label={label}
        style={{ width: 128 }}
        allowClear={false}
        value={search.day ?? today}
        presets={[
          { label: t("board.today"), value: today },
          { label: t("board.lastYear"), value: addMonths(today, -12) },
          { label: t("board.nextMonth"), value: `${addMonths(today, 1).slice(0, 7)}-01` },
        ]}
        onChange={(day) => look({ day: day === null || day === today ? undefined : day })}
      />
    </Flex>
  );
}

/** Says loudly that it is not today's board, and what is not known of the day. */
export function DayBanner() {
  const { t } = useTranslation();
  const { today } = useSession();
  const { board, known } = useBoardDesk();
  const { look } = useBoardSearch();
  const { day } = board;
  if (day === today) return null;
  const unknown = loadFigures.filter((figure) => !known.has(figure)).map((figure) => t(`loads.figure.${figure}`));
  const text = day < today ? t("board.pastDay", { day }) : t("board.futureDay", { day });
  return (
    <Alert
      type="warning"
      showIcon
      className="day-banner"
      title={unknown.length > 0 ? `${text}${t("board.unknown", { list: unknown.join(t("common.separator")) })}` : text}
      action={
        <Button size="small" type="primary" onClick={() => look({ day: undefined })}>
          {t("board.backToToday")}
        </Button>
      }
    />
  );
}
