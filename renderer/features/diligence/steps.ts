import type { Diligence } from "../../../shared/contract/diligence.ts";
import type { DiligenceContent } from "../../../shared/domain/diligence.ts";
import type { Written } from "./useDiligenceDraft.ts";

export const stepNames = ["interview", "evidence", "analysis", "conclusion"] as const;
export type StepName = (typeof stepNames)[number];

/** What every step of the form is given. */
export interface StepProps {
  /** as it is in the ledger */
  diligence: Diligence;
  /** as it is on the screen */
  written: Written;
  editable: boolean;
  onContent: (changes: Partial<DiligenceContent>) => void;
}
