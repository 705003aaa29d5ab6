import {
  type Ratio,
  ratioGroups,
  ratiosOverTime,
  type Statement,
  trendRatios,
} from "../../../../shared/domain/financialRatios.ts";
import { formatFen } from "../../../../shared/domain/money.ts";
import { loanOverdueDays } from "../../../../shared/domain/ratingFacts.ts";
import { flagFigureText } from "../../../../shared/i18n/diligenceText.ts";
import { ratioText } from "../../../../shared/i18n/ratioText.ts";
import { Fields, Grid } from "../../paper/parts.tsx";
import { Trend } from "../../paper/trend.tsx";
import { StatementLines } from "../customerFile/finance.tsx";
import type { PartProps } from "./content.ts";

/** Periods that fit side by side. */
const mostPeriods = 5;

/** What the ledger's own figures say, and the red flags that rules found in them with what looking into each found. */
export function Analysis({ content, printing }: PartProps) {
  const { t } = printing;
  const { figures } = content.diligence.basis;
  const { kind, statements } = figures;
  return (
    <>
      <p className="source">{t("diligence.analysis.asOf", { date: figures.on })}</p>
      <h3>{t("diligence.analysis.flags")}</h3>
      <Flags content={content} printing={printing} />
      {(kind !== "farmer" || statements.length > 0) && <Statements statements={statements} printing={printing} />}
      {(kind === "farmer" || kind === "selfEmployed") && <Household content={content} printing={printing} />}
      <h3>{t("diligence.analysis.loans")}</h3>
      <Loans content={content} printing={printing} />
    </>
  );
}

function Flags({ content: { diligence }, printing: { t, language } }: PartProps) {
  const { basis, customerKind: kind, questionEdition: edition, content } = diligence;
  if (basis.flags.length === 0) return <p>{t("diligence.analysis.noFlags")}</p>;
  return (
    <Grid
      columns={[
        { title: t("diligence.analysis.flags"), width: "44mm" },
        { title: t("diligencePaper.figures"), width: "58mm" },
        { title: t("diligence.analysis.answer") },
      ]}
      rows={basis.flags.map(({ kind: flag, figures }) => ({
        id: flag,
        cells: [
          t(`diligence.flag.${flag}`),
          figures.map((figure) => flagFigureText(figure, { kind, edition }, t, language)).join(t("common.separator")),
          content.flagAnswers[flag] || t("diligencePaper.unanswered"),
        ],
      }))}
    />
  );
}

type StatementsProps = Pick<PartProps, "printing"> & { statements: readonly Statement[] };

/** The latest statement beside that of a year before, and ratios over the periods. */
function Statements({ statements, printing }: StatementsProps) {
  const { t } = printing;
  return (
    <>
      <h3>{t("diligencePaper.statements")}</h3>
      {statements.length === 0 ? (
        <p>{t("diligencePaper.noStatements")}</p>
      ) : (
        <>
          <StatementLines statements={statements} t={t} />
          <Ratios statements={statements} printing={printing} />
        </>
      )}
    </>
  );
}

/** The ratios that are known of any period in a table, the shares among them drawn too where there are two or more. */
function Ratios({ statements, printing: { t } }: StatementsProps) {
  const periods = ratiosOverTime(statements).slice(-mostPeriods);
  const known = (least: number) => (ratio: Ratio) =>
    periods.filter(({ ratios }) => ratios[ratio] !== null).length >= least;
  const shown = (Object.values(ratioGroups).flat() as Ratio[]).filter(known(1));
  const drawn = trendRatios.filter(known(2));
  if (shown.length === 0) return null;
  return (
    <>
      <h3>{t("diligence.analysis.ratios")}</h3>
      <Grid
        columns={[
          { title: t("records.ratios") },
          ...periods.map(({ endsOn, months }) => ({
            title: t("diligencePaper.period", { endsOn, months }),
            number: true,
            width: "25mm",
          })),
        ]}
        rows={shown.map((ratio) => ({
          id: ratio,
          cells: [t(`records.ratio.${ratio}`), ...periods.map(({ ratios }) => ratioText(ratio, ratios[ratio], t))],
        }))}
      />
      {drawn.length > 0 && (
        <div className="trends keep">
          {drawn.map((ratio) => (
            <figure key={ratio}>
              <Trend
                title={t(`records.ratio.${ratio}`)}
                points={periods.map(({ endsOn, ratios }) => ({
                  label: endsOn.slice(0, 7),
                  value: ratios[ratio],
                  text: ratioText(ratio, ratios[ratio], t),
                }))}
              />
            </figure>
          ))}
        </div>
      )}
    </>
  );
}

function Household({ content, printing: { t } }: PartProps) {
  const { household } = content.diligence.basis.figures;
  const none = t("common.state.none");
  const money = (fen: number | null) => (fen === null ? none : t("common.money.yuan", { amount: formatFen(fen) }));
  return (
    <div className="keep">
      <h3>{t("diligence.analysis.household")}</h3>
      {household === null ? (
        <p>{t("diligencePaper.noHousehold")}</p>
      ) : (
        <Fields
          compact
          rows={[
            [t("diligence.analysis.surveyedOn"), household.surveyedOn ?? none],
            [t("diligence.analysis.income"), money(household.incomeFen)],
            [t("diligence.analysis.expenses"), money(household.expensesFen)],
            [t("diligence.analysis.surplus"), money(household.surplusFen)],
            [t("diligence.analysis.assets"), money(household.assetsFen)],
            [t("diligence.analysis.debts"), money(household.debtsFen)],
            [t("diligence.analysis.netAssets"), money(household.netAssetsFen)],
            [t("diligence.analysis.privateDebt"), money(household.privateDebtFen)],
          ]}
        />
      )}
    </div>
  );
}

function Loans({ content, printing: { t } }: PartProps) {
  const { loans, on } = content.diligence.basis.figures;
  if (loans.length === 0) return <p>{t("diligence.analysis.noLoans")}</p>;
  return (
    <Grid
      columns={[
        { title: t("diligence.analysis.lender") },
        { title: t("documents.file.amountIn", { name: t("diligence.analysis.balance") }), number: true, width: "40mm" },
        { title: t("diligence.analysis.dueOn"), width: "28mm" },
        { title: t("diligence.analysis.overdueDays"), number: true, width: "28mm" },
      ]}
      rows={loans.map((loan, index) => ({
        id: index,
        cells: [
          loan.here ? t("diligence.analysis.here") : loan.lender,
          formatFen(loan.balanceFen),
          loan.dueOn,
          loanOverdueDays(loan, on),
        ],
      }))}
    />
  );
}
