import { Flex, Table } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Grade } from "../../../shared/domain/scorecard.ts";
import { gradeTotals } from "../../../shared/domain/whatIf.ts";
import { Chart } from "../../ui/Chart.tsx";
import { GradeTag } from "../../ui/GradeTag.tsx";

/** What is passes into grey beside what would be. */
const colours = ["#adb5bd", "#4f772d"];

/** Customers by grade, before and after: bars, and the figures beneath. */
export function GradesBeforeAfter({ matrix }: { matrix: number[][] }) {
  const { t, i18n } = useTranslation();
  const totals = useMemo(() => gradeTotals(matrix), [matrix]);
  const option = useMemo(
    () => ({
      color: colours,
      legend: { top: 0 },
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
      grid: { left: 8, right: 8, top: 36, bottom: 4, outerBoundsMode: "same" },
      xAxis: { type: "category", data: totals.map(({ grade }) => grade) },
      yAxis: { type: "value", minInterval: 1 },
      series: (["before", "after"] as const).map((side) => ({
        type: "bar",
        name: t(`whatIf.${side}`),
        data: totals.map((total) => total[side]),
      })),
    }),
    [totals, t],
  );
  const count = (value: number) => value.toLocaleString(i18n.language);
  return (
    <Flex vertical gap="small">
      <Chart option={option} label={t("whatIf.chart")} height={200} />
      <Table
        size="small"
        rowKey="grade"
        pagination={false}
        dataSource={totals}
        columns={[
          { title: t("whatIf.grade"), dataIndex: "grade", render: (grade: Grade) => <GradeTag grade={grade} /> },
          { title: t("whatIf.before"), dataIndex: "before", align: "right", render: count },
          { title: t("whatIf.after"), dataIndex: "after", align: "right", render: count },
          {
            title: t("whatIf.difference"),
            align: "right",
            render: (_, { before, after }) => (after > before ? `+${count(after - before)}` : count(after - before)),
          },
        ]}
      />
    </Flex>
  );
}
