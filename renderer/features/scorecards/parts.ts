import type { ScorecardDefinition } from "../../../shared/domain/scorecard.ts";

/** What each part of a draft's form works on. */
export interface PartProps {
  definition: ScorecardDefinition;
  edit: (change: (definition: ScorecardDefinition) => ScorecardDefinition) => void;
}
