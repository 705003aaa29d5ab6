/** Where a marketer's next journey finds most to do: villages by what is asked for and not granted yet. */
import { addMonths } from "./dates.ts";

/** A survey older than this says nothing of this year's demand any more. */
export const surveyValidMonths = 24;

/** What is known of a village on the day of the question; amounts in fen. */
export interface VillageFacts {
  code: string;
  /** of the last final survey; null where there is none */
  survey: { surveyedOn: string; households: number; demandFen: number } | null;
  /** customers that are a household each: farmers and self-employed */
  householdCustomers: number;
  /** demand noted with the customers, for the twelve months from the month of the question on */
  ledgerDemandFen: number;
  /** lines in force */
  linesFen: number;
  lastVisitedOn: string | null;
}

export interface VillageNeed {
  demandFen: number;
  /** where the demand is taken from */
  basis: "survey" | "ledger";
  /** demand less lines granted, never below nothing */
  unmetFen: number;
  /** households that are no customers yet; null where nobody counted the households */
  householdsBeyond: number | null;
}

/**
 * Surveyed demand counts as long as the survey is not too old, for it asks everybody; else what customers told. What is
 * granted is taken off: the rest is what nobody serves yet.
 */
export function villageNeed(facts: VillageFacts, today: string): VillageNeed {
  const { survey, householdCustomers, ledgerDemandFen, linesFen } = facts;
  const valid = survey !== null && addMonths(survey.surveyedOn, surveyValidMonths) > today;
  const demandFen = valid ? survey.demandFen : ledgerDemandFen;
  return {
    demandFen,
    basis: valid ? "survey" : "ledger",
    unmetFen: Math.max(0, demandFen - linesFen),
    householdsBeyond: survey === null ? null : Math.max(0, survey.households - householdCustomers),
  };
}

/**
 * Most unmet demand first; of the same, most households beyond, then who was surveyed longest ago or never, then who was
 * visited longest ago or never, then by code, so that the order is the same for everybody.
 */
export function rankVillages<Village extends VillageFacts & VillageNeed>(villages: readonly Village[]): Village[] {
  return [...villages].sort(
    (one, other) =>
      other.unmetFen - one.unmetFen ||
      (other.householdsBeyond ?? -1) - (one.householdsBeyond ?? -1) ||
      byText(one.survey?.surveyedOn ?? "", other.survey?.surveyedOn ?? "") ||
      byText(one.lastVisitedOn ?? "", other.lastVisitedOn ?? "") ||
      byText(one.code, other.code),
  );
}

function byText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
