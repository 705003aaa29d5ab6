import { Flex, Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import { addDays } from "../../../shared/domain/dates.ts";
import { type VisitMethod, visitMethods } from "../../../shared/domain/visit.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { PurposeInput } from "./PurposeInput.tsx";
import { useVisitsSearch } from "./useVisitsSearch.ts";
import { WhoseAndWhere } from "./WhoseAndWhere.tsx";

const periodDays = { week: 7, month: 30, quarter: 90, year: 365 } as const;
type Period = keyof typeof periodDays | "all";

/** The period that a list begins with. */
export function defaultFrom(today: string): string {
  return addDays(today, 1 - periodDays.month);
}

/** In the address of a list of all times: before every day. */
const ever = "1900-01-01";

/** Which visits are listed: of when, of whom, where, how and what for. */
export function VisitFilters() {
  const { t } = useTranslation();
  const { today } = useSession();
  const { search, look } = useVisitsSearch();
  const from = search.from ?? defaultFrom(today);
  const periods = Object.keys(periodDays) as (keyof typeof periodDays)[];
  const starts = (period: Period) => (period === "all" ? ever : addDays(today, 1 - periodDays[period]));
  const shown =
    search.to === undefined ? ([...periods, "all"] as const).find((key) => starts(key) === from) : undefined;
  return (
    <Flex vertical gap="small">
      <Flex gap="middle" align="center" wrap>
        <Segmented<Period | "">
          aria-label={t("visits.page.period")}
          value={shown ?? ""}
          options={([...periods, "all"] as const).map((value) => ({
            value,
            label: t(`visits.page.periods.${value}`),
          }))}
          onChange={(period) => period !== "" && look({ from: starts(period), to: undefined })}
        />
        <DayInput
          aria-label={t("visits.page.from")}
          placeholder={t("visits.page.from")}
          value={from === ever ? null : from}
          max={search.to ?? today}
          onChange={(day) => look({ from: day ?? ever })}
        />
        <DayInput
          aria-label={t("visits.page.to")}
          placeholder={t("visits.page.to")}
          value={search.to ?? null}
          min={from}
          max={today}
          onChange={(day) => look({ to: day ?? undefined })}
        />
      </Flex>
      <Flex gap="middle" align="center" wrap>
        <WhoseAndWhere />
        <Select<VisitMethod | null>
          allowClear
          aria-label={t("visits.method")}
          placeholder={t("visits.page.everyMethod")}
          style={{ width: 140 }}
          value={search.method ?? null}
          options={visitMethods.map((value) => ({ value, label: t(`common.visitMethod.${value}`) }))}
          onChange={(method) => look({ method: method ?? undefined })}
        />
        <PurposeInput
          allowClear
          aria-label={t("visits.purpose")}
          placeholder={t("visits.page.everyPurpose")}
          style={{ width: 200 }}
          value={search.purpose ?? ""}
          onChange={(purpose) => look({ purpose })}
        />
      </Flex>
    </Flex>
  );
}
