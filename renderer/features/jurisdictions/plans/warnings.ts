import type { PlanPreview } from "../../../../shared/contract/plans.ts";

export type PlanWarning = PlanPreview["warnings"][number];

/** What makes a plan fail, or leaves somebody with nobody, comes before what one should think about. */
const severities = {
  nothingMoves: "error",
  overlapsLater: "error",
  nobody: "error",
  onLeave: "warning",
  relative: "warning",
  movedTwiceInAYear: "warning",
  partOfTownship: "warning",
} as const satisfies Record<PlanWarning["kind"], "error" | "warning">;

export interface WarningGroup {
  kind: PlanWarning["kind"];
  severity: "error" | "warning";
  warnings: PlanWarning[];
}

/** The warnings by what they warn of, the most serious first; within a group in the order given. */
export function warningGroups(warnings: readonly PlanWarning[]): WarningGroup[] {
  return (Object.keys(severities) as PlanWarning["kind"][])
    .map((kind) => ({ kind, severity: severities[kind], warnings: warnings.filter((one) => one.kind === kind) }))
    .filter((group) => group.warnings.length > 0);
}
