import type { EChartsCoreOption } from "echarts/core";
import type { FigureWords } from "../portfolio/useFigures.ts";

export interface Part {
  name: string;
  value: number;
}

/** Parts of a whole as a ring. */
export function ringChart(parts: readonly Part[], unit: string) {
  return {
    tooltip: { trigger: "item", confine: true, valueFormatter: (value: unknown) => `${Number(value)}${unit}` },
    series: [
      {
        type: "pie",
        radius: ["42%", "72%"],
        data: parts.filter(({ value }) => value > 0),
        label: { formatter: `{b} {c}${unit}` },
      },
    ],
  } satisfies EChartsCoreOption;
}

/** A bar a part, all of one colour. */
export function barChart(parts: readonly Part[], color: string) {
  return {
    grid: { left: 110, right: 32, top: 8, bottom: 24 },
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, confine: true },
    xAxis: { type: "value", minInterval: 1, splitLine: { lineStyle: { color: "#eee8db" } } },
    yAxis: { type: "category", inverse: true, data: parts.map(({ name }) => name), axisTick: { show: false } },
    series: [{ type: "bar", barMaxWidth: 16, color, data: parts.map(({ value }) => value) }],
  } satisfies EChartsCoreOption;
}

/** Two bars a month. */
export function monthsChart(
  months: readonly string[],
  series: readonly { name: string; color: string; fen: readonly number[] }[],
  words: FigureWords,
) {
  return {
    grid: { left: 64, right: 16, top: 32, bottom: 24 },
    legend: { top: 0, itemWidth: 14, itemHeight: 14 },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      confine: true,
      valueFormatter: (value: unknown) => words.plain(Number(value)),
    },
    xAxis: { type: "category", data: months, axisTick: { show: false } },
    yAxis: { type: "value", splitLine: { lineStyle: { color: "#eee8db" } } },
    series: series.map(({ name, color, fen }) => ({
      name,
      color,
      type: "bar",
      barMaxWidth: 18,
      data: fen.map(words.plainAmount),
    })),
  } satisfies EChartsCoreOption;
}
