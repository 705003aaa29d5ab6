import type { TFunction } from "i18next";
import { type IndicatorAmounts, type IndicatorId, indicatorRules } from "../domain/assessment.ts";
import { pointsText, rateOf } from "../domain/assessmentPoints.ts";
import { formatFen } from "../domain/money.ts";

/** What an indicator came to: a number, yuan, or a per cent with what it is a share of. */
export function amountsText(indicator: IndicatorId, amounts: IndicatorAmounts, t: TFunction): string {
  const { unit } = indicatorRules[indicator];
  const { numerator, denominator } = amounts;
  if (unit !== "rate" || denominator === null) return partText(indicator, numerator);
  const rate = rateOf(amounts);
  return t("assessments.share", {
    rate: rate === null ? t("common.state.none") : rateText(rate),
    part: partText(indicator, numerator),
    whole: partText(indicator, denominator),
  });
}

/** What is counted of an indicator, or what it is a share of: a number or yuan. */
export function partText(indicator: IndicatorId, amount: number): string {
  return indicatorRules[indicator].of === "fen" ? formatFen(amount) : String(amount);
}

/** A target, or the step of a rule, in the unit of its indicator. */
export function targetText(indicator: IndicatorId, amount: number): string {
  const { unit } = indicatorRules[indicator];
  if (unit === "rate") return rateText(amount);
  return unit === "fen" ? formatFen(amount) : String(amount);
}

/** `9500` → `95.00%` */
export function rateText(hundredths: number): string {
  return `${pointsText(hundredths)}%`;
}
