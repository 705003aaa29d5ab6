/** Who may become a gold customer (黄金客户), and why: conditions, each with what is and what is wanted. */
import { type CustomerKind, customerKinds } from "./customer.ts";
import { addDays, addMonths } from "./dates.ts";
import { type Grade, grades } from "./scorecard.ts";

export interface GoldRules {
  /** kinds of customers that can become gold */
  kinds: readonly CustomerKind[];
  /** lowest grade of the rating in force */
  grade: Grade;
  /** years for which the customer has been rated at that grade or better without a gap; 0: not asked */
  years: number;
  /** months for which nothing was overdue; 0: nothing is overdue today */
  cleanMonths: number;
  /** deposits here and loans owed here, at least, in fen; 0: not asked */
  contributionFen: number;
  /** accounts and services held here, at least; 0: not asked */
  services: number;
  /** whole years since registration; 0: not asked */
  customerYears: number;
}

/** Until a manager says otherwise. */
export const usualGoldRules: GoldRules = {
  kinds: customerKinds,
  grade: "AA",
  years: 1,
  cleanMonths: 12,
  contributionFen: 0,
  services: 1,
  customerYears: 1,
};

/** A time in which a rating counted: from a day up to, and without, another. */
export interface RatedPeriod {
  grade: Grade;
  from: string;
  until: string;
}

/** What the ledger knows of a customer on the day of the question. */
export interface GoldFacts {
  kind: CustomerKind;
  /** of the rating in force */
  grade: Grade | null;
  /** of every rating that is or was in force */
  rated: readonly RatedPeriod[];
  /** the last day on which something may have been overdue; null: nothing is known to have been */
  lastOverdueOn: string | null;
  depositsFen: number;
  owedHereFen: number;
  services: number;
  registeredOn: string;
}

/** One condition of the rules. Years are told by the day since which; money in fen. */
export type GoldCondition = { met: boolean } & (
  | { name: "kind"; actual: CustomerKind; wanted: CustomerKind[] }
  | { name: "grade"; actual: Grade | null; wanted: Grade }
  | { name: "years"; actual: string | null; wanted: number; grade: Grade }
  | { name: "overdue"; actual: string | null; wanted: number }
  | { name: "contribution"; actual: number; wanted: number }
  | { name: "services"; actual: number; wanted: number }
  | { name: "customerYears"; actual: string; wanted: number }
);

export const goldConditionNames = [
  "kind",
  "grade",
  "years",
  "overdue",
  "contribution",
  "services",
  "customerYears",
] as const satisfies GoldCondition["name"][];
export type GoldConditionName = (typeof goldConditionNames)[number];

/** Every condition that the rules ask for, in the order in which a screen tells them. */
export function goldConditions(rules: GoldRules, facts: GoldFacts, today: string): GoldCondition[] {
  const conditions = quickConditions(rules, facts, today);
  if (rules.years > 0) {
    const since = ratedSince(facts.rated, rules.grade, today);
    const met = since !== null && addMonths(since, 12 * rules.years) <= today;
    conditions.push({ name: "years", actual: since, wanted: rules.years, grade: rules.grade, met });
  }
  const { lastOverdueOn } = facts;
  const clean = lastOverdueOn === null || lastOverdueOn < addMonths(today, -rules.cleanMonths);
  conditions.push({ name: "overdue", actual: lastOverdueOn, wanted: rules.cleanMonths, met: clean });
  if (rules.contributionFen > 0) {
    const actual = facts.depositsFen + facts.owedHereFen;
    const wanted = rules.contributionFen;
    conditions.push({ name: "contribution", actual, wanted, met: actual >= wanted });
  }
  if (rules.services > 0) {
    const { services: actual } = facts;
    conditions.push({ name: "services", actual, wanted: rules.services, met: actual >= rules.services });
  }
  const order = (one: GoldCondition) => goldConditionNames.indexOf(one.name);
  return conditions.sort((one, other) => order(one) - order(other));
}

/** The conditions that a customer's own row and rating in force answer: who misses them needs no further look. */
export function quickConditions(
  rules: GoldRules,
  { kind, grade, registeredOn }: Pick<GoldFacts, "kind" | "grade" | "registeredOn">,
  today: string,
): GoldCondition[] {
  const conditions: GoldCondition[] = [];
  if (rules.kinds.length < customerKinds.length)
    conditions.push({ name: "kind", actual: kind, wanted: [...rules.kinds], met: rules.kinds.includes(kind) });
  conditions.push({
    name: "grade",
    actual: grade,
    wanted: rules.grade,
    met: grade !== null && isAtLeast(grade, rules.grade),
  });
  if (rules.customerYears > 0) {
    const met = addMonths(registeredOn, 12 * rules.customerYears) <= today;
    conditions.push({ name: "customerYears", actual: registeredOn, wanted: rules.customerYears, met });
  }
  return conditions;
}

/** The names of the conditions that are not met. */
export function unmetConditions(conditions: readonly GoldCondition[]): GoldConditionName[] {
  return conditions.filter(({ met }) => !met).map(({ name }) => name);
}

/** The grades that are as good as `grade` or better. */
export function gradesFrom(grade: Grade): Grade[] {
  return grades.slice(0, grades.indexOf(grade) + 1);
}

function isAtLeast(grade: Grade, wanted: Grade): boolean {
  return grades.indexOf(grade) <= grades.indexOf(wanted);
}

/**
 * The day since which a customer has been rated at a grade or better without a day between two ratings, up to today;
 * null where they are not rated so today.
 */
export function ratedSince(rated: readonly RatedPeriod[], grade: Grade, today: string): string | null {
  const good = rated
    .filter((period) => isAtLeast(period.grade, grade) && period.from <= today)
    .sort((one, other) => (one.until < other.until ? 1 : -1));
  let since: string | null = null;
  for (const { from, until } of good) {
    // Today itself has to be covered; further back one period reaches up to the beginning of the next.
    const reaches = since === null ? until > today : until >= since;
    if (!reaches) break;
    if (since === null || from < since) since = from;
  }
  return since;
}

/** A rating suspended for an overdue loan, and what came of it. */
export interface OverdueSpell {
  suspendedOn: string;
  /** day on which it was reinstated or another rating took its place; null while it is suspended */
  endedOn: string | null;
}

export interface OverdueLoan {
  balanceFen: number;
  dueOn: string;
  overdueSince: string | null;
}

/**
 * The last day on which something may have been overdue. The ledger knows loans that are overdue now; of loans that
 * were and are paid back, the day since which they were; and the ratings suspended for being overdue. It does not know
 * the day of a payment: a suspended rating tells of an overdue loan until it counts again or another takes its place.
 */
export function lastOverdueOn(
  loans: readonly OverdueLoan[],
  spells: readonly OverdueSpell[],
  today: string,
): string | null {
  const days = [
    ...loans.flatMap(({ balanceFen, dueOn, overdueSince }) => {
      if (balanceFen > 0) return (overdueSince ?? dueOn) < today ? [today] : [];
      return overdueSince === null ? [] : [overdueSince];
    }),
    ...spells.flatMap(({ suspendedOn, endedOn }) => [suspendedOn, endedOn === null ? today : addDays(endedOn, -1)]),
  ];
  return days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null);
}
