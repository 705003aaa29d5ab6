import type { EChartsCoreOption } from "echarts/core";
import type { LeadConversion } from "../../../shared/contract/leads.ts";
import { type FunnelStage, funnelStages } from "../../../shared/domain/leads.ts";

/** Bars side by side for each row: how many got as far as each stage. */
export function conversionChart(
  rows: LeadConversion["rows"],
  names: readonly string[],
  stageName: (stage: FunnelStage) => string,
) {
  return {
    grid: { left: 48, right: 16, top: 36, bottom: 28 },
    legend: { top: 0, itemWidth: 14, itemHeight: 14 },
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, confine: true },
    xAxis: {
      type: "category",
      data: [...names],
      axisTick: { show: false },
      axisLabel: { interval: 0, width: 110, overflow: "truncate" },
    },
    yAxis: { type: "value", minInterval: 1, splitLine: { lineStyle: { color: "#eee8db" } } },
    series: funnelStages.map((stage) => ({
      name: stageName(stage),
      type: "bar",
      barMaxWidth: 18,
      data: rows.map(({ reached }) => reached[stage] ?? 0),
    })),
  } satisfies EChartsCoreOption;
}
