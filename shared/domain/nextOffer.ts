/** Which service to offer a customer next (交叉营销), and why: what they have says what they lack. */
import { type CustomerKind, type Industry, isHousehold } from "./customer.ts";
import { addDays } from "./dates.ts";
import type { Service } from "./records.ts";

/** What the ledger knows of a customer that offers go by. */
export interface OfferFacts {
  kind: CustomerKind;
  industry: Industry | null;
  hasPhone: boolean;
  /** services held here, each once or more */
  held: readonly Service[];
  /** held elsewhere */
  heldElsewhere: readonly Service[];
  /** fen on accounts held here */
  depositsFen: number;
  /** fen owed here */
  owedHereFen: number;
  /** whether a credit line is in force */
  hasLine: boolean;
}

export const offerReasons = [
  /** borrows here and has no account here: pays back in cash */
  "loanNoAccount",
  /** a telephone and an account, no mobile banking */
  "phoneNoMobileBanking",
  /** a shop or trade and no merchant platform */
  "shopNoMerchant",
  /** an organisation with an account and no online banking */
  "accountNoOnlineBanking",
  /** much on the accounts and no wealth product */
  "depositsNoWealth",
  /** grows or breeds, borrows or may borrow, and nothing is insured */
  "farmNoInsurance",
  /** a card elsewhere, none here */
  "cardElsewhere",
] as const;
export type OfferReason = (typeof offerReasons)[number];

export interface Offer {
  service: Service;
  reason: OfferReason;
}

/** From here on an account is worth a talk about wealth products, in fen: 200,000 yuan. */
export const wealthFromFen = 20_000_000;

const shopIndustries: readonly Industry[] = ["trade", "catering", "services", "processing", "transport"];
const farmIndustries: readonly Industry[] = ["planting", "livestock", "forestry", "fishery"];

/**
 * Every service that is worth offering, the best first, each once. Nothing is a condition of a loan: tying a service to
 * one is forbidden (不得搭售; source: 《关于整治银行业金融机构不规范经营的通知》, 银监发〔2012〕3号), and the screen says so.
 */
export function nextOffers(facts: OfferFacts): Offer[] {
  const offers: Offer[] = [];
  const lacks = (service: Service) => !facts.held.includes(service);
  const add = (service: Service, reason: OfferReason) => {
    if (lacks(service)) offers.push({ service, reason });
  };
  const household = isHousehold(facts.kind);
  const hasAccount = !lacks("deposit") || !lacks("debitCard");
  if (facts.owedHereFen > 0 && !hasAccount) add(household ? "debitCard" : "deposit", "loanNoAccount");
  if (household && facts.hasPhone && hasAccount) add("mobileBanking", "phoneNoMobileBanking");
  const isShop = facts.industry !== null && shopIndustries.includes(facts.industry);
  if ((facts.kind === "selfEmployed" || facts.kind === "enterprise") && isShop) add("merchant", "shopNoMerchant");
  if (!household && hasAccount) add("onlineBanking", "accountNoOnlineBanking");
  if (household && facts.depositsFen >= wealthFromFen) add("wealth", "depositsNoWealth");
  const farms = facts.industry !== null && farmIndustries.includes(facts.industry);
  if (farms && (facts.owedHereFen > 0 || facts.hasLine) && !facts.heldElsewhere.includes("insurance"))
    add("insurance", "farmNoInsurance");
  if (household && facts.heldElsewhere.includes("creditCard")) add("creditCard", "cardElsewhere");
  return offers;
}

export const offerAnswers = ["accepted", "notNow", "refused"] as const;
export type OfferAnswer = (typeof offerAnswers)[number];

/**
 * Days for which nobody is asked again after each answer: a quarter, a year; and a month in which what was accepted is
 * opened and written down. The same for every branch.
 */
export const quietDays: Readonly<Record<OfferAnswer, number>> = { accepted: 30, notNow: 90, refused: 365 };

/** The first day on which a service may be offered again. */
export function askAgainOn(answer: OfferAnswer, answeredOn: string): string {
  return addDays(answeredOn, quietDays[answer]);
}

/** The offers that an answer does not silence today. */
export function openOffers(
  offers: readonly Offer[],
  answers: readonly { service: Service; answer: OfferAnswer; answeredOn: string }[],
  today: string,
): Offer[] {
  return offers.filter(({ service }) =>
    answers.every(
      ({ service: answered, answer, answeredOn }) => answered !== service || askAgainOn(answer, answeredOn) <= today,
    ),
  );
}
