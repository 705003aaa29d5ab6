import { Table, Typography } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Ratio, ratiosOverTime, type Statement } from "../../../shared/domain/financialRatios.ts";
import { ratioText } from "../../../shared/i18n/ratioText.ts";
import { Chart } from "../../ui/Chart.tsx";
import { ratioChart } from "./ratioChart.ts";

/** The ratios that a decision on credit goes by first; all of them stand on the customer's page. */
const shown: readonly Ratio[] = [
  "debtToAssets",
  "netMargin",
  "revenueGrowth",
  "returnOnAssets",
  "currentRatio",
  "interestCover",
];

/** Ratios over the periods, drawn and in a table. */
export function RatioTrend({ statements }: { statements: readonly Statement[] }) {
  const { t } = useTranslation();
  const periods = useMemo(() => ratiosOverTime(statements), [statements]);
  const option = useMemo(() => ratioChart(periods, (ratio) => t(`records.ratio.${ratio}`)), [periods, t]);
  return (
    <section className="panel" aria-label={t("diligence.analysis.ratios")}>
      <Typography.Title level={5}>{t("diligence.analysis.ratios")}</Typography.Title>
      {periods.length === 0 ? (
        <Typography.Text type="secondary">{t("diligence.analysis.noStatements")}</Typography.Text>
      ) : (
        <>
          <Chart option={option} label={t("diligence.analysis.trend")} height={240} />
          <Table
            size="small"
            pagination={false}
            rowKey={({ endsOn, months }) => `${endsOn}-${months}`}
            dataSource={periods}
            columns={[
              { title: t("diligence.analysis.period"), dataIndex: "endsOn", width: 110 },
              ...shown.map((ratio) => ({
                title: t(`records.ratio.${ratio}`),
                key: ratio,
                align: "right" as const,
                render: (_: unknown, { ratios }: (typeof periods)[number]) => ratioText(ratio, ratios[ratio], t),
              })),
            ]}
          />
        </>
      )}
    </section>
  );
}
