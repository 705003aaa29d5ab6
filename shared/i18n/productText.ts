/** How loan products and their conditions read: what was found of a customer, and what is needed. */
import type { TFunction } from "i18next";
import { type CustomerKind, customerKinds } from "../domain/customer.ts";
import { formatFen } from "../domain/money.ts";
import type { ProductTerms } from "../domain/product.ts";
import { type ConditionName, leastFreeLine, type ProductCondition, type Range } from "../domain/productFit.ts";

export function moneyText(fen: number, t: TFunction): string {
  return t("common.money.yuan", { amount: formatFen(fen) });
}

/** `650` → `6.50%` */
export function rateText(rateBp: number, t: TFunction): string {
  return t("products.rate", { percent: formatFen(rateBp) });
}

export function kindsText(kinds: readonly CustomerKind[], t: TFunction): string {
  if (kinds.length === customerKinds.length) return t("products.needed.allKinds");
  return kinds.map((kind) => t(`common.customerKind.${kind}`)).join(t("common.separator"));
}

export function amountRange({ amountFromFen, amountToFen }: ProductTerms, t: TFunction): string {
  return t("products.range", { from: formatFen(amountFromFen), to: moneyText(amountToFen, t) });
}

export function monthsRange({ monthsFrom, monthsTo }: ProductTerms, t: TFunction): string {
  return t("products.monthsRange", { from: monthsFrom, to: monthsTo });
}

export function rateRange({ rateFromBp, rateToBp }: ProductTerms, t: TFunction): string {
  return t("products.rateRange", { from: formatFen(rateFromBp), to: formatFen(rateToBp) });
}

/** What the ledger says of the customer. */
export function foundText(condition: ProductCondition, t: TFunction): string {
  switch (condition.name) {
    case "kind":
      return t(`common.customerKind.${condition.found}`);
    case "grade":
      return condition.found ?? t("products.found.gradeNone");
    case "line":
      return condition.found === null ? t("products.found.lineNone") : moneyText(condition.found, t);
    case "gold":
      return condition.found === null
        ? t("products.found.goldNot")
        : t("products.found.goldSince", { date: condition.found });
    case "overdue":
      return condition.found === 0
        ? t("products.found.overdueNone")
        : t("products.found.overdue", { count: condition.found });
    case "amount":
      return moneyText(condition.found, t);
    case "months":
      return t("products.months", { count: condition.found });
    case "purpose":
      return condition.found;
    default:
      return condition.found === null ? t("products.fit.unknown") : countText(condition.name, condition.found, t);
  }
}

type Counted = "age" | "yearsInVillage" | "yearsInBusiness" | "yearsAsCustomer" | "guarantors";

function countText(name: Counted, count: number, t: TFunction): string {
  if (name === "guarantors") return t("products.found.people", { count });
  return t(name === "age" ? "products.found.age" : "products.found.years", { count });
}

/** What the product asks for. */
export function neededText(condition: ProductCondition, t: TFunction): string {
  switch (condition.name) {
    case "kind":
      return kindsText(condition.needed, t);
    case "grade":
      return t("products.needed.grade", { grade: condition.needed });
    case "gold":
      return t("products.needed.gold");
    case "line":
      return t("products.needed.atLeast", { amount: moneyText(condition.needed, t) });
    case "overdue":
      return t("products.needed.overdue");
    case "guarantors":
      return t("products.needed.people", { count: condition.needed });
    case "purpose":
      return t("products.needed.purpose", { words: condition.needed.join(t("common.separator")) });
    case "age":
      return rangeText(condition.needed, (count) => t("products.found.age", { count }), t);
    case "amount":
      return rangeText(condition.needed, (fen) => moneyText(fen, t), t);
    case "months":
      return rangeText(condition.needed, (count) => t("products.months", { count }), t);
    default:
      return t("products.needed.years", { count: condition.needed });
  }
}

function rangeText({ from, to }: Range, text: (value: number) => string, t: TFunction): string {
  if (from === null) return t("products.needed.atMost", { to: text(to ?? 0) });
  if (to === null) return t("products.needed.from", { from: text(from) });
  return t("products.range", { from: text(from), to: text(to) });
}

/** `Grade: B`, with what is needed told beside it. */
export function foundLine(condition: ProductCondition, t: TFunction): string {
  return t("products.found.line", {
    label: t(`products.condition.${condition.name}`),
    found: foundText(condition, t),
  });
}

/** The conditions of a product by themselves, as label and value. */
export function conditionLines(terms: ProductTerms, t: TFunction): [label: string, text: string][] {
  const { conditions } = terms;
  const lines: readonly (readonly [ConditionName, string | null])[] = [
    ["grade", conditions.grade && t("products.needed.grade", { grade: conditions.grade })],
    ["age", ageText(conditions.ageFrom, conditions.ageTo, t)],
    ["yearsInVillage", yearsText(conditions.yearsInVillage, t)],
    ["yearsInBusiness", yearsText(conditions.yearsInBusiness, t)],
    ["yearsAsCustomer", yearsText(conditions.yearsAsCustomer, t)],
    ["gold", conditions.goldOnly ? t("products.needed.gold") : null],
    [
      "line",
      conditions.underLine ? t("products.needed.underLine", { amount: moneyText(leastFreeLine(terms), t) }) : null,
    ],
    ["overdue", conditions.noOverdue ? t("products.needed.overdue") : null],
    ["guarantors", conditions.guarantors > 0 ? t("products.needed.people", { count: conditions.guarantors }) : null],
  ];
  return lines.flatMap(([name, text]): [string, string][] =>
    text === null ? [] : [[t(`products.condition.${name}`), text]],
  );
}

function ageText(from: number | null, to: number | null, t: TFunction): string | null {
  if (from === null && to === null) return null;
  return rangeText({ from, to }, (count) => t("products.found.age", { count }), t);
}

function yearsText(count: number, t: TFunction): string | null {
  return count > 0 ? t("products.needed.years", { count }) : null;
}
