import type { EChartsCoreOption } from "echarts/core";
import { standings } from "../../../shared/domain/portfolio.ts";
import type { DistributionRow } from "./distributionRows.ts";
import { type FigureWords, standingColours } from "./useFigures.ts";

/** More bars than this write their names aslant. */
const mostUpright = 14;

/** A bar a row, stacked from the best grade up to who has none. */
export function distributionChart(rows: readonly DistributionRow[], names: readonly string[], words: FigureWords) {
  const aslant = rows.length > mostUpright;
  return {
    grid: { left: 56, right: 16, top: 36, bottom: aslant ? 72 : 32 },
    legend: { top: 0, itemWidth: 14, itemHeight: 14 },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      confine: true,
      valueFormatter: (value: unknown) => words.count(Number(value)),
    },
    xAxis: {
      type: "category",
      data: names,
      axisTick: { show: false },
      axisLabel: { interval: 0, rotate: aslant ? 40 : 0, width: 110, overflow: "truncate" },
    },
    yAxis: {
      type: "value",
      minInterval: 1,
      axisLabel: { formatter: (value: number) => words.count(value) },
      splitLine: { lineStyle: { color: "#eee8db" } },
    },
    series: standings.map((standing) => ({
      name: words.standing(standing),
      type: "bar",
      stack: "customers",
      barMaxWidth: 48,
      color: standingColours[standing],
      data: rows.map((row) => row.standings[standing]),
      cursor: rows.some(({ deeper }) => deeper) ? "pointer" : "default",
    })),
  } satisfies EChartsCoreOption;
}
