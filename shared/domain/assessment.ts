/**
 * What marketers are assessed by (客户经理考核): loans alone, old stock (存量) apart from new increment (增量). Every
 * indicator is a sum of whole figures over customers, so that what stands behind it is known customer by customer.
 */
import { type LoanClass, loanClasses } from "./customer.ts";

/** Classes from which a loan counts as bad: 次级、可疑、损失. */
export const badClasses: readonly LoanClass[] = ["substandard", "doubtful", "loss"];

/** Balances in fen by class: `open` at the baseline, `stock` and `fresh` at the end of loans of before and of within. */
type ClassFigure = `${"open" | "stock" | "fresh"}.${LoanClass}`;

function byClass<Part extends "open" | "stock" | "fresh">(part: Part) {
  return loanClasses.map((loanClass) => `${part}.${loanClass}` as const satisfies ClassFigure);
}

const [open, stock, fresh] = [byClass("open"), byClass("stock"), byClass("fresh")];
const bad = [...stock, ...fresh].filter((figure) => badClasses.some((loanClass) => figure.endsWith(`.${loanClass}`)));

/** What is kept of a customer in a period, by the marketer to whom it is credited: whole counts or fen. */
export const assessmentFigures = [
  ...open,
  ...stock,
  ...fresh,
  /** of the baseline: what was overdue then, and how much less of the same loans is owed at the end */
  "openOverdueFen",
  "collectedFen",
  "stockOverdueFen",
  "freshOverdueFen",
  /** 1 where the customer owed something at the baseline, and where they still owe or may draw at the end */
  "openDebtors",
  "keptDebtors",
  /** 1 where the customer owes something at the end, and where such a customer was visited within the period */
  "debtors",
  "visited",
  "newLoans",
  "newLoanFen",
  /** what of the loans of the period is owed at its end, with the marketer of the day of granting */
  "newBalanceFen",
  "newCustomers",
  "newLineFen",
  "drawnFen",
  "renewalsDue",
  "renewed",
  /** expected loss and interest income, each rounded to the fen for each customer */
  "lossFen",
  "incomeFen",
] as const;
export type AssessmentFigure = (typeof assessmentFigures)[number];
export type Figures = Partial<Record<AssessmentFigure, number>>;

export type IndicatorUnit = "count" | "fen" | "rate";
export type IndicatorGroup = "stock" | "increment" | "risk";

interface IndicatorRule {
  group: IndicatorGroup;
  unit: IndicatorUnit;
  /** what figures are whole numbers of: of a rate, of what is counted and of what it is a share of */
  of: "count" | "fen";
  /** figures that are added, and those that are taken off */
  plus: readonly AssessmentFigure[];
  minus?: readonly AssessmentFigure[];
  /** of a rate: what it is a share of */
  base?: readonly AssessmentFigure[];
}

export const indicatorIds = [
  "stockKept",
  "overdueCollected",
  "ratingsRenewed",
  "visitsDone",
  "newLoans",
  "newLoanFen",
  "balanceGrowth",
  "newCustomers",
  "drawnFen",
  "overdueRate",
  "badRate",
  "riskIncome",
] as const;
export type IndicatorId = (typeof indicatorIds)[number];

export const indicatorRules: Readonly<Record<IndicatorId, IndicatorRule>> = {
  stockKept: { group: "stock", unit: "rate", of: "count", plus: ["keptDebtors"], base: ["openDebtors"] },
  overdueCollected: { group: "stock", unit: "rate", of: "fen", plus: ["collectedFen"], base: ["openOverdueFen"] },
  ratingsRenewed: { group: "stock", unit: "rate", of: "count", plus: ["renewed"], base: ["renewalsDue"] },
  visitsDone: { group: "stock", unit: "rate", of: "count", plus: ["visited"], base: ["debtors"] },
  newLoans: { group: "increment", unit: "count", of: "count", plus: ["newLoans"] },
  newLoanFen: { group: "increment", unit: "fen", of: "fen", plus: ["newLoanFen"] },
  /** Stock goes with the customer, baseline and all; a new loan stays with who granted it. */
  balanceGrowth: { group: "increment", unit: "fen", of: "fen", plus: ["newBalanceFen", ...stock], minus: open },
  newCustomers: { group: "increment", unit: "count", of: "count", plus: ["newCustomers"] },
  drawnFen: { group: "increment", unit: "fen", of: "fen", plus: ["drawnFen"] },
  overdueRate: {
    ...{ group: "risk", unit: "rate", of: "fen" },
    plus: ["stockOverdueFen", "freshOverdueFen"],
    base: [...stock, ...fresh],
  },
  badRate: { group: "risk", unit: "rate", of: "fen", plus: bad, base: [...stock, ...fresh] },
  /** 风险收入比: expected loss per interest income, both in fen. */
  riskIncome: { group: "risk", unit: "rate", of: "fen", plus: ["lossFen"], base: ["incomeFen"] },
};

/** Figures that bear on an indicator. */
export function figuresBehind(id: IndicatorId): AssessmentFigure[] {
  const { plus, minus = [], base = [] } = indicatorRules[id];
  return [...new Set([...plus, ...minus, ...base])];
}

/** An indicator as it is counted: a count, fen, or a share with what it is a share of. */
export interface IndicatorAmounts {
  numerator: number;
  /** null where the indicator is no rate */
  denominator: number | null;
}

/** What figures, of a customer or of all of a marketer's, come to. Adding figures adds the amounts. */
export function amountsOf(id: IndicatorId, figures: Figures): IndicatorAmounts {
  const { plus, minus = [], base } = indicatorRules[id];
  const sum = (names: readonly AssessmentFigure[]) => names.reduce((total, name) => total + (figures[name] ?? 0), 0);
  return { numerator: sum(plus) - sum(minus), denominator: base ? sum(base) : null };
}

export function allAmounts(figures: Figures): Record<IndicatorId, IndicatorAmounts> {
  return Object.fromEntries(indicatorIds.map((id) => [id, amountsOf(id, figures)])) as Record<
    IndicatorId,
    IndicatorAmounts
  >;
}

/** What an entry after freezing adds to an indicator, or takes off: to itself, or to what it is a share of. */
export interface Correction {
  indicator: IndicatorId;
  part: "numerator" | "denominator";
  amount: number;
}

/** The amounts with what was corrected. Nothing is a share of less than nothing. */
export function corrected(
  amounts: Readonly<Record<IndicatorId, IndicatorAmounts>>,
  corrections: readonly Correction[],
): Record<IndicatorId, IndicatorAmounts> {
  const result = { ...amounts };
  for (const { indicator, part, amount } of corrections) {
    const { numerator, denominator } = result[indicator];
    result[indicator] =
      part === "numerator"
        ? { numerator: numerator + amount, denominator }
        : { numerator, denominator: denominator === null ? null : Math.max(0, denominator + amount) };
  }
  return result;
}
