/** Whether a product is for a customer, and where not, exactly which of its conditions fails. */
import { type CustomerKind, customerKinds, isHousehold } from "./customer.ts";
import type { ProductTerms } from "./product.ts";
import { sectionsOf } from "./records.ts";
import { type Grade, grades } from "./scorecard.ts";

/** What the ledger knows of a customer on the day of the question; null: it does not know. */
export interface ProductFacts {
  kind: CustomerKind;
  /** whole years lived */
  age: number | null;
  /** of the rating in force; null where none is */
  grade: Grade | null;
  /** of the rating in force, fen; null where none is */
  lineFen: number | null;
  /** owed of the line, fen */
  usedFen: number;
  /** of the loan that is longest overdue, here or elsewhere */
  overdueDays: number;
  goldSince: string | null;
  yearsInVillage: number | null;
  yearsInBusiness: number | null;
  yearsAsCustomer: number;
  guarantors: number;
}

/** What a customer wants to borrow; what is null was not said. */
export interface Demand {
  amountFen: number | null;
  purpose: string | null;
  months: number | null;
}

/** From and to, each included; null: without a bound. */
export interface Range {
  from: number | null;
  to: number | null;
}

/** `unknown`: the ledger does not say, and so it is not met. */
export type ConditionState = "met" | "unmet" | "unknown";

/** One condition with what was found and what is needed. Amounts are fen. */
export type ProductCondition = { state: ConditionState } & (
  | { name: "kind"; found: CustomerKind; needed: CustomerKind[] }
  | { name: "grade"; found: Grade | null; needed: Grade }
  | { name: "age"; found: number | null; needed: Range }
  | { name: "yearsInVillage" | "yearsInBusiness"; found: number | null; needed: number }
  | { name: "yearsAsCustomer" | "guarantors"; found: number; needed: number }
  | { name: "gold"; found: string | null; needed: true }
  /** what is free of the line */
  | { name: "line"; found: number | null; needed: number }
  /** days overdue */
  | { name: "overdue"; found: number; needed: 0 }
  | { name: "amount" | "months"; found: number; needed: Range }
  | { name: "purpose"; found: string; needed: string[] }
);

export const conditionNames = [
  "kind",
  "grade",
  "age",
  "yearsInVillage",
  "yearsInBusiness",
  "yearsAsCustomer",
  "gold",
  "line",
  "overdue",
  "guarantors",
  "amount",
  "months",
  "purpose",
] as const satisfies ProductCondition["name"][];
export type ConditionName = (typeof conditionNames)[number];

/** What is free of a line: nothing where more is owed than it allows. */
export function freeLine({ lineFen, usedFen }: Pick<ProductFacts, "lineFen" | "usedFen">): number | null {
  return lineFen === null ? null : Math.max(0, lineFen - usedFen);
}

/** How much of the line has to be free for a product lent under it: its lowest amount. */
export function leastFreeLine({ amountFromFen }: Pick<ProductTerms, "amountFromFen">): number {
  return Math.max(1, amountFromFen);
}

/** Whether a kind of customer has years in a village, or in a business: others are not asked for them. */
export function livesInVillage(kind: CustomerKind): boolean {
  return sectionsOf(kind).includes("person");
}
export function hasBusiness(kind: CustomerKind): boolean {
  return sectionsOf(kind).includes("business");
}

/**
 * Every condition that a product asks of such a customer, in the order of `conditionNames`.
 *
 * @param demand what they want to borrow, where it is known: the product's limits are conditions then
 */
export function productConditions(
  terms: ProductTerms,
  facts: ProductFacts,
  demand: Demand | null = null,
): ProductCondition[] {
  return [...conditionsOfCustomer(terms, facts), ...(demand ? conditionsOfDemand(terms, demand) : [])];
}

/** The product fits: not one condition is unmet or unknown. */
export function fits(conditions: readonly ProductCondition[]): boolean {
  return conditions.every(({ state }) => state === "met");
}

function conditionsOfCustomer(terms: ProductTerms, facts: ProductFacts): ProductCondition[] {
  const { conditions: asked } = terms;
  const { kind } = facts;
  const found: ProductCondition[] = [];
  if (asked.kinds.length < customerKinds.length)
    found.push({ name: "kind", state: state(asked.kinds.includes(kind)), found: kind, needed: [...asked.kinds] });
  if (asked.grade !== null)
    found.push({
      name: "grade",
      state: facts.grade === null ? "unknown" : state(grades.indexOf(facts.grade) <= grades.indexOf(asked.grade)),
      found: facts.grade,
      needed: asked.grade,
    });
  if (isHousehold(kind) && (asked.ageFrom !== null || asked.ageTo !== null)) {
    const needed = { from: asked.ageFrom, to: asked.ageTo };
    found.push({ name: "age", state: known(facts.age, (age) => within(age, needed)), found: facts.age, needed });
  }
  for (const name of ["yearsInVillage", "yearsInBusiness"] as const) {
    const applies = name === "yearsInVillage" ? livesInVillage(kind) : hasBusiness(kind);
    const needed = asked[name];
    if (applies && needed > 0)
      found.push({ name, state: known(facts[name], (years) => years >= needed), found: facts[name], needed });
  }
  if (asked.yearsAsCustomer > 0) found.push(atLeast("yearsAsCustomer", facts.yearsAsCustomer, asked.yearsAsCustomer));
  if (asked.goldOnly)
    found.push({ name: "gold", state: state(facts.goldSince !== null), found: facts.goldSince, needed: true });
  if (asked.underLine) {
    const free = freeLine(facts);
    const needed = leastFreeLine(terms);
    found.push({ name: "line", state: known(free, (fen) => fen >= needed), found: free, needed });
  }
  if (asked.noOverdue)
    found.push({ name: "overdue", state: state(facts.overdueDays === 0), found: facts.overdueDays, needed: 0 });
  if (asked.guarantors > 0) found.push(atLeast("guarantors", facts.guarantors, asked.guarantors));
  return found;
}

function conditionsOfDemand(terms: ProductTerms, { amountFen, months, purpose }: Demand): ProductCondition[] {
  const found: ProductCondition[] = [];
  const range = (name: "amount" | "months", value: number | null, needed: Range) => {
    if (value !== null) found.push({ name, state: state(within(value, needed)), found: value, needed });
  };
  range("amount", amountFen, { from: terms.amountFromFen, to: terms.amountToFen });
  range("months", months, { from: terms.monthsFrom, to: terms.monthsTo });
  if (purpose !== null && terms.purposes.length > 0) {
    const met = terms.purposes.some((word) => purpose.includes(word));
    found.push({ name: "purpose", state: state(met), found: purpose, needed: [...terms.purposes] });
  }
  return found;
}

function atLeast(name: "yearsAsCustomer" | "guarantors", found: number, needed: number): ProductCondition {
  return { name, state: state(found >= needed), found, needed };
}

function within(value: number, { from, to }: Range): boolean {
  return (from === null || value >= from) && (to === null || value <= to);
}

function state(met: boolean): ConditionState {
  return met ? "met" : "unmet";
}

function known<T>(value: T | null, isMet: (value: T) => boolean): ConditionState {
  return value === null ? "unknown" : state(isMet(value));
}
