import type { CustomerKind } from "../customer.ts";
import type { LocalText, ScorecardDefinition } from "../scorecard.ts";
import { bands } from "./build.ts";

/** What a scorecard of one's own begins with: no indicators, and the bands that the ready ones have, without caps. */
export function emptyScorecard(title: LocalText, kinds: CustomerKind[]): ScorecardDefinition {
  return {
    title,
    source: { zh: "", en: "" },
    kinds,
    indicators: [],
    vetoes: [],
    bands: bands({}),
    line: { basis: "yearlyIncome", deduct: "owedElsewhere", stepFen: 100_00 },
    validityMonths: 12,
  };
}
