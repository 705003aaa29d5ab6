/**
 * The branch's credit policy (授信政策): the limits above which figures are red flags, and what a proposal must meet
 * before it is confirmed. The limits come with values in use among rural cooperatives and are the branch's own to set;
 * the share of one borrower follows 《商业银行法》 (2015), article 39: at most 10 % of the lender's net capital.
 */

import { addMonths, ageOn, daysBetween } from "./dates.ts";
import { debtServicePercent } from "./debtService.ts";
import { type DiligenceContent, isSigned, isSupported } from "./diligence.ts";
import type { DiligenceFigures } from "./diligenceFigures.ts";
import type { DiligenceFlag } from "./diligenceFlags.ts";
import { loanOverdueDays } from "./ratingFacts.ts";
import { criteria } from "./scorecard.ts";

export interface CreditPolicy {
  /** debt service of a year in per cent of the year's receipts, at most */
  debtServicePercent: number;
  /** debts in per cent of assets, at most */
  debtToAssetsPercent: number;
  /** by how many per cent sales may fall from one year to the next */
  salesFallPercent: number;
  /** by how many per cent stated income may lie above what the survey or the statement shows */
  overstatedPercent: number;
  /** other lenders from which on there are many (多头借贷) */
  otherLenders: number;
  /** guarantors one behind the other from which on they are a chain (担保链) */
  guaranteeChain: number;
  /** others whom a guarantor guarantees beside the customer, from which on they are many */
  guaranteesGiven: number;
  /** months after which surveys and statements are old */
  figuresMonths: number;
  /** years of age on the day the loan falls due, at most */
  ageAtMaturity: number;
  /** days between the interview and the conclusion, at most */
  interviewDays: number;
  /** net capital of the cooperative in fen; null where nobody has written it down */
  capitalFen: number | null;
  /** owed by one borrower in per cent of the net capital, at most */
  singleBorrowerPercent: number;
}

/** Until a manager says otherwise. */
export const usualCreditPolicy: CreditPolicy = {
  debtServicePercent: 50,
  debtToAssetsPercent: 70,
  salesFallPercent: 10,
  overstatedPercent: 30,
  otherLenders: 3,
  guaranteeChain: 3,
  guaranteesGiven: 3,
  figuresMonths: 12,
  ageAtMaturity: 65,
  interviewDays: 30,
  capitalFen: null,
  singleBorrowerPercent: 10,
};

/** What a proposal is checked against, in the order in which it is told, each with the unit of needed and found. */
export const policyRules = {
  lineByGrade: "fen",
  concentration: "fen",
  noOverdue: "days",
  ageAtMaturity: "years",
  debtService: "percent",
  twoInvestigators: "count",
  interviewFresh: "days",
  interviewComplete: "count",
  signed: "yesNo",
  allCriteria: "count",
  flagsAnswered: "count",
} as const;
export type PolicyRule = keyof typeof policyRules;
export const policyRuleNames = Object.keys(policyRules) as PolicyRule[];

/** `open`: the rule does not concern this customer, or what it goes by is not there yet. */
export const checkStates = ["met", "unmet", "open"] as const;
export type CheckState = (typeof checkStates)[number];

export interface PolicyCheck {
  rule: PolicyRule;
  state: CheckState;
  /** in the rule's unit: at most that much, or of counts and yes-no at least; null where there is nothing to go by */
  needed: number | null;
  /** null: not known */
  found: number | null;
}

export interface PolicyFacts {
  figures: DiligenceFigures;
  content: DiligenceContent;
  flags: readonly DiligenceFlag[];
  investigators: number;
  /** questions of the interview that must be answered, and those that are */
  interview: { needed: number; answered: number };
}

/** Every rule of the policy, on the day of the figures. */
export function policyChecks(policy: CreditPolicy, facts: PolicyFacts): PolicyCheck[] {
  const { figures, content, flags, investigators, interview } = facts;
  const { amountFen } = content.proposal;
  const overdue = figures.loans.map((loan) => loanOverdueDays(loan, figures.on));
  const { heldOn } = content.interview;
  const answered = flags.filter(({ kind }) => (content.flagAnswers[kind] ?? "") !== "").length;
  const supported = criteria.filter((criterion) => isSupported(content.evidence[criterion])).length;
  return [
    lineByGrade(figures, amountFen),
    concentration(policy, figures, amountFen),
    atMost("noOverdue", 0, Math.max(0, ...overdue)),
    ageAtMaturity(policy, figures, content.proposal.termMonths),
    atMost("debtService", policy.debtServicePercent, debtServicePercent(figures, content.proposal)),
    atLeast("twoInvestigators", 2, investigators),
    atMost("interviewFresh", policy.interviewDays, heldOn === null ? null : daysBetween(heldOn, figures.on)),
    atLeast("interviewComplete", interview.needed, interview.answered),
    atLeast("signed", 1, isSigned(content.interview) ? 1 : 0),
    atLeast("allCriteria", criteria.length, supported),
    atLeast("flagsAnswered", flags.length, answered),
  ];
}

/** The rules that keep a proposal from being confirmed. */
export function unmetRules(checks: readonly PolicyCheck[]): PolicyRule[] {
  return checks.filter(({ state }) => state === "unmet").map(({ rule }) => rule);
}

/** Who is not rated yet has no line to keep to: the rating that follows says it. */
function lineByGrade({ rating }: DiligenceFigures, amountFen: number | null): PolicyCheck {
  if (rating === null) return { rule: "lineByGrade", state: "open", needed: null, found: amountFen };
  return atMost("lineByGrade", rating.lineFen, amountFen);
}

function concentration(policy: CreditPolicy, { loans }: DiligenceFigures, amountFen: number | null): PolicyCheck {
  const here = loans.filter((loan) => loan.here).reduce((sum, { balanceFen }) => sum + balanceFen, 0);
  const found = amountFen === null ? null : here + amountFen;
  const { capitalFen, singleBorrowerPercent } = policy;
  if (capitalFen === null) return { rule: "concentration", state: "open", needed: null, found };
  return atMost("concentration", Math.floor((capitalFen * singleBorrowerPercent) / 100), found);
}

/** On the day the loan would fall due. Firms and units have no age. */
function ageAtMaturity(policy: CreditPolicy, figures: DiligenceFigures, termMonths: number | null): PolicyCheck {
  const { kind, birthDate, on } = figures;
  const needed = policy.ageAtMaturity;
  if (birthDate === null && (kind === "enterprise" || kind === "institution"))
    return { rule: "ageAtMaturity", state: "open", needed, found: null };
  const known = birthDate !== null && termMonths !== null;
  return atMost("ageAtMaturity", needed, known ? ageOn(birthDate, addMonths(on, termMonths)) : null);
}

function atMost(rule: PolicyRule, needed: number, found: number | null): PolicyCheck {
  return { rule, state: found !== null && found <= needed ? "met" : "unmet", needed, found };
}

function atLeast(rule: PolicyRule, needed: number, found: number): PolicyCheck {
  return { rule, state: found >= needed ? "met" : "unmet", needed, found };
}
