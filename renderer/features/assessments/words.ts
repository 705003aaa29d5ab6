import type { TFunction } from "i18next";
import type { AssessmentPeriod } from "../../../shared/contract/assessments.ts";
import type { AssessmentFormula } from "../../../shared/domain/assessmentFormula.ts";

/** What a period is called. */
export function periodName({ kind, firstDay: from, lastDay: to }: AssessmentPeriod, t: TFunction): string {
  return t("assessments.periodName", { kind: t(`assessments.kind.${kind}`), from, to });
}

export type PeriodState = "open" | "over" | "frozen";

export function periodState({ frozen, lastDay }: AssessmentPeriod, today: string): PeriodState {
  if (frozen) return "frozen";
  return lastDay < today ? "over" : "open";
}

/** Formulas as the contract sends them: arrays that may be changed. */
export function sent(formula: AssessmentFormula) {
  return { ...formula, base: [...formula.base], deductions: [...formula.deductions], plus: [...formula.plus] };
}
