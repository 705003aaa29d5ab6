import type { TFunction } from "i18next";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { type LoanClass, loanClasses } from "../../../shared/domain/customer.ts";
import { formatFen } from "../../../shared/domain/money.ts";
import { percent } from "../../../shared/i18n/ratioText.ts";
import { assertMayAskFor, type Hands, handsOf, heldBy } from "../../jurisdictions/hands.ts";
import { Refusal } from "../../refusal.ts";
import { type LoanSums, loanSums, type RatedSums, ratedSums } from "../../store/handsOn.ts";
import { Fields, Grid, Signatures } from "../paper/parts.tsx";
import type { DocumentTemplate, Printing } from "../template.ts";

interface AssessmentContent {
  hands: Hands;
  period: { from: string; to: string };
  loans: readonly LoanSums[];
  rated: RatedSums;
  printing: Printing;
}

/**
 * A marketer's figures of a period on one page: loans granted before it apart from those granted within, what was rated,
 * and room for points. The customers are those in the marketer's hands at its end; what they owe is as of today.
 *
 * @throws {Refusal} handsOfOther, assessmentAhead, notAMarketer
 */
export const assessmentSheet: DocumentTemplate<"assessmentSheet"> = async (ctx, asked, printing) => {
  const { marketerId, from, to } = asked;
  assertMayAskFor(ctx, marketerId);
  if (to > ctx.today) throw new Refusal("assessmentAhead", {}, [{ path: "to", key: "invalid" }]);
  const hands = await handsOf(ctx, marketerId, to);
  const held = heldBy(hands);
  const period = { from, to };
  const [loans, rated] = await Promise.all([
    loanSums(ctx.db, held, { ...period, today: ctx.today }),
    ratedSums(ctx.db, held, period),
  ]);
  const { t } = printing;
  const heading = t("assessmentPaper.title");
  const content = { hands, period, loans, rated, printing };
  return {
    title: t("assessmentPaper.fileTitle", { marketer: hands.marketer.name, ...period }),
    subject: heading,
    keywords: [hands.marketer.name],
    styles: ownStyles,
    articles: [
      {
        id: "assessment",
        heading,
        reference: hands.marketer.name,
        html: renderToStaticMarkup(createElement(AssessmentSheet, { content })),
      },
    ],
    subjects: [{ subjectType: "user", subjectId: marketerId, details: period }],
  };
};

function AssessmentSheet({ content }: { content: AssessmentContent }) {
  const { hands, period, loans, rated, printing } = content;
  const { t, branchName, printedOn } = printing;
  const { load } = hands;
  return (
    <section>
      <h2>{t("assessmentPaper.title")}</h2>
      <Fields
        compact
        rows={[
          [t("documents.file.marketer"), hands.marketer.name],
          [t("assessmentPaper.branch"), branchName],
          [t("assessmentPaper.period"), t("documents.file.validFromTo", period)],
          [t("documents.file.printedOn"), printedOn],
          [t("loads.figure.villages"), load.villages],
          [t("loads.figure.customers"), rated.customers],
        ]}
      />
      <p className="source">{t("assessmentPaper.asOf", { to: period.to, date: printedOn })}</p>
      <Indicators content={content} />
      <h3>{t("assessmentPaper.classes")}</h3>
      <Classes loans={loans} t={t} />
      <div className="keep">
        <div className="handwritten">{t("assessmentPaper.remarks")}</div>
        <Signatures
          boxes={[
            { title: t("common.role.marketer"), name: hands.marketer.name },
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

const parts = ["stock", "increment"] as const;

/** Classes from which a loan counts as bad: 次级、可疑、损失. */
const badClasses: readonly LoanClass[] = ["substandard", "doubtful", "loss"];

function Indicators({ content: { loans, rated, period, printing } }: { content: AssessmentContent }) {
  const { t } = printing;
  const groups: (readonly [title: string, rows: readonly (readonly [string, string])[]])[] = [
    ...parts.map((part) => {
      const own = loans.filter((sums) => sums.part === part);
      return [t(`assessmentPaper.${part}`, { from: period.from }), loanRows(own, t)] as const;
    }),
    [
      t("assessmentPaper.ratings"),
      [
        [t("assessmentPaper.rated"), String(rated.rated)],
        [t("assessmentPaper.linesGranted"), String(rated.linesGranted)],
        [amountTitle("linesFen", t), formatFen(rated.linesFen)],
      ],
    ],
  ];
  return (
    <table className="compact indicators">
      <thead>
        <tr>
          <th>{t("assessmentPaper.indicator")}</th>
          <th className="value">{t("assessmentPaper.value")}</th>
          <th className="weight">{t("assessmentPaper.weight")}</th>
          <th className="points">{t("assessmentPaper.points")}</th>
        </tr>
      </thead>
      {groups.map(([title, rows]) => (
        <tbody key={title}>
          <tr>
            <th colSpan={4} scope="rowgroup">
              {title}
            </th>
          </tr>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <td>{label}</td>
              <td className="number">{value}</td>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      ))}
      <tbody>
        <tr>
          <th colSpan={2}>
            {t("documents.file.total")} <span className="by-hand">{t("assessmentPaper.byHand")}</span>
          </th>
          <td />
          <td />
        </tr>
      </tbody>
    </table>
  );
}

function loanRows(sums: readonly LoanSums[], t: TFunction): (readonly [string, string])[] {
  const bad = sums.filter(({ loanClass }) => badClasses.includes(loanClass));
  const [balance, overdue, badBalance] = [of(sums, "balanceFen"), of(sums, "overdueFen"), of(bad, "balanceFen")];
  const rate = (part: number) => (balance === 0 ? t("common.state.none") : percent(part / balance));
  return [
    [t("assessmentPaper.loans"), String(of(sums, "loans"))],
    [amountTitle("principalFen", t), formatFen(of(sums, "principalFen"))],
    [amountTitle("balanceFen", t), formatFen(balance)],
    [
      amountTitle("overdueFen", t),
      t("assessmentPaper.amountOfLoans", { amount: formatFen(overdue), loans: of(sums, "overdueLoans") }),
    ],
    [t("assessmentPaper.overdueRate"), rate(overdue)],
    [amountTitle("badFen", t), formatFen(badBalance)],
    [t("assessmentPaper.badRate"), rate(badBalance)],
  ];
}

/** What is owed, by class, best first. */
function Classes({ loans, t }: { loans: readonly LoanSums[]; t: TFunction }) {
  const balanceOf = (loanClass: LoanClass, among: readonly LoanSums[]) =>
    of(
      among.filter((sums) => sums.loanClass === loanClass),
      "balanceFen",
    );
  return (
    <Grid
      columns={[
        { title: t("documents.file.amountIn", { name: t("assessmentPaper.amount.balanceFen") }) },
        ...loanClasses.map((loanClass) => ({ title: t(`common.loanClass.${loanClass}`), number: true })),
      ]}
      rows={parts.map((part) => {
        const own = loans.filter((sums) => sums.part === part);
        return {
          id: part,
          cells: [
            t(`assessmentPaper.short.${part}`),
            ...loanClasses.map((loanClass) => formatFen(balanceOf(loanClass, own))),
          ],
        };
      })}
      sum={[t("documents.file.total"), ...loanClasses.map((loanClass) => formatFen(balanceOf(loanClass, loans)))]}
    />
  );
}

function of(
  sums: readonly LoanSums[],
  figure: "loans" | "principalFen" | "balanceFen" | "overdueLoans" | "overdueFen",
): number {
  return sums.reduce((total, one) => total + one[figure], 0);
}

function amountTitle(name: "principalFen" | "balanceFen" | "overdueFen" | "badFen" | "linesFen", t: TFunction): string {
  return t("documents.file.amountIn", { name: t(`assessmentPaper.amount.${name}`) });
}

const ownStyles = `
.indicators { table-layout: fixed; }
.indicators td { height: 6.2mm; vertical-align: middle; }
.indicators .value { width: 44mm; }
.indicators .weight { width: 25mm; }
.indicators .points { width: 25mm; }
.indicators tr:last-child th { vertical-align: middle; }
.indicators .by-hand { font-weight: 400; font-size: 8.5pt; }
.assessment h2 { margin-bottom: 3mm; }
.assessment h3 { margin: 3mm 0 1mm; }
.assessment p.source { margin: 1.5mm 0; }
.assessment .handwritten { min-height: 14mm; margin-top: 2.5mm; }
.assessment .signatures { grid-template-columns: 1fr 1fr 1fr; gap: 4mm; margin-top: 2.5mm; }
.assessment .signatures div { min-height: 18mm; padding: 1mm 3mm; }
`;
