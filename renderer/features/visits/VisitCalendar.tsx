import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Flex, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../shared/contract/index.ts";
import { addMonths } from "../../../shared/domain/dates.ts";
import { monthGrid } from "../../../shared/domain/monthGrid.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { FollowUpList } from "./FollowUpList.tsx";
import { useVisitsSearch } from "./useVisitsSearch.ts";
import { VisitsOf } from "./VisitList.tsx";
import { WhoseAndWhere } from "./WhoseAndWhere.tsx";

type Day = Outputs["visits"]["calendar"][number];

/** A month with the visits made and the follow-ups due on each day; a day opens both lists. */
export function VisitCalendar() {
  const { t } = useTranslation();
  const { today } = useSession();
  const { search, look } = useVisitsSearch();
  const { marketerId, areaId, day } = search;
  const month = search.month ?? today.slice(0, 7);
  const narrowing = {
    ...(marketerId === undefined ? {} : { marketerId }),
    ...(areaId === undefined ? {} : { areaId }),
  };
  const calendar = useQuery(
    api.visits.calendar.queryOptions({ input: { month, ...narrowing }, placeholderData: keepPreviousData }),
  );
  const turn = (months: number) => look({ month: addMonths(`${month}-01`, months).slice(0, 7), day: undefined });
  return (
    <Flex vertical gap="middle">
      <Flex gap="middle" align="center" wrap>
        <Flex gap="small">
          <Button onClick={() => turn(-1)}>{t("visits.calendar.earlier")}</Button>
          <DayInput
            picker="month"
            aria-label={t("visits.calendar.label", { month })}
            allowClear={false}
            value={month}
            onChange={(chosen) => chosen && look({ month: chosen, day: undefined })}
          />
          <Button onClick={() => turn(1)}>{t("visits.calendar.later")}</Button>
          <Button onClick={() => look({ month: undefined, day: undefined })}>{t("visits.calendar.thisMonth")}</Button>
        </Flex>
        <WhoseAndWhere />
      </Flex>
      <QueryState query={calendar}>
        {(days) => <Month month={month} days={days} chosen={day} onChoose={(next) => look({ day: next })} />}
      </QueryState>
      {day === undefined ? (
        <Typography.Text type="secondary">{t("visits.calendar.pick")}</Typography.Text>
      ) : (
        <>
          <section aria-label={t("visits.calendar.visitsOn", { day })}>
            <Typography.Title level={5}>{t("visits.calendar.visitsOn", { day })}</Typography.Title>
            <VisitsOf filter={{ from: day, to: day, ...narrowing }} empty={t("visits.calendar.noVisits")} />
          </section>
          <section aria-label={t("visits.calendar.dueOn", { day })}>
            <Typography.Title level={5}>{t("visits.calendar.dueOn", { day })}</Typography.Title>
            <FollowUpList asked={{ from: day, to: day, ...narrowing }} empty={t("visits.calendar.noDue")} />
          </section>
        </>
      )}
    </Flex>
  );
}

interface MonthProps {
  month: string;
  days: readonly Day[];
  chosen: string | undefined;
  onChoose: (day: string) => void;
}

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

function Month({ month, days, chosen, onChoose }: MonthProps) {
  const { t } = useTranslation();
  const byDay = new Map(days.map((day) => [day.day, day]));
  return (
    <table className="visit-month" aria-label={t("visits.calendar.label", { month })}>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col">
              {t(`visits.calendar.week.${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {monthGrid(month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, index) => (
              <td key={weekdays[index]}>
                {day !== null && (
                  <DayCell
                    of={byDay.get(day) ?? { day, visits: 0, due: 0 }}
                    chosen={day === chosen}
                    onChoose={() => onChoose(day)}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ of, chosen, onChoose }: { of: Day; chosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const { day, visits, due } = of;
  return (
    <button
      type="button"
      className={day === today ? "visit-day today" : "visit-day"}
      aria-label={t("visits.calendar.day", { day, visits, due })}
      aria-pressed={chosen}
      onClick={onChoose}
    >
      <span className="number">{Number(day.slice(8))}</span>
      {visits > 0 && <span className="made">{t("visits.calendar.visits", { count: visits })}</span>}
      {due > 0 && <span className={day < today ? "due late" : "due"}>{t("visits.calendar.due", { count: due })}</span>}
    </button>
  );
}
