import type { EChartsCoreOption } from "echarts/core";
import type { BranchToday } from "../../../shared/contract/dashboard.ts";

interface GrowthWords {
  customers: string;
  lent: string;
  count(value: number): string;
  plainAmount(fen: number): number;
}

/** New customers as bars, what was lent as a line of its own scale, month by month. */
export function growthChart(growth: BranchToday["growth"], { customers, lent, count, plainAmount }: GrowthWords) {
  const scale = { type: "value", splitLine: { lineStyle: { color: "#eee8db" } } } as const;
  return {
    grid: { left: 52, right: 64, top: 36, bottom: 28 },
    legend: { top: 0, itemWidth: 14, itemHeight: 14 },
    tooltip: { trigger: "axis", confine: true, valueFormatter: (value: unknown) => count(Number(value)) },
    xAxis: { type: "category", data: growth.map(({ month }) => month.slice(2)), axisTick: { show: false } },
    yAxis: [
      { ...scale, minInterval: 1, axisLabel: { formatter: count } },
      { ...scale, splitLine: { show: false }, axisLabel: { formatter: count } },
    ],
    series: [
      { name: customers, type: "bar", barMaxWidth: 28, data: growth.map((month) => month.customers) },
      {
        ...{ name: lent, type: "line", yAxisIndex: 1, color: "#c8691c" },
        data: growth.map(({ lentFen }) => plainAmount(lentFen)),
      },
    ],
  } satisfies EChartsCoreOption;
}

/** Customers by the grade in force, one bar a grade; who has none stands last. */
export function gradesChart(names: readonly string[], customers: readonly number[], colours: readonly string[]) {
  return {
    grid: { left: 52, right: 16, top: 12, bottom: 28 },
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, confine: true },
    xAxis: { type: "category", data: [...names], axisTick: { show: false }, axisLabel: { interval: 0 } },
    yAxis: { type: "value", minInterval: 1, splitLine: { lineStyle: { color: "#eee8db" } } },
    series: [
      {
        type: "bar",
        barMaxWidth: 40,
        cursor: "pointer",
        data: customers.map((value, index) => ({ value, itemStyle: { color: colours[index] } })),
      },
    ],
  } satisfies EChartsCoreOption;
}
