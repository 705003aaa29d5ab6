import { Empty, Table, type TableColumnsType } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Survey } from "../../../shared/contract/surveys.ts";
import { demandByMonth, demandTotal, monthsOfYear, type SurveyDemand } from "../../../shared/domain/areaSurvey.ts";
import { Chart, palette } from "../../ui/Chart.tsx";
import { useFigures } from "../portfolio/useFigures.ts";
import { RecordCard } from "../records/RecordCard.tsx";
import { VillageCustomers } from "./VillageCustomers.tsx";
import type { VillageView } from "./VillagePage.tsx";
import { monthsChart } from "./villageCharts.ts";

interface DemandsCardProps extends Pick<VillageView, "village" | "ledger"> {
  survey: Survey | undefined;
}

const months = Array.from({ length: monthsOfYear }, (_, month) => month);

/** What is asked for in which month and for what: as surveyed, and as the customers told. */
export function DemandsCard({ village, survey, ledger }: DemandsCardProps) {
  const { t } = useTranslation();
  const words = useFigures();
  const option = useMemo(
    () =>
      monthsChart(
        months.map((month) => t("surveys.village.month", { month: month + 1 })),
        [
          {
            name: t("surveys.village.surveyed"),
            color: palette[3] ?? "",
            fen: demandByMonth(survey?.demands ?? []),
          },
          { name: t("surveys.village.ledger"), color: palette[1] ?? "", fen: demandByMonth(ledger.demands) },
        ],
        words,
      ),
    [survey, ledger, words, t],
  );
  const none = ledger.demands.length === 0 && (survey?.demands.length ?? 0) === 0;
  return (
    <div className="whole">
      <RecordCard
        title={t("surveys.village.demands")}
        note={<span className="secondary">{t("surveys.village.unit", { unit: t("portfolio.unit") })}</span>}
      >
        {none ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("surveys.village.noDemands")} />
        ) : (
          <>
            <Chart option={option} height={220} label={t("surveys.village.demandsChart", { village: village.name })} />
            {survey && survey.demands.length > 0 && (
              <DemandsTable title={t("surveys.village.surveyed")} demands={survey.demands} />
            )}
            {ledger.demands.length > 0 && (
              <DemandsTable title={t("surveys.village.ledger")} demands={ledger.demands} areaId={village.id} />
            )}
          </>
        )}
      </RecordCard>
    </div>
  );
}

interface DemandsTableProps {
  title: string;
  demands: readonly SurveyDemand[];
  /** of the village whose customers told so; none where it was surveyed */
  areaId?: number;
}

function DemandsTable({ title, demands, areaId }: DemandsTableProps) {
  const { t } = useTranslation();
  const words = useFigures();
  const amount = (fen: number) => (fen === 0 ? "" : words.amount(fen));
  const total = { purpose: t("surveys.village.total"), months: demandByMonth(demands) };
  const columns: TableColumnsType<SurveyDemand> = [
    { title: `${title} · ${t("surveys.village.purpose")}`, dataIndex: "purpose" },
    ...months.map((month) => ({
      title: t("surveys.village.month", { month: month + 1 }),
      key: month,
      align: "right" as const,
      render: (_: unknown, row: SurveyDemand) => amount(row.months[month] ?? 0),
    })),
    {
      title: t("surveys.village.total"),
      key: "total",
      align: "right",
      className: "strong",
      render: (_, row) => {
        const sum = amount(demandTotal([row]));
        if (areaId === undefined) return sum;
        return (
          <VillageCustomers areaId={areaId} any label={row.purpose}>
            {sum}
          </VillageCustomers>
        );
      },
    },
  ];
  return (
    <Table<SurveyDemand>
      size="small"
      className="figures-table demands-table"
      aria-label={`${t("surveys.village.demands")} ${title}`}
      rowKey="purpose"
      rowClassName={(row) => (row === total ? "sum-row" : "")}
      pagination={false}
      scroll={{ x: "max-content" }}
      dataSource={[...demands, total]}
      columns={columns}
    />
  );
}
