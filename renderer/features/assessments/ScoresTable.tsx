import { Link } from "@tanstack/react-router";
import { Empty, Flex, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { AssessmentPeriod, ScoreRow } from "../../../shared/contract/assessments.ts";
import { pointsText } from "../../../shared/domain/assessmentPoints.ts";
import { Chart } from "../../ui/Chart.tsx";

/** Every marketer's score, the best first, as a chart and a table. */
export function ScoresTable({ period, rows }: { period: AssessmentPeriod; rows: readonly ScoreRow[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return <Empty description={t("assessments.scores.none")} />;
  const points = (title: string, of: (row: ScoreRow) => number) => ({
    title,
    key: title,
    align: "right" as const,
    width: 130,
    render: (_: unknown, row: ScoreRow) => pointsText(of(row)),
  });
  return (
    <Flex vertical gap="small" className="panel">
      <Typography.Title level={4} style={{ margin: 0 }}>
        {t("assessments.scores.title")}
      </Typography.Title>
      {rows.length > 1 && (
        <Chart
          label={t("assessments.scores.chart")}
          height={Math.min(320, 60 + rows.length * 22)}
          option={{
            grid: { left: 8, right: 56, top: 8, bottom: 8, containLabel: true },
            xAxis: { type: "value", min: 0 },
            yAxis: { type: "category", inverse: true, data: rows.map(({ name }) => name) },
            series: [
              {
                type: "bar",
                data: rows.map(({ result }) => result.total / 100),
                label: { show: true, position: "right" },
                barMaxWidth: 16,
              },
            ],
          }}
        />
      )}
      <Table<ScoreRow>
        size="small"
        rowKey="marketerId"
        dataSource={rows as ScoreRow[]}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          {
            title: t("assessments.column.marketer"),
            key: "name",
            render: (_, { marketerId, name }) => (
              <Link to="/assessments/$id/marketers/$marketerId" params={{ id: period.id, marketerId }}>
                {name}
              </Link>
            ),
          },
          points(t("assessments.column.base"), ({ result }) => result.basePoints),
          points(t("assessments.column.deducted"), ({ result }) => result.deducted),
          points(t("assessments.column.plus"), ({ result }) => result.plusPoints),
          ...(period.frozen ? [points(t("assessments.column.computedTotal"), ({ computed }) => computed.total)] : []),
          {
            title: t("assessments.column.corrections"),
            dataIndex: "corrections",
            align: "right" as const,
            width: 110,
          },
          {
            title: t(period.frozen ? "assessments.column.result" : "assessments.column.total"),
            key: "total",
            align: "right" as const,
            width: 140,
            render: (_, { result }) => <strong>{pointsText(result.total)}</strong>,
          },
        ]}
      />
    </Flex>
  );
}
