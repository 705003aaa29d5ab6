import type { TFunction } from "i18next";
import type { Outputs } from "../../../shared/contract/index.ts";
import type { IndicatorId } from "../../../shared/domain/assessment.ts";
import { type PointsLine, pointsText } from "../../../shared/domain/assessmentPoints.ts";
import { targetText } from "../../../shared/i18n/assessmentText.ts";

export type Score = Outputs["assessments"]["score"];

export const parts = ["base", "deductions", "plus"] as const;
export type Part = (typeof parts)[number];

/** One line of a score: what was computed, what counts with corrections, and the rule behind it. */
export interface ScoreLine {
  key: string;
  part: Part;
  indicator: IndicatorId;
  rule: string;
  /** hundredths; null where points are by steps */
  weight: number | null;
  computed: PointsLine;
  result: PointsLine;
}

export function linesOf({ formula: { definition }, computed, result }: Score, part: Part, t: TFunction): ScoreLine[] {
  return computed[part].flatMap((line, place) => {
    const after = result[part][place];
    if (!after) return [];
    const { indicator } = line;
    const base = part === "base" ? definition.base[place] : undefined;
    const step = part === "base" ? undefined : definition[part][place];
    const rule = base
      ? t("assessments.baseRule", {
          ...{ target: targetText(indicator, base.target), floor: base.floorPercent, cap: base.capPercent },
        })
      : step
        ? t("assessments.stepRule", {
            ...{ from: targetText(indicator, step.from), step: targetText(indicator, step.step) },
            ...{ points: pointsText(step.points), most: pointsText(step.most) },
          })
        : "";
    return [
      {
        key: `${part}.${indicator}`,
        part,
        indicator,
        rule,
        weight: base?.weight ?? null,
        computed: line,
        result: after,
      },
    ];
  });
}
