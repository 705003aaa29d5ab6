import type { EChartsCoreOption } from "echarts/core";
import type { Outputs } from "../../../shared/contract/index.ts";
import { standings } from "../../../shared/domain/portfolio.ts";
import type { FigureWords } from "./useFigures.ts";

export type Migration = Outputs["portfolio"]["migration"];

/** Of the customers who stood so on the first day the share of those in the cell. */
export function rowShare({ counts, fromTotals }: Migration, row: number, column: number): number {
  const total = fromTotals[row] ?? 0;
  return total === 0 ? 0 : (counts[row]?.[column] ?? 0) / total;
}

/** The matrix as coloured cells: dark where many of a row went. */
export function migrationChart(
  matrix: Migration,
  days: { from: string; to: string },
  scaleName: string,
  words: FigureWords,
): EChartsCoreOption {
  const names = standings.map(words.standing);
  const cells = standings.flatMap((_, row) =>
    standings.flatMap((__, column) => {
      const count = matrix.counts[row]?.[column] ?? 0;
      if (count === 0) return [];
      const value = [column, row, Math.round(rowShare(matrix, row, column) * 1000) / 10];
      return [{ value, name: `${names[row]} → ${names[column]}`, label: { formatter: words.count(count) } }];
    }),
  );
  const axis = {
    type: "category",
    data: names,
    axisTick: { show: false },
    axisLine: { show: false },
    nameLocation: "middle",
    nameTextStyle: { fontWeight: "bold" },
  };
  return {
    grid: { left: 120, right: 90, top: 60, bottom: 12 },
    tooltip: { confine: true, valueFormatter: (value: unknown) => `${value}%` },
    xAxis: { ...axis, position: "top", name: days.to, nameGap: 34 },
    yAxis: { ...axis, inverse: true, name: days.from, nameGap: 88 },
    visualMap: {
      min: 0,
      max: 100,
      text: ["100%", "0%"],
      orient: "vertical",
      right: 0,
      bottom: 12,
      itemHeight: 160,
      inRange: { color: ["#fffaf0", "#f8e0a8", "#f0c36d", "#e7a850", "#dd8b3a"] },
    },
    series: [
      {
        name: scaleName,
        type: "heatmap",
        data: cells,
        label: { show: true, color: "#1f1a12" },
        itemStyle: { borderColor: "#fff", borderWidth: 1 },
      },
    ],
  };
}
