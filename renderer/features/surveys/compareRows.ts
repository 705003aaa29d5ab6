import type { VillageRow } from "../../../shared/contract/surveys.ts";
import { sumOfKnown } from "../../../shared/domain/areaSurvey.ts";

/** What villages are compared by: figures of their last survey, null where nobody surveyed. */
export interface ComparedVillage {
  village: VillageRow;
  labourForce: number | null;
  /** of the labour force, from 0 to 1 */
  awayShare: number | null;
  demandPerHouseholdFen: number | null;
}

export function compared(village: VillageRow): ComparedVillage {
  const { survey } = village;
  const labourForce = survey && sumOfKnown(survey.labour);
  const away = survey?.labour.awayWork ?? null;
  return {
    village,
    labourForce,
    awayShare: labourForce && away !== null ? away / labourForce : null,
    demandPerHouseholdFen: survey && survey.households > 0 ? Math.round(survey.demandFen / survey.households) : null,
  };
}

/** For columns that sort: what is not known comes last. */
export function byNumber<Row>(value: (row: Row) => number | null) {
  return (one: Row, other: Row) => (value(one) ?? -1) - (value(other) ?? -1);
}
