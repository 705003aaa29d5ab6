import type { TFunction } from "i18next";
import type { WhatIf } from "../../../shared/contract/whatIf.ts";
import { grades } from "../../../shared/domain/scorecard.ts";
import { gradeTotals } from "../../../shared/domain/whatIf.ts";

type FileRow = (string | number | null)[];

/** The figures as rows of a file: what, before, after, customers. Amounts in yuan; nothing of any customer. */
export function figureRows(result: WhatIf, t: TFunction): FileRow[] {
  const { matrix, lineBeforeFen, lineAfterFen } = result;
  const alone = (what: string, customers: number): FileRow => [what, null, null, customers];
  return [
    alone(t("whatIf.compared"), result.customers),
    ...gradeTotals(matrix).map(
      ({ grade, before, after }): FileRow => [t("whatIf.ofGrade", { grade }), before, after, null],
    ),
    [t("whatIf.lineSum"), lineBeforeFen / 100, lineAfterFen / 100, null],
    ...grades.flatMap((from, row) =>
      grades.map((to, column): FileRow => [t("whatIf.move"), from, to, matrix[row]?.[column] ?? 0]),
    ),
    alone(t("whatIf.raised"), result.linesRaised),
    alone(t("whatIf.lowered"), result.linesLowered),
    alone(t("whatIf.estimatedRow"), result.estimated),
    alone(t("whatIf.incomparableRow"), result.incomparable),
    alone(t("whatIf.notRated"), result.notRated),
  ];
}
