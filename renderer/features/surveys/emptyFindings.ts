import type { SurveyFields } from "../../../shared/contract/surveys.ts";
import { ageBands, economySectors, workPlaces } from "../../../shared/domain/areaSurvey.ts";

/** A survey that nobody has filled in yet. */
export function emptyFindings(today: string, surveyor: string): SurveyFields {
  return {
    surveyedOn: today,
    households: null,
    population: null,
    economy: unknown(economySectors),
    labour: unknown(workPlaces),
    ages: unknown(ageBands),
    industries: [],
    demands: [],
    source: "",
    surveyor,
    remarks: "",
  };
}

function unknown<Name extends string>(names: readonly Name[]): Record<Name, null> {
  return Object.fromEntries(names.map((name) => [name, null])) as Record<Name, null>;
}

/** What a survey found, without what the ledger adds to it. */
export function findingsOf(survey: SurveyFields): SurveyFields {
  const { surveyedOn, households, population, economy, labour, ages, industries, demands, source } = survey;
  const { surveyor, remarks } = survey;
  return {
    ...{ surveyedOn, households, population, economy, labour, ages },
    ...{ industries, demands, source, surveyor, remarks },
  };
}
