import { Typography } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { CreditLine } from "../../../shared/contract/creditLines.ts";
import { formatFen } from "../../../shared/domain/money.ts";
import { Chart, palette } from "../../ui/Chart.tsx";

/** How the balance went beside the line, as steps. */
export function LineCourse({ course }: { course: CreditLine["course"] }) {
  const { t } = useTranslation();
  const option = useMemo(() => {
    const steps = (values: (number | null)[]) =>
      course.map(({ day }, index) => [day, typeof values[index] === "number" ? values[index] / 100 : null]);
    const inYuan = (yuan: unknown) => (typeof yuan === "number" ? formatFen(Math.round(yuan * 100)) : "—");
    const series = { type: "line", step: "end", symbolSize: 5 } as const;
    return {
      grid: { left: 12, right: 24, top: 36, bottom: 8, containLabel: true },
      legend: { top: 0 },
      tooltip: { trigger: "axis", valueFormatter: inYuan },
      xAxis: { type: "time", axisLabel: { hideOverlap: true, formatter: "{yyyy}-{MM}-{dd}" } },
      yAxis: { type: "value", name: t("common.money.unit"), min: 0 },
      series: [
        {
          ...series,
          name: t("creditLines.line"),
          data: steps(course.map(({ lineFen }) => lineFen)),
          lineStyle: { type: "dashed", color: palette[3] },
          itemStyle: { color: palette[3] },
        },
        {
          ...series,
          name: t("creditLines.balance"),
          data: steps(course.map(({ balanceFen }) => balanceFen)),
          areaStyle: { opacity: 0.15 },
          lineStyle: { color: palette[0] },
          itemStyle: { color: palette[0] },
        },
      ],
    };
  }, [course, t]);
  if (course.length < 2) return null;
  return (
    <section className="panel">
      <Typography.Title level={5} style={{ margin: 0 }}>
        {t("creditLines.course")}
      </Typography.Title>
      <Chart option={option} label={t("creditLines.courseLabel")} height={220} />
    </section>
  );
}
