/** How the conditions for gold customers read: what is, and what is wanted. */
import type { TFunction } from "i18next";
import type { GoldCondition } from "../domain/goldRules.ts";
import { formatFen } from "../domain/money.ts";

export function conditionLabel({ name }: Pick<GoldCondition, "name">, t: TFunction): string {
  return t(`gold.condition.${name}`);
}

/** What the ledger says of the customer. */
export function actualText(condition: GoldCondition, t: TFunction): string {
  switch (condition.name) {
    case "kind":
      return t(`common.customerKind.${condition.actual}`);
    case "grade":
      return condition.actual ?? t("gold.actual.notRated");
    case "years":
      return condition.actual === null
        ? t("gold.actual.yearsNone")
        : t("gold.actual.years", { date: condition.actual });
    case "overdue":
      return condition.actual === null
        ? t("gold.actual.overdueNone")
        : t("gold.actual.overdue", { date: condition.actual });
    case "contribution":
      return t("common.money.yuan", { amount: formatFen(condition.actual) });
    case "services":
      return t("gold.actual.services", { count: condition.actual });
    case "customerYears":
      return t("gold.actual.customerYears", { date: condition.actual });
  }
}

export function wantedText(condition: GoldCondition, t: TFunction): string {
  switch (condition.name) {
    case "kind":
      return t("gold.wanted.kind", {
        kinds: condition.wanted.map((kind) => t(`common.customerKind.${kind}`)).join(t("common.separator")),
      });
    case "grade":
      return t("gold.wanted.grade", { grade: condition.wanted });
    case "years":
      return t("gold.wanted.years", { grade: condition.grade, count: condition.wanted });
    case "overdue":
      return condition.wanted === 0
        ? t("gold.wanted.overdueToday")
        : t("gold.wanted.overdue", { count: condition.wanted });
    case "contribution":
      return t("gold.wanted.contribution", { amount: t("common.money.yuan", { amount: formatFen(condition.wanted) }) });
    case "services":
      return t("gold.wanted.services", { count: condition.wanted });
    case "customerYears":
      return t("gold.wanted.customerYears", { count: condition.wanted });
  }
}

/** `Grade: A (wanted: AA or better)` */
export function conditionLine(condition: GoldCondition, t: TFunction): string {
  return t("gold.conditionLine", {
    label: conditionLabel(condition, t),
    actual: actualText(condition, t),
    wanted: wantedText(condition, t),
  });
}
