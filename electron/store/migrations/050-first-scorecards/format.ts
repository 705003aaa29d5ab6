import type { CustomerKind } from "../../../../shared/domain/customer.ts";
import type { Criterion, Grade, LocalText } from "../../../../shared/domain/scorecard.ts";

/** How the first editions were written down: every indicator a question with fixed answers, the line a share of income. */
export interface FirstIndicator {
  id: string;
  criterion: Criterion;
  label: LocalText;
  options: { id: string; label: LocalText; points: number }[];
}

export interface FirstVeto {
  id: string;
  label: LocalText;
  capGrade: Grade;
}

export interface FirstBand {
  grade: Grade;
  from: number;
  incomeShare: number;
  capFen: number;
}

export interface FirstDefinition {
  title: LocalText;
  source: LocalText;
  kinds: CustomerKind[];
  indicators: FirstIndicator[];
  vetoes: FirstVeto[];
  bands: FirstBand[];
  validityMonths: number;
}
