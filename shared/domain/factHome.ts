import type { CustomerKind } from "./customer.ts";
import type { Fact, FactSource } from "./ratingFacts.ts";

/** Where each fact is written down; two places where a farmer has a survey and a business its statements. */
const homes: Readonly<Record<Fact, FactSource | { farmer: FactSource; others: FactSource }>> = {
  yearlyIncome: "customer",
  netIncome: "household",
  netIncomePerHead: "household",
  surplus: "household",
  netAssets: { farmer: "household", others: "statement" },
  productiveAssets: "household",
  revenue: "statement",
  deposits: "holdings",
  owedHere: "loans",
  owedElsewhere: "loans",
  owedInAll: "loans",
  debtRatio: { farmer: "household", others: "statement" },
  netMargin: "statement",
  revenueGrowth: "statement",
  currentRatio: "statement",
  interestCover: "statement",
  overdueDays: "loans",
  age: "customer",
  yearsInVillage: "person",
  yearsInBusiness: "business",
  yearsAsCustomer: "customer",
  headcount: "customer",
  labourForce: "household",
  guarantors: "links",
  otherLenders: "loans",
  servicesHeld: "holdings",
  visitsLastYear: "visits",
  insured: "holdings",
  ownPremises: "business",
};

/** The part of a customer's record that would have to be filled in for the ledger to know a fact. */
export function factHome(fact: Fact, kind: CustomerKind): FactSource {
  const home = homes[fact];
  if (typeof home === "string") return home;
  return kind === "farmer" ? home.farmer : home.others;
}
