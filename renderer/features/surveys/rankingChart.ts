import type { EChartsCoreOption } from "echarts/core";
import type { TFunction } from "i18next";
import type { VillageRow } from "../../../shared/contract/surveys.ts";
import { palette } from "../../ui/Chart.tsx";
import type { FigureWords } from "../portfolio/useFigures.ts";

/** More bars than this cannot be told apart. */
export const mostDrawn = 15;

/** Two bars a village: what is asked for beside what is granted. */
export function rankingChart(villages: readonly VillageRow[], words: FigureWords, t: TFunction) {
  const unit = t("portfolio.unit");
  const aslant = villages.length > 8;
  const bar = (name: string, color: string | undefined, fen: (village: VillageRow) => number) => ({
    name,
    type: "bar",
    barMaxWidth: 22,
    color: color ?? "#888",
    cursor: "pointer",
    data: villages.map((village) => words.plainAmount(fen(village))),
  });
  return {
    grid: { left: 72, right: 16, top: 36, bottom: aslant ? 64 : 28 },
    legend: { top: 0, itemWidth: 14, itemHeight: 14 },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      confine: true,
      valueFormatter: (value: unknown) => words.plain(Number(value)),
    },
    xAxis: {
      type: "category",
      data: villages.map(({ name }) => name),
      axisTick: { show: false },
      axisLabel: { interval: 0, rotate: aslant ? 35 : 0, width: 96, overflow: "truncate" },
    },
    yAxis: {
      type: "value",
      axisLabel: { formatter: (value: number) => words.count(value) },
      splitLine: { lineStyle: { color: "#eee8db" } },
    },
    series: [
      bar(t("surveys.ranking.demand", { unit }), palette[3], ({ demandFen }) => demandFen),
      bar(t("surveys.ranking.lines", { unit }), palette[0], ({ ledger }) => ledger.linesFen),
    ],
  } satisfies EChartsCoreOption;
}
