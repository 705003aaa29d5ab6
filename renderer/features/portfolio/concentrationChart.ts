import type { EChartsCoreOption } from "echarts/core";
import type { Outputs } from "../../../shared/contract/index.ts";
import { palette } from "../../ui/Chart.tsx";
import type { FigureWords } from "./useFigures.ts";

export type ConcentrationFigures = Outputs["portfolio"]["concentration"];

export interface ConcentrationNames {
  /** of the rows, and of what comes after them */
  rows: readonly string[];
  other: string;
  balance: string;
  line: string;
}

/** Bars of what is owed, and of the lines where they are known; the largest on top. */
export function concentrationBars(
  { rows, lineFen }: ConcentrationFigures,
  names: ConcentrationNames,
  words: FigureWords,
): EChartsCoreOption {
  const bar = { type: "bar", barMaxWidth: 14 };
  const lines = rows.map(({ line }) => words.plainAmount(line?.amountFen ?? 0));
  return {
    grid: { left: 150, right: 24, top: 32, bottom: 24 },
    legend: { top: 0, itemWidth: 14, itemHeight: 14 },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      confine: true,
      valueFormatter: (value: unknown) => words.plain(Number(value)),
    },
    xAxis: {
      type: "value",
      splitNumber: 4,
      axisLabel: { formatter: (value: number) => words.count(value), hideOverlap: true },
      splitLine: { lineStyle: { color: "#eee8db" } },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: names.rows,
      axisTick: { show: false },
      axisLabel: { width: 134, overflow: "truncate", interval: 0 },
    },
    series: [
      {
        ...bar,
        name: names.balance,
        color: palette[3],
        data: rows.map(({ balance }) => words.plainAmount(balance.amountFen)),
      },
      ...(lineFen === null ? [] : [{ ...bar, name: names.line, color: palette[0], data: lines }]),
    ],
  };
}

/** Slices beyond these are one. */
const mostSlices = 6;
const sliceColours = ["#c8691c", "#4f772d", "#d9a441", "#5f4b8b", "#90a955", "#9b2226", "#a9a294"];

/** The shares of what is owed: the largest, and all others together. */
export function concentrationPie(
  { rows, other }: ConcentrationFigures,
  names: ConcentrationNames,
  words: FigureWords,
): EChartsCoreOption {
  const slices = rows.slice(0, mostSlices).map(({ balance }, place) => ({
    name: names.rows[place] ?? "",
    value: words.plainAmount(balance.amountFen),
  }));
  const rest = rows.slice(mostSlices).reduce((sum, { balance }) => sum + balance.amountFen, 0);
  const restFen = rest + (other?.balance.amountFen ?? 0);
  if (restFen > 0) slices.push({ name: names.other, value: words.plainAmount(restFen) });
  return {
    tooltip: { confine: true, valueFormatter: (value: unknown) => words.plain(Number(value)) },
    series: [
      {
        name: names.balance,
        type: "pie",
        radius: ["34%", "58%"],
        color: sliceColours,
        itemStyle: { borderColor: "#fff", borderWidth: 1 },
        label: {
          formatter: ({ name, percent }: { name: string; percent: number }) => `${name}\n${words.share(percent / 100)}`,
          color: "#3d3626",
          edgeDistance: 0,
          overflow: "break",
        },
        labelLine: { length: 10, length2: 8 },
        data: slices,
      },
    ],
  };
}
