import type { EChartsCoreOption } from "echarts/core";
import type { Rating } from "../../../../shared/contract/ratings.ts";
import { pastStatuses } from "../../../../shared/domain/ratingLife.ts";
import type { GradeBand } from "../../../../shared/domain/scorecard.ts";
import { palette } from "../../../ui/Chart.tsx";

type Point = [day: string, score: number | null];

export interface ScoreChartWords {
  score: string;
  suspended: string;
}

/** Ratings that have been in force, oldest first. */
export function pastRatings(ratings: readonly Rating[]): Rating[] {
  const past: readonly string[] = pastStatuses;
  return ratings
    .filter(({ status, effectiveFrom }) => past.includes(status) && effectiveFrom !== null)
    .sort((one, other) => ((one.effectiveFrom ?? "") < (other.effectiveFrom ?? "") ? -1 : 1));
}

/** The last day that a rating is drawn to: the one on which it ended or expired, else today. */
function endOf({ endedOn, expiresOn }: Rating, today: string): string {
  return [endedOn, expiresOn, today].filter((day) => day !== null).sort()[0] ?? today;
}

/**
 * Score over time as steps before the grades' bands; a gap where no rating was in force, a line of its own while the
 * last one is suspended.
 */
export function scoreChart(
  ratings: readonly Rating[],
  bands: readonly GradeBand[],
  today: string,
  words: ScoreChartWords,
): EChartsCoreOption {
  const past = pastRatings(ratings);
  const line: Point[] = past.flatMap((rating): Point[] => {
    const end = endOf(rating, today);
    return [
      [rating.effectiveFrom ?? end, rating.score],
      [end, rating.score],
      [end, null],
    ];
  });
  const suspended: Point[] = past.flatMap((rating): Point[] =>
    rating.status === "suspended" && rating.endedOn
      ? [
          [rating.endedOn, rating.score],
          [today, rating.score],
          [today, null],
        ]
      : [],
  );
  const areas = bands.map(({ grade, from }, index) => [
    { name: grade, yAxis: from, itemStyle: { color: palette[index] ?? palette[0], opacity: 0.16 } },
    { yAxis: bands[index - 1]?.from ?? 100 },
  ]);
  return {
    grid: { left: 44, right: 44, top: 32, bottom: 28 },
    legend: { top: 0, data: suspended.length > 0 ? [words.score, words.suspended] : [words.score] },
    tooltip: { trigger: "item" },
    xAxis: { type: "time", max: today, axisLabel: { hideOverlap: true, formatter: "{yyyy}-{MM}-{dd}" } },
    yAxis: { type: "value", min: 0, max: 100 },
    series: [
      {
        name: words.score,
        type: "line",
        step: "end",
        data: line,
        symbolSize: 7,
        color: "#334b2b",
        lineStyle: { width: 2 },
        markArea: { silent: true, label: { position: "right", color: "#5c5344" }, data: areas },
      },
      {
        name: words.suspended,
        type: "line",
        data: suspended,
        color: "#9b2226",
        lineStyle: { width: 2, type: "dashed" },
      },
    ],
  };
}
