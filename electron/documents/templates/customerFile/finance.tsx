import type { TFunction } from "i18next";
import type { StatementView } from "../../../../shared/contract/records.ts";
import {
  financialRatios,
  type Ratio,
  ratioGroups,
  type Statement,
  yearBefore,
} from "../../../../shared/domain/financialRatios.ts";
import { formatFen } from "../../../../shared/domain/money.ts";
import { balanceLines, incomeLines, type StatementLine } from "../../../../shared/domain/statementLines.ts";
import { ratioText } from "../../../../shared/i18n/ratioText.ts";
import { fieldLabel, valueText } from "../../../../shared/i18n/recordWords.ts";
import { Grid } from "../../paper/parts.tsx";

interface FinanceProps {
  /** latest first */
  statements: readonly StatementView[];
  t: TFunction;
}

/** The latest statement beside that of a year before, and what can be computed of it. */
export function Finance({ statements, t }: FinanceProps) {
  const [latest] = statements;
  if (!latest) return null;
  const ratios = financialRatios(latest, yearBefore(latest, statements));
  const known = (Object.values(ratioGroups).flat() as Ratio[]).filter((ratio) => ratios[ratio] !== null);
  return (
    <>
      <p className="source">{periodText(latest, t)}</p>
      <StatementLines statements={statements} t={t} />
      {known.length > 0 && (
        <Grid
          columns={[
            { title: t("records.ratios") },
            { title: latest.endsOn, number: true, width: "30mm" },
            { title: t("records.formula") },
          ]}
          rows={known.map((ratio) => ({
            id: ratio,
            cells: [
              t(`records.ratio.${ratio}`),
              ratioText(ratio, ratios[ratio], t),
              t(`records.ratioFormula.${ratio}`),
            ],
          }))}
        />
      )}
    </>
  );
}

interface StatementLinesProps {
  /** latest first */
  statements: readonly Statement[];
  t: TFunction;
}

/** The lines of the latest statement beside those of a year before, as far as either says something. */
export function StatementLines({ statements, t }: StatementLinesProps) {
  const [latest] = statements;
  if (!latest) return null;
  const before = yearBefore(latest, statements);
  const shown = before ? [latest, before] : [latest];
  const told = (lines: readonly StatementLine[]) =>
    lines.filter((line) => shown.some((statement) => statement[line] !== null));
  const groups = [
    ["incomeLines", told(incomeLines)],
    ["balanceLines", told(balanceLines)],
  ] as const;
  return groups
    .filter(([, lines]) => lines.length > 0)
    .map(([group, lines]) => (
      <Grid
        key={group}
        columns={[
          { title: t(`records.group.${group}`) },
          ...shown.map(({ endsOn }) => ({
            title: t("documents.file.amountIn", { name: endsOn }),
            number: true,
            width: "44mm",
          })),
        ]}
        rows={lines.map((line) => ({
          id: line,
          cells: [fieldLabel(line, t), ...shown.map((statement) => amountOrNothing(statement[line]))],
        }))}
      />
    ));
}

function amountOrNothing(fen: number | null): string {
  return fen === null ? "" : formatFen(fen);
}

/** Which months the statement covers, and whether anybody audited it. */
function periodText({ endsOn, months, audited, note }: StatementView, t: TFunction): string {
  return [
    `${fieldLabel("endsOn", t)} ${endsOn}`,
    `${fieldLabel("months", t)} ${valueText("months", months, t)}`,
    valueText("audited", audited, t),
    note,
  ]
    .filter(Boolean)
    .join(" · ");
}
