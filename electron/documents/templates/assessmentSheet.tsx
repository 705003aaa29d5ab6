import type { TFunction } from "i18next";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Outputs } from "../../../shared/contract/index.ts";
import { indicatorRules } from "../../../shared/domain/assessment.ts";
import { type PointsLine, pointsText } from "../../../shared/domain/assessmentPoints.ts";
import { amountsText, partText, targetText } from "../../../shared/i18n/assessmentText.ts";
import { getScore } from "../../assessments/scores.ts";
import { Fields, Grid, Signatures } from "../paper/parts.tsx";
import type { DocumentTemplate, Printing } from "../template.ts";

type Score = Outputs["assessments"]["score"];

/**
 * A marketer's score of a period with its calculation on one page: old stock apart from new increment, what risk takes
 * off, what is added, what was corrected since the freezing, and boxes to be signed in.
 *
 * @throws {Refusal} notFound, assessmentNotComputed, assessmentNotAssessed
 */
export const assessmentSheet: DocumentTemplate<"assessmentSheet"> = async (ctx, { marketerId, periodId }, printing) => {
  const score = await getScore(ctx, { periodId, marketerId });
  const { t } = printing;
  const heading = t("assessmentPaper.title");
  const { firstDay: from, lastDay: to } = score.period;
  const { name } = score.marketer;
  return {
    title: t("assessmentPaper.fileTitle", { marketer: name, from, to }),
    subject: heading,
    keywords: [name],
    styles: ownStyles,
    articles: [
      {
        id: "assessment",
        heading,
        reference: name,
        html: renderToStaticMarkup(createElement(AssessmentSheet, { score, printing })),
      },
    ],
    subjects: [{ subjectType: "user", subjectId: marketerId, details: { from, to } }],
  };
};

interface SheetProps {
  score: Score;
  printing: Printing;
}

function AssessmentSheet({ score, printing }: SheetProps) {
  const { t, branchName, printedOn } = printing;
  const { period, formula, marketer } = score;
  const { firstDay: from, lastDay: to, baselineOn, frozen, computedOn } = period;
  return (
    <section>
      <h2>{t("assessmentPaper.title")}</h2>
      <Fields
        compact
        rows={[
          [t("documents.file.marketer"), marketer.name],
          [t("assessmentPaper.branch"), branchName],
          [t("assessmentPaper.period"), t("documents.file.validFromTo", { from, to })],
          [t("documents.file.printedOn"), printedOn],
          [
            t("assessmentPaper.formula"),
            t("assessments.facts.formulaOf", { title: formula.definition.title, edition: formula.edition }),
          ],
          [
            t("assessmentPaper.state"),
            frozen
              ? t("assessmentPaper.frozen", { until: frozen.disputeUntil })
              : t("assessmentPaper.preliminary", { day: computedOn ?? "" }),
          ],
        ]}
      />
      <p className="source">
        {t(baselineOn > from ? "assessmentPaper.baselineLate" : "assessmentPaper.baseline", { day: baselineOn })}
      </p>
      <Calculation score={score} t={t} />
      {score.corrections.length > 0 && <Corrections score={score} t={t} />}
      <p className="source">{t("assessmentPaper.rule")}</p>
      <div className="keep">
        <div className="handwritten">{t("assessmentPaper.remarks")}</div>
        <Signatures
          boxes={[
            { title: t("common.role.marketer"), name: marketer.name },
            { title: t("assessmentPaper.assessor"), name: "" },
            { title: t("common.role.manager"), name: "" },
          ]}
          signature={t("documents.file.signature")}
          date={t("documents.file.signatureDate")}
        />
      </div>
    </section>
  );
}

interface Row {
  line: PointsLine;
  rule: string;
  weight: string;
}

/** The lines as they count, corrections and all, in the parts of the assessment. */
function Calculation({ score, t }: { score: Score; t: TFunction }) {
  const { result, formula } = score;
  const { definition } = formula;
  const base = result.base.flatMap((line, place): Row[] => {
    const part = definition.base[place];
    return part ? [{ line, rule: targetText(part.indicator, part.target), weight: pointsText(part.weight) }] : [];
  });
  const steps = (name: "deductions" | "plus") =>
    result[name].flatMap((line, place): Row[] => {
      const part = definition[name][place];
      return part ? [{ line, rule: stepRule(part, t), weight: "" }] : [];
    });
  const of = (group: "stock" | "increment") =>
    base.filter(({ line }) => indicatorRules[line.indicator].group === group);
  const groups: [title: string, rows: Row[], sign: string][] = [
    [t("assessmentPaper.stock"), of("stock"), ""],
    [t("assessmentPaper.increment"), of("increment"), ""],
    [t("assessmentPaper.risk"), steps("deductions"), "-"],
    [t("assessmentPaper.plus", { most: pointsText(definition.plusCap) }), steps("plus"), ""],
  ];
  const sums: [string, string][] = [
    [t("assessments.sum.base"), pointsText(result.basePoints)],
    [t("assessments.sum.deductions"), pointsText(-result.deducted)],
    [t("assessmentPaper.plusSum"), pointsText(result.plusPoints)],
  ];
  return (
    <table className="compact indicators">
      <thead>
        <tr>
          <th>{t("assessmentPaper.indicator")}</th>
          <th className="value">{t("assessmentPaper.value")}</th>
          <th className="rule">{t("assessmentPaper.rules")}</th>
          <th className="weight">{t("assessmentPaper.weight")}</th>
          <th className="points">{t("assessmentPaper.points")}</th>
        </tr>
      </thead>
      {groups
        .filter(([, rows]) => rows.length > 0)
        .map(([title, rows, sign]) => (
          <tbody key={title}>
            <tr>
              <th colSpan={5} scope="rowgroup">
                {title}
              </th>
            </tr>
            {rows.map(({ line, rule, weight }) => (
              <tr key={line.indicator}>
                <td>{t(`assessments.indicator.${line.indicator}`)}</td>
                <td className="number">{amountsText(line.indicator, line, t)}</td>
                <td className="number" colSpan={weight === "" ? 2 : 1}>
                  {rule}
                </td>
                {weight !== "" && <td className="number">{weight}</td>}
                <td className="number">{`${line.points > 0 ? sign : ""}${pointsText(line.points)}`}</td>
              </tr>
            ))}
          </tbody>
        ))}
      <tbody>
        {sums.map(([label, points]) => (
          <tr key={label}>
            <td colSpan={4}>{label}</td>
            <td className="number">{points}</td>
          </tr>
        ))}
        <tr>
          <th colSpan={4}>{t("assessmentPaper.total")}</th>
          <th className="number">{pointsText(result.total)}</th>
        </tr>
      </tbody>
    </table>
  );
}

function stepRule(
  { indicator, from, step, points }: Score["formula"]["definition"]["plus"][number],
  t: TFunction,
): string {
  return t("assessmentPaper.step", {
    ...{ from: targetText(indicator, from), step: targetText(indicator, step), points: pointsText(points) },
  });
}

/** What was corrected since the period was frozen, and what had been computed then. */
function Corrections({ score: { corrections, computed, result }, t }: { score: Score; t: TFunction }) {
  return (
    <>
      <h3>
        {t("assessmentPaper.corrections", {
          ...{ computed: pointsText(computed.total), result: pointsText(result.total) },
        })}
      </h3>
      <Grid
        columns={[
          { title: t("assessmentPaper.day"), width: "24mm" },
          { title: t("assessmentPaper.indicator"), width: "38mm" },
          { title: t("assessmentPaper.correction"), number: true, width: "28mm" },
          { title: t("assessmentPaper.reason") },
          { title: t("assessmentPaper.by"), width: "24mm" },
        ]}
        rows={corrections.map(({ id, indicator, part, amount, reason, onDay, byName }) => ({
          id,
          cells: [
            onDay,
            t(`assessments.indicator.${indicator}`),
            `${part === "denominator" ? `${t("assessments.correction.denominator")} ` : ""}${amount > 0 ? "+" : ""}${partText(indicator, amount)}`,
            reason,
            byName,
          ],
        }))}
      />
    </>
  );
}

const ownStyles = `
.indicators { table-layout: fixed; }
.indicators td { height: 4.8mm; vertical-align: middle; }
.indicators .value { width: 53mm; }
.indicators .rule { width: 38mm; }
.indicators .weight { width: 17mm; }
.indicators .points { width: 16mm; }
.indicators td.number, .indicators th.number { text-align: right; }
.assessment h2 { margin-bottom: 3mm; }
.assessment h3 { margin: 3mm 0 1mm; }
.assessment p.source { margin: 1mm 0; }
.assessment td, .assessment .indicators th { padding-top: 0.4mm; padding-bottom: 0.4mm; }
.assessment .handwritten { min-height: 11mm; margin-top: 2mm; }
.assessment .signatures { grid-template-columns: 1fr 1fr 1fr; gap: 4mm; margin-top: 2.5mm; }
.assessment .signatures div { min-height: 16mm; padding: 1mm 3mm; }
`;
