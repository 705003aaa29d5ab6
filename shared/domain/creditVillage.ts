import { type Grade, grades } from "./scorecard.ts";

/** Credit households (信用户) and credit villages (信用村), as the branch's policy has them. */

export interface VillageCounts {
  households: number;
  /** with a rating in force */
  rated: number;
  /** of the rated, those with the grade of a credit household or a better one */
  credit: number;
  /** with a loan here that is overdue */
  overdue: number;
}

export interface CreditVillageRule {
  /** per cent of the households that must be rated */
  ratedPercent: number;
  /** per cent of the rated that must be credit households */
  creditPercent: number;
  /** per cent of the households that may be overdue */
  overduePercent: number;
}

export const villageShortfalls = ["rated", "credit", "overdue"] as const;
export type VillageShortfall = (typeof villageShortfalls)[number];

export interface VillageAssessment {
  /** in per cent with one decimal, rounded to the side that does not flatter; null where there is nobody to count */
  ratedPercent: number | null;
  creditPercent: number | null;
  overduePercent: number | null;
  isCreditVillage: boolean;
  /** what keeps it from being one; empty also where it has no households */
  shortOf: VillageShortfall[];
}

/** Grades that make a household with a rating in force a credit household. */
export function creditGrades(lowest: Grade): Grade[] {
  return grades.slice(0, grades.indexOf(lowest) + 1);
}

/** Whether a village is a credit village, compared in whole households and not in rounded shares. */
export function assessVillage(counts: VillageCounts, rule: CreditVillageRule): VillageAssessment {
  const { households, rated, credit, overdue } = counts;
  const shortOf: VillageShortfall[] = [];
  if (households > 0) {
    if (rated * 100 < households * rule.ratedPercent) shortOf.push("rated");
    if (rated === 0 || credit * 100 < rated * rule.creditPercent) shortOf.push("credit");
    if (overdue * 100 > households * rule.overduePercent) shortOf.push("overdue");
  }
  return {
    ratedPercent: share(rated, households, Math.floor),
    creditPercent: share(credit, rated, Math.floor),
    overduePercent: share(overdue, households, Math.ceil),
    isCreditVillage: households > 0 && shortOf.length === 0,
    shortOf,
  };
}

function share(part: number, whole: number, round: (value: number) => number): number | null {
  return whole === 0 ? null : round((part * 1000) / whole) / 10;
}
