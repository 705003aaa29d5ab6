/**
 * What an area survey (区域调查) of a village finds: who lives there, what they live on, who works where, and what capital
 * is asked for in which month. A draft may have gaps and sums that do not fit; a final survey has neither.
 */

/** Where a village's income comes from, in parts of a thousand. */
export const economySectors = [
  "planting",
  "livestock",
  "trade",
  "services",
  "industry",
  "migrantWages",
  "otherIncome",
] as const;
export type EconomySector = (typeof economySectors)[number];

/** Where the labour force works: on the own land, for wages in the township, away from the county. */
export const workPlaces = ["farmWork", "localWork", "awayWork"] as const;
export type WorkPlace = (typeof workPlaces)[number];

/** The labour force by age in years. */
export const ageBands = ["under30", "from30to44", "from45to59", "from60"] as const;
export type AgeBand = (typeof ageBands)[number];

export interface SurveyIndustry {
  kind: string;
  /** farms, shops, works of this kind */
  units: number;
  remarks: string;
}

/** What is asked for of one purpose: twelve amounts of fen, January first. */
export interface SurveyDemand {
  purpose: string;
  months: readonly number[];
}

export interface SurveyFindings {
  households: number | null;
  population: number | null;
  /** parts of a thousand; null where nobody asked for the sector */
  economy: Readonly<Record<EconomySector, number | null>>;
  labour: Readonly<Record<WorkPlace, number | null>>;
  ages: Readonly<Record<AgeBand, number | null>>;
  industries: readonly SurveyIndustry[];
  demands: readonly SurveyDemand[];
  source: string;
  surveyor: string;
}

/** A thousand parts are the whole. */
export const wholeEconomy = 1000;
export const monthsOfYear = 12;

/** Why a survey cannot be made final: the field at fault and what is wrong with it. */
export interface SurveyProblem {
  path: string;
  key:
    | "required"
    | "fewerThanHouseholds"
    | "sharesNotWhole"
    | "agesDiffer"
    | "moreThanPopulation"
    | "purposeTwice"
    | "nothingAsked";
}

/** The sum of what is known; null where nothing is. */
export function sumOfKnown(parts: Readonly<Record<string, number | null>>): number | null {
  const known = Object.values(parts).filter((part) => part !== null);
  return known.length === 0 ? null : known.reduce((sum, part) => sum + part, 0);
}

/** What is asked for in a year, in fen. */
export function demandTotal(demands: readonly SurveyDemand[]): number {
  return demandByMonth(demands).reduce((sum, fen) => sum + fen, 0);
}

/** What is asked for in each month, in fen, January first. */
export function demandByMonth(demands: readonly SurveyDemand[]): number[] {
  return Array.from({ length: monthsOfYear }, (_, month) =>
    demands.reduce((sum, { months }) => sum + (months[month] ?? 0), 0),
  );
}

/**
 * Everything that stands between a draft and a final survey; none when it may be made final. The shares of the economy
 * are the whole, both structures of the labour force have the same sum, and that is no more than the people there.
 */
export function surveyProblems(findings: SurveyFindings): SurveyProblem[] {
  const { households, population, economy, labour, ages, demands, source, surveyor } = findings;
  const problems: SurveyProblem[] = [];
  const problem = (path: string, key: SurveyProblem["key"]) => problems.push({ path, key });
  if (households === null || households === 0) problem("households", "required");
  if (population === null || population === 0) problem("population", "required");
  else if (population < (households ?? 0)) problem("population", "fewerThanHouseholds");
  const shares = sumOfKnown(economy);
  if (shares === null) problem("economy", "required");
  else if (shares !== wholeEconomy) problem("economy", "sharesNotWhole");
  const labourForce = sumOfKnown(labour);
  const aged = sumOfKnown(ages);
  if (labourForce === null) problem("labour", "required");
  else if (labourForce > (population ?? Number.POSITIVE_INFINITY)) problem("labour", "moreThanPopulation");
  if (aged !== null && aged !== labourForce) problem("ages", "agesDiffer");
  const purposes = demands.map(({ purpose }) => purpose);
  if (new Set(purposes).size < purposes.length) problem("demands", "purposeTwice");
  if (demands.some(({ months }) => months.every((fen) => fen === 0))) problem("demands", "nothingAsked");
  if (source === "") problem("source", "required");
  if (surveyor === "") problem("surveyor", "required");
  return problems;
}
