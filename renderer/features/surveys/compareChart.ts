import type { EChartsCoreOption } from "echarts/core";
import type { TFunction } from "i18next";
import type { VillageRow } from "../../../shared/contract/surveys.ts";
import { economySectors } from "../../../shared/domain/areaSurvey.ts";
import { palette } from "../../ui/Chart.tsx";

const sectorColours = [...palette, "#5f4b8b"];

/** A bar a village, parted by what it lives on. */
export function compareChart(villages: readonly VillageRow[], t: TFunction) {
  return {
    grid: { left: 120, right: 24, top: 36, bottom: 28 },
    legend: { top: 0, itemWidth: 14, itemHeight: 14 },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      confine: true,
      valueFormatter: (value: unknown) => `${Number(value)}%`,
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: villages.map(({ name }) => name),
      axisTick: { show: false },
      axisLabel: { width: 108, overflow: "truncate" },
    },
    xAxis: { type: "value", max: 100, axisLabel: { formatter: "{value}%" } },
    series: economySectors.map((sector, place) => ({
      name: t(`surveys.sector.${sector}`),
      type: "bar",
      stack: "economy",
      barMaxWidth: 26,
      color: sectorColours[place],
      data: villages.map(({ survey }) => (survey?.economy[sector] ?? 0) / 10),
    })),
  } satisfies EChartsCoreOption;
}
