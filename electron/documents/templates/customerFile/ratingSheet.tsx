import type { TFunction } from "i18next";
import type { Rating } from "../../../../shared/contract/ratings.ts";
import type { Scorecard } from "../../../../shared/contract/scorecards.ts";
import { formatFen } from "../../../../shared/domain/money.ts";
import { type IndicatorResult, ledgerValue, type RatingResult, resultOf } from "../../../../shared/domain/rating.ts";
import { type Indicator, indicatorMax } from "../../../../shared/domain/scorecard.ts";
import type { Language } from "../../../../shared/i18n/index.ts";
import { inLanguage } from "../../../../shared/i18n/localText.ts";
import { answerText, explanationSentences, sourceText } from "../../../../shared/i18n/ratingText.ts";
import { Signatures, Values } from "../../paper/parts.tsx";
import { Radar } from "../../paper/radar.tsx";

/** A rating with what its sheet needs beside it. */
export interface PrintedRating {
  rating: Rating;
  /** with which it was made */
  scorecard: Scorecard;
  /** who approved it, on which day of the branch */
  approvals: readonly { name: string; on: string; note: string }[];
}

interface SheetProps {
  printed: PrintedRating;
  result: RatingResult;
  language: Language;
  t: TFunction;
}

/** The rating in force: what it comes to and why, every point of it, who made it and who approved it. */
export function RatingSheet({ printed, language, t }: Omit<SheetProps, "result">) {
  const { rating, scorecard } = printed;
  const sheet = { printed, result: resultOf(rating, scorecard.definition), language, t };
  return (
    <>
      <Summary printed={printed} t={t} />
      <p className="rule">{t("documents.file.fourPhraseRule")}</p>
      <Indicators {...sheet} />
      <div className="keep">
        <Grounds {...sheet} />
        <Signatures
          boxes={[
            { title: t("documents.file.proposedBy"), name: rating.proposedBy?.name ?? "" },
            ...printed.approvals.map(({ name }) => ({ title: t("documents.file.approvedBy"), name })),
          ]}
          signature={t("documents.file.signature")}
          date={t("documents.file.signatureDate")}
        />
      </div>
    </>
  );
}

/** Grade, score and line of a rating, and how it stands on the five criteria. */
export function Summary({ printed: { rating }, t }: Pick<SheetProps, "printed" | "t">) {
  const from = rating.effectiveFrom ?? "";
  const to = rating.expiresOn ?? "";
  return (
    <div className="summary">
      <Values
        compact
        rows={[
          [t("documents.file.customerName"), `${rating.customerName} (${rating.fileNumber})`],
          [t("documents.file.certificateNumber"), rating.certificateNumber ?? t("documents.file.none")],
          [t("documents.file.score"), String(rating.score)],
          [t("documents.file.grade"), rating.grade],
          [t("documents.file.creditLine"), t("common.money.yuan", { amount: formatFen(rating.lineFen) })],
          [t("documents.file.validity"), t("documents.file.validFromTo", { from, to })],
        ]}
      />
      <figure>
        <Radar
          title={t("documents.file.radar")}
          axes={rating.criteria.map(({ criterion, points, max }) => ({
            label: t(`common.criterion.${criterion}`),
            share: max === 0 ? 0 : points / max,
          }))}
        />
        <figcaption>{t("documents.file.radar")}</figcaption>
      </figure>
    </div>
  );
}

/** Every point of the score, traced to its indicator, the finding behind it, and who or what says so. */
function Indicators(sheet: SheetProps) {
  const { printed, result, language, t } = sheet;
  const { indicators } = printed.scorecard.definition;
  return (
    <table className="compact">
      <thead>
        <tr>
          <th style={{ width: "27mm" }}>{t("documents.file.criterion")}</th>
          <th>{t("documents.file.indicator")}</th>
          <th>{t("documents.file.finding")}</th>
          <th className="number">{t("documents.file.points")}</th>
          <th className="number">{t("documents.file.maxPoints")}</th>
        </tr>
      </thead>
      <tbody>
        {indicators.map((indicator, index) => {
          const opensCriterion = indicators[index - 1]?.criterion !== indicator.criterion;
          const together = indicators.filter(({ criterion }) => criterion === indicator.criterion).length;
          const scored = result.indicators[index];
          return (
            <tr key={indicator.id}>
              {opensCriterion && <td rowSpan={together}>{t(`common.criterion.${indicator.criterion}`)}</td>}
              <td>{inLanguage(indicator.label, language)}</td>
              <td>
                {answerText(indicator, scored?.value, t, language)}{" "}
                {scored && <span className="basis">{basisText(sheet, indicator, scored)}</span>}
              </td>
              <td className="number">{scored?.points ?? 0}</td>
              <td className="number">{indicatorMax(indicator)}</td>
            </tr>
          );
        })}
        <tr>
          <th colSpan={3}>{t("documents.file.total")}</th>
          <th className="number">{printed.rating.score}</th>
          <th className="number">{indicators.reduce((total, indicator) => total + indicatorMax(indicator), 0)}</th>
        </tr>
      </tbody>
    </table>
  );
}

/** Where a finding comes from, and what whoever wrote it says of it. */
function basisText({ printed: { rating }, language, t }: SheetProps, indicator: Indicator, { from }: IndicatorResult) {
  const fact = indicator.type === "choice" || indicator.fact === null ? undefined : rating.facts[indicator.fact];
  const { note = "", attachmentIds = [] } = rating.notes[indicator.id] ?? {};
  const source = fact && sourceText(fact, t);
  const parts = [
    from === "ledger" && source,
    from === "answer" &&
      source &&
      t("ratings.againstLedger", {
        value: answerText(indicator, ledgerValue(indicator, rating.facts), t, language),
        source,
      }),
    note,
    attachmentIds.length > 0 && t("documents.file.papers", { count: attachmentIds.length }),
  ];
  return parts.filter(Boolean).join("; ");
}

/** Why the rating is what it is, what limits it, and what maker and checkers wrote. */
function Grounds({ printed: { rating, scorecard, approvals }, result, language, t }: SheetProps) {
  const { definition } = scorecard;
  const none = t("documents.file.none");
  // The first sentence is the summary above.
  const [, ...reasons] = explanationSentences(definition, result, t, language);
  const limits = definition.vetoes
    .filter(({ id }) => result.vetoedBy.includes(id))
    .map(({ label, capGrade: grade }) => t("documents.file.vetoCap", { label: inLanguage(label, language), grade }));
  const given = approvals.map(({ name, on, note }) =>
    note === "" ? t("documents.file.approval", { name, on }) : t("documents.file.approvalNoted", { name, on, note }),
  );
  return (
    <>
      <Values
        compact
        rows={[
          [t("documents.file.explanation"), reasons.join("\n")],
          [t("documents.file.vetoes"), limits.join("\n") || none],
          ...(rating.changeReason === "" ? [] : [[t("ratings.changeReason"), rating.changeReason] as const]),
          [t("documents.file.evidence"), rating.evidence || none],
          [t("documents.file.approvals"), given.join("\n") || none],
        ]}
      />
      <p className="source">
        {t("documents.file.scorecard", {
          title: inLanguage(definition.title, language),
          edition: scorecard.edition,
        })}
      </p>
    </>
  );
}
