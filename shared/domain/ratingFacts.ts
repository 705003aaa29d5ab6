/** What the ledger knows of a customer that a scorecard can ask for, each value with where it comes from. */
import type { CustomerKind } from "./customer.ts";
import { ageOn, daysBetween } from "./dates.ts";
import { financialRatios, type Statement, yearBefore } from "./financialRatios.ts";
import { householdTotals } from "./householdEconomy.ts";
import type { HouseholdFigures } from "./householdLines.ts";

/** The unit of each fact; `yesNo` is 1 or 0. */
export const factUnits = {
  yearlyIncome: "fen",
  netIncome: "fen",
  netIncomePerHead: "fen",
  surplus: "fen",
  netAssets: "fen",
  productiveAssets: "fen",
  revenue: "fen",
  deposits: "fen",
  owedHere: "fen",
  owedElsewhere: "fen",
  owedInAll: "fen",
  debtRatio: "percent",
  netMargin: "percent",
  revenueGrowth: "percent",
  currentRatio: "times",
  interestCover: "times",
  overdueDays: "days",
  age: "years",
  yearsInVillage: "years",
  yearsInBusiness: "years",
  yearsAsCustomer: "years",
  headcount: "count",
  labourForce: "count",
  guarantors: "count",
  otherLenders: "count",
  servicesHeld: "count",
  visitsLastYear: "count",
  insured: "yesNo",
  ownPremises: "yesNo",
} as const;
export type Fact = keyof typeof factUnits;
export const facts = Object.keys(factUnits) as Fact[];

/** The part of a customer's record that a fact comes from. */
export const factSources = [
  "customer",
  "person",
  "household",
  "business",
  "statement",
  "loans",
  "holdings",
  "links",
  "visits",
] as const;
export type FactSource = (typeof factSources)[number];

/** Where each fact may come from; of several the first that knows it is believed. */
const sourcesOfFact: Record<Fact, readonly FactSource[]> = {
  yearlyIncome: ["customer", "household"],
  netIncome: ["household"],
  netIncomePerHead: ["household"],
  surplus: ["household"],
  netAssets: ["statement", "household"],
  productiveAssets: ["household"],
  revenue: ["statement"],
  deposits: ["holdings"],
  owedHere: ["loans"],
  owedElsewhere: ["loans"],
  owedInAll: ["loans"],
  debtRatio: ["statement", "household"],
  netMargin: ["statement"],
  revenueGrowth: ["statement"],
  currentRatio: ["statement"],
  interestCover: ["statement"],
  overdueDays: ["loans"],
  age: ["customer"],
  yearsInVillage: ["person"],
  yearsInBusiness: ["business"],
  yearsAsCustomer: ["customer"],
  headcount: ["customer"],
  labourForce: ["household"],
  guarantors: ["links"],
  otherLenders: ["loans"],
  servicesHeld: ["holdings"],
  visitsLastYear: ["visits"],
  insured: ["holdings"],
  ownPremises: ["business"],
};

/** The parts of a record that have to be read for some facts. */
export function sourcesFor(wanted: readonly Fact[]): ReadonlySet<FactSource> {
  return new Set(wanted.flatMap((fact) => sourcesOfFact[fact]));
}

export interface KnownFact {
  /** in the fact's unit; per cent as 25 for 25 % */
  value: number;
  source: FactSource;
  /** day of the survey or last day of the statement, where there is one */
  on: string | null;
}

/** What is not there is not known. */
export type KnownFacts = Partial<Record<Fact, KnownFact>>;

/** A loan as far as facts need it. */
export interface FactLoan {
  here: boolean;
  lender: string;
  balanceFen: number;
  dueOn: string;
  overdueSince: string | null;
}

/** The rows of the ledger that facts are computed from. */
export interface FactBasis {
  kind: CustomerKind;
  birthDate: string | null;
  /** date of registration */
  registeredOn: string;
  headcount: number | null;
  yearlyIncomeFen: number | null;
  yearsInVillage: number | null;
  household: (HouseholdFigures & { surveyedOn: string | null; labourForce: number | null }) | null;
  business: { foundedOn: string | null; premises: "owned" | "rented" | "both" | null } | null;
  loans: readonly FactLoan[];
  holdings: readonly { service: string; here: boolean; balanceFen: number | null }[];
  statements: readonly Statement[];
  guarantors: number;
  visitsLastYear: number;
}

/** Days by which a loan is overdue: since the day written down, else since it was due; 0 while it is not. */
export function loanOverdueDays({ balanceFen, dueOn, overdueSince }: Omit<FactLoan, "here" | "lender">, today: string) {
  if (balanceFen === 0) return 0;
  return Math.max(0, daysBetween(overdueSince ?? dueOn, today));
}

/** Every fact that the ledger knows on a day. */
export function ratingFacts(basis: FactBasis, today: string): KnownFacts {
  const known: KnownFacts = {};
  const know = (fact: Fact, value: number | null | undefined, source: FactSource, on: string | null = null) => {
    if (value !== null && value !== undefined && known[fact] === undefined) known[fact] = { value, source, on };
  };
  knowPerson(basis, today, know);
  knowStatements(basis, know);
  know("yearlyIncome", basis.yearlyIncomeFen, "customer");
  knowHousehold(basis, know);
  knowLoans(basis, today, know);
  knowHoldings(basis, know);
  know("guarantors", basis.guarantors, "links");
  know("visitsLastYear", basis.visitsLastYear, "visits");
  return known;
}

type Know = (fact: Fact, value: number | null | undefined, source: FactSource, on?: string | null) => void;

function knowPerson(basis: FactBasis, today: string, know: Know): void {
  const { birthDate, business } = basis;
  know("age", birthDate === null ? null : ageOn(birthDate, today), "customer");
  know("headcount", basis.headcount, "customer");
  know("yearsAsCustomer", Math.max(0, ageOn(basis.registeredOn, today)), "customer");
  know("yearsInVillage", basis.yearsInVillage, "person");
  if (!business) return;
  const { foundedOn, premises } = business;
  know("yearsInBusiness", foundedOn === null ? null : Math.max(0, ageOn(foundedOn, today)), "business");
  know("ownPremises", premises === null ? null : premises === "rented" ? 0 : 1, "business");
}

/** By the latest statement; what it says goes before the survey of the household. */
function knowStatements({ statements }: FactBasis, know: Know): void {
  const latest = statements.reduce<Statement | null>(
    (newest, one) => (newest === null || one.endsOn > newest.endsOn ? one : newest),
    null,
  );
  if (!latest) return;
  const ratios = financialRatios(latest, yearBefore(latest, statements));
  const { endsOn, months, revenueFen, equityFen } = latest;
  const percent = (share: number | null) => share && rounded(share * 100);
  know("revenue", revenueFen && Math.round((revenueFen * 12) / months), "statement", endsOn);
  know("netAssets", equityFen, "statement", endsOn);
  know("debtRatio", percent(ratios.debtToAssets), "statement", endsOn);
  know("netMargin", percent(ratios.netMargin), "statement", endsOn);
  know("revenueGrowth", percent(ratios.revenueGrowth), "statement", endsOn);
  know("currentRatio", ratios.currentRatio && rounded(ratios.currentRatio), "statement", endsOn);
  know("interestCover", ratios.interestCover && rounded(ratios.interestCover), "statement", endsOn);
}

function knowHousehold({ household, headcount }: FactBasis, know: Know): void {
  if (!household) return;
  const { surveyedOn: on, assetMachineryFen, assetStockFen } = household;
  const totals = householdTotals(household, headcount);
  know("netIncome", totals.netIncomeFen, "household", on);
  know("netIncomePerHead", totals.netIncomePerHeadFen, "household", on);
  know("surplus", totals.surplusFen, "household", on);
  know("netAssets", totals.netAssetsFen, "household", on);
  know("debtRatio", totals.debtRatio === null ? null : rounded(totals.debtRatio * 100), "household", on);
  const productive = assetMachineryFen === null && assetStockFen === null;
  know("productiveAssets", productive ? null : (assetMachineryFen ?? 0) + (assetStockFen ?? 0), "household", on);
  know("labourForce", household.labourForce, "household", on);
  know("yearlyIncome", totals.incomeFen, "household", on);
}

function knowLoans({ loans }: FactBasis, today: string, know: Know): void {
  const open = loans.filter(({ balanceFen }) => balanceFen > 0);
  const sum = (some: readonly FactLoan[]) => some.reduce((total, { balanceFen }) => total + balanceFen, 0);
  const elsewhere = open.filter(({ here }) => !here);
  know("overdueDays", Math.max(0, ...open.map((loan) => loanOverdueDays(loan, today))), "loans");
  know("owedHere", sum(open.filter(({ here }) => here)), "loans");
  know("owedElsewhere", sum(elsewhere), "loans");
  know("owedInAll", sum(open), "loans");
  know("otherLenders", new Set(elsewhere.map(({ lender }) => lender)).size, "loans");
}

/** That nothing is written down of what a customer holds does not say that they hold nothing. */
function knowHoldings({ holdings }: FactBasis, know: Know): void {
  if (holdings.length === 0) return;
  const here = holdings.filter((holding) => holding.here);
  const deposits = here.filter(({ service }) => service === "deposit");
  know(
    "deposits",
    deposits.reduce((total, { balanceFen }) => total + (balanceFen ?? 0), 0),
    "holdings",
  );
  know("servicesHeld", here.length, "holdings");
  know("insured", holdings.some(({ service }) => service === "insurance") ? 1 : 0, "holdings");
}

/** Two decimals: what a form shows is what is compared with a band. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
