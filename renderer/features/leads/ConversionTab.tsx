import { DownloadOutlined } from "@ant-design/icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Empty, Flex, Segmented } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { LeadConversion } from "../../../shared/contract/leads.ts";
import { addMonths } from "../../../shared/domain/dates.ts";
import { shareOf } from "../../../shared/domain/leadConversion.ts";
import { funnelStages } from "../../../shared/domain/leads.ts";
import { readsWholeBranch } from "../../../shared/domain/roles.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { Chart } from "../../ui/Chart.tsx";
import { DayInput } from "../../ui/DayInput.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { saveTable } from "../../ui/saveTable.ts";
import { ConversionTable } from "./ConversionTable.tsx";
import { conversionChart } from "./conversionChart.ts";
import { useLeadSearch } from "./leadSearch.ts";

/** Leads are looked at by the year that ends today, unless another period is asked for. */
const usualMonths = 12;

/** What became of the leads made in a period, by channel or by marketer. */
export function ConversionTab() {
  const { t } = useTranslation();
  const { today, user } = useSession();
  const { search, look } = useLeadSearch();
  const period = { from: search.from ?? addMonths(today, -usualMonths), to: search.to ?? today };
  const by = search.by ?? "channel";
  const { data, ...query } = useQuery(
    api.leads.conversion.queryOptions({ input: { ...period, by }, placeholderData: keepPreviousData }),
  );
  const save = useSaveConversion();
  return (
    <div className="leads-view">
      <Flex gap="small" align="center" wrap>
        {t("leads.conversion.period")}
        <DayInput
          aria-label={t("leads.conversion.from")}
          allowClear={false}
          value={period.from}
          max={period.to}
          onChange={(from) => look({ from: from ?? undefined })}
        />
        <DayInput
          aria-label={t("leads.conversion.to")}
          allowClear={false}
          value={period.to}
          min={period.from}
          max={today}
          onChange={(to) => look({ to: to ?? undefined })}
        />
        {readsWholeBranch(user.roles) && (
          <Segmented
            aria-label={t("leads.conversion.by")}
            value={by}
            options={(["channel", "marketer"] as const).map((value) => ({
              value,
              label: t(`leads.conversion.${value}`),
            }))}
            onChange={(value) => look({ by: value === "channel" ? undefined : value })}
          />
        )}
        <span className="grow" />
        <Button
          icon={<DownloadOutlined aria-hidden />}
          disabled={!data || data.rows.length === 0}
          onClick={() => data && save(data, period)}
        >
          {t("leads.save")}
        </Button>
      </Flex>
      <QueryState
        query={{ ...query, data }}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty description={t("leads.conversion.empty")} />}
      >
        {(conversion) => <Figures conversion={conversion} period={period} />}
      </QueryState>
    </div>
  );
}

interface Period {
  from: string;
  to: string;
}

function Figures({ conversion, period }: { conversion: LeadConversion; period: Period }) {
  const { t } = useTranslation();
  const nameOf = useRowName();
  const option = useMemo(
    () =>
      conversionChart(conversion.rows, conversion.rows.map(nameOf), (stage) =>
        stage === "new" ? t("leads.conversion.all") : t(`common.leadStage.${stage}`),
      ),
    [conversion, nameOf, t],
  );
  return (
    <>
      <div className="panel">
        <Chart option={option} label={t("leads.conversion.chart", { ...period })} height={260} />
      </div>
      <ConversionTable conversion={conversion} nameOf={nameOf} period={period} />
      <span className="secondary small">{t("leads.conversion.hint")}</span>
    </>
  );
}

/** What a row is called: a channel, a marketer, or nobody. */
export function useRowName() {
  const { t } = useTranslation();
  return useMemo(
    () =>
      ({ channel, marketer }: Pick<LeadConversion["rows"][number], "channel" | "marketer">) =>
        channel ? t(`common.leadChannel.${channel}`) : (marketer?.name ?? t("customers.unassigned")),
    [t],
  );
}

function useSaveConversion() {
  const { t } = useTranslation();
  const nameOf = useRowName();
  return ({ rows, total }: LeadConversion, { from, to }: Period) => {
    const line = (name: string, { reached, lost, medianDays }: LeadConversion["total"]) => [
      name,
      ...funnelStages.map((stage) => reached[stage] ?? 0),
      shareOf(reached.granted ?? 0, reached.new ?? 0),
      lost,
      medianDays,
    ];
    saveTable(
      `${t("leads.view.conversion")}-${from}-${to}`,
      [
        t("leads.conversion.row"),
        t("leads.conversion.all"),
        ...funnelStages.slice(1).map((stage) => t(`common.leadStage.${stage}`)),
        `${t("leads.conversion.rate")} (%)`,
        t("common.leadStage.lost"),
        t("leads.conversion.medianDays"),
      ],
      [...rows.map((row) => line(nameOf(row), row)), line(t("leads.conversion.total"), total)],
    );
  };
}
