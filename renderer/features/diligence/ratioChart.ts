import type { EChartsCoreOption } from "echarts/core";
import { type FinancialRatios, type Ratio, trendRatios } from "../../../shared/domain/financialRatios.ts";

/** Shares in per cent over the periods, oldest first; a gap where a statement does not say. */
export function ratioChart(
  periods: readonly { endsOn: string; ratios: FinancialRatios }[],
  nameOf: (ratio: Ratio) => string,
): EChartsCoreOption {
  return {
    grid: { left: 56, right: 16, top: 36, bottom: 28 },
    legend: { top: 0 },
    tooltip: { trigger: "axis", confine: true, valueFormatter: (value: unknown) => `${value ?? "–"}%` },
    xAxis: { type: "category", data: periods.map(({ endsOn }) => endsOn) },
    yAxis: { type: "value", axisLabel: { formatter: "{value}%" } },
    series: trendRatios.map((ratio) => ({
      name: nameOf(ratio),
      type: "line",
      data: periods.map(({ ratios }) => {
        const share = ratios[ratio];
        return share === null ? null : Math.round(share * 10_000) / 100;
      }),
    })),
  };
}
