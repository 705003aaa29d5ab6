/**
 * Leads: people and firms who may become customers, through which channel they came, and how far they got. From the
 * customer on the stage is never typed: it follows from what the ledger knows of them.
 */
import { addDays, addMonths } from "./dates.ts";

export const leadChannels = [
  "outlet",
  "onlineBanking",
  "partner",
  "friend",
  "referral",
  "goldLink",
  "villageRound",
  "other",
] as const;
export type LeadChannel = (typeof leadChannels)[number];

/** Channels behind which a customer stands: who sent somebody, and the gold customer with whom somebody trades. */
export function namesCustomer(channel: LeadChannel): channel is "referral" | "goldLink" {
  return channel === "referral" || channel === "goldLink";
}

/** How far a lead can get, one after the other. */
export const funnelStages = ["new", "contacted", "customer", "rated", "granted"] as const;
export type FunnelStage = (typeof funnelStages)[number];

/** Where a lead stands: in the funnel, or lost from it. */
export const leadStages = [...funnelStages, "lost"] as const;
export type LeadStage = (typeof leadStages)[number];

/** What is typed of a lead's way; everything after it follows from the customer. */
export const typedSteps = ["new", "contacted"] as const;
export type TypedStep = (typeof typedSteps)[number];

export const lostKinds = ["noNeed", "elsewhere", "terms", "notQualified", "unreachable", "duplicate", "other"] as const;
export type LostKind = (typeof lostKinds)[number];

export const leadEventKinds = [
  "created",
  "contacted",
  "uncontacted",
  "linked",
  "unlinked",
  "lost",
  "reopened",
  "erased",
] as const;

/** What a lead's stage follows from. */
export interface LeadFacts {
  step: TypedStep;
  /** the customer whom the lead has become is in the ledger */
  linked: boolean;
  /** first day since the lead was made on which a rating of theirs was in force */
  ratedOn: string | null;
  /** first day since then on which they drew under a line, or were granted a loan here */
  grantedOn: string | null;
  lostOn: string | null;
}

/** The furthest stage that a lead has reached, whether it is lost since or not. */
export function reachedStage({ step, linked, ratedOn, grantedOn }: Omit<LeadFacts, "lostOn">): FunnelStage {
  if (!linked) return step;
  if (grantedOn !== null) return "granted";
  return ratedOn === null ? "customer" : "rated";
}

export function leadStage(facts: LeadFacts): LeadStage {
  return facts.lostOn === null ? reachedStage(facts) : "lost";
}

/** What can be done by hand to the stage of a lead. */
export type LeadMove = "new" | "contacted" | "link" | "lost" | "reopen";

/** By what a lead gets from where it stands to a stage; null where that is for the ledger to say. */
export function moveTo(from: LeadStage, to: LeadStage): LeadMove | null {
  if (from === to) return null;
  if (from === "lost") return to === "new" || to === "contacted" ? "reopen" : null;
  if (to === "lost") return from === "granted" ? null : "lost";
  if (from !== "new" && from !== "contacted") return null;
  if (to === "customer") return "link";
  return to === "new" || to === "contacted" ? to : null;
}

/** Stages to which a lead can be moved from where it stands. */
export function movesFrom(from: LeadStage): LeadStage[] {
  return leadStages.filter((to) => moveTo(from, to) !== null);
}

/** Months after which what a lost lead tells of somebody may be erased. */
const erasableMonths = 12;

/** The last day of being lost on which a lead may be erased today. */
export function erasableUntil(today: string): string {
  return addMonths(today, -erasableMonths);
}

/** A next step is soon due so many days ahead. */
export const leadDueDays = 7;

export function dueUntil(due: "late" | "soon", today: string): string {
  return due === "late" ? addDays(today, -1) : addDays(today, leadDueDays);
}
