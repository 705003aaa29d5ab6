import { useQuery } from "@tanstack/react-query";
import { Flex, Select } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type WorkKind, workKinds } from "../../../shared/domain/dayList.ts";
import { api } from "../../app/client.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { useDaySearch } from "./useDaySearch.ts";

const aheadDays = [0, 3, 7, 15, 30, 60];
const neglectedDays = [7, 15, 30, 60, 90, 180];

/** Whose day, which one, and what counts as work. Another marketer has other villages, so those chosen are let go. */
export function DayQuestion() {
  const { t } = useTranslation();
  const { asked, marketerId, choosesMarketer, look } = useDaySearch();
  const days = (counts: readonly number[]) =>
    counts.map((count) => ({ value: count, label: count === 0 ? t("dayList.none") : t("dayList.days", { count }) }));
  return (
    <div className="panel">
      <Flex gap="middle" align="center" wrap>
        {choosesMarketer && (
          <Field label={t("dayList.marketer")}>
            <MarketerSelect
              value={marketerId}
              onChange={(id) => look({ marketerId: id, villageIds: undefined })}
              label={t("dayList.marketer")}
            />
          </Field>
        )}
        <Field label={t("dayList.day")}>
          <DayInput
            aria-label={t("dayList.day")}
            value={asked.day}
            allowClear={false}
            onChange={(day) => day && look({ day })}
          />
        </Field>
        <Field label={t("dayList.withinDays")}>
          <Select
            aria-label={t("dayList.withinDays")}
            value={asked.withinDays}
            options={days(aheadDays)}
            onChange={(withinDays) => look({ withinDays })}
            style={{ width: 120 }}
          />
        </Field>
        <Field label={t("dayList.notVisitedDays")}>
          <Select
            aria-label={t("dayList.notVisitedDays")}
            value={asked.notVisitedDays}
            options={days(neglectedDays)}
            onChange={(notVisitedDays) => look({ notVisitedDays })}
            style={{ width: 100 }}
          />
        </Field>
        <Field label={t("dayList.kinds")}>
          <Select<WorkKind[]>
            aria-label={t("dayList.kinds")}
            mode="multiple"
            showSearch={false}
            maxTagCount="responsive"
            value={asked.kinds}
            options={workKinds.map((kind) => ({ value: kind, label: t(`dayList.kind.${kind}`) }))}
            // The last one stays: a list of nothing is none.
            onChange={(kinds) => kinds.length > 0 && look({ kinds })}
            style={{ width: 660 }}
          />
        </Field>
      </Flex>
    </div>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Flex gap="small" align="center">
      <span aria-hidden>{label}</span>
      {children}
    </Flex>
  );
}

interface MarketerSelectProps {
  label: string;
  value: number | undefined;
  onChange: (id: number) => void;
}

function MarketerSelect({ label, value, onChange }: MarketerSelectProps) {
  const { t } = useTranslation();
  const loads = useQuery(api.jurisdictions.marketers.queryOptions());
  return (
    <Select
      id="day-list-marketer"
      aria-label={label}
      placeholder={t("dayList.chooseMarketer")}
      loading={loads.isPending}
      value={value ?? null}
      options={loads.data?.marketers.map(({ id, name }) => ({ value: id, label: name })) ?? []}
      showSearch={{ optionFilterProp: "label" }}
      onChange={(id) => id !== null && onChange(id)}
      style={{ width: 150 }}
    />
  );
}
