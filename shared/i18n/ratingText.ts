/** How ratings read: values with their units, and why a rating is what it is, in sentences. */
import type { TFunction } from "i18next";
import { formatFen } from "../domain/money.ts";
import type { AnswerValue, RatingResult } from "../domain/rating.ts";
import { explainRating, type Improvement } from "../domain/ratingExplanation.ts";
import { factUnits, type KnownFact } from "../domain/ratingFacts.ts";
import type { Indicator, IndicatorUnit, NumberIndicator, ScorecardDefinition } from "../domain/scorecard.ts";
import type { Language } from "./index.ts";
import { inLanguage } from "./localText.ts";

/** A number in the unit of an indicator or a fact: `¥12,000.00`, `35%`, `4 years`. */
export function amountText(value: number, unit: IndicatorUnit | "yesNo", t: TFunction): string {
  if (unit === "fen") return t("common.money.yuan", { amount: formatFen(value) });
  if (unit === "yesNo") return t(value === 0 ? "scorecards.value.no" : "scorecards.value.yes");
  if (value === 1 && unit === "days") return t("scorecards.value.oneDay");
  if (value === 1 && unit === "years") return t("scorecards.value.oneYear");
  return t(`scorecards.value.${unit}`, { value });
}

/** An answer to an indicator as people read it; a dash where there is none. */
export function answerText(
  indicator: Indicator,
  value: AnswerValue | null | undefined,
  t: TFunction,
  language: Language,
): string {
  if (value === null || value === undefined) return t("common.state.none");
  if (indicator.type === "choice") {
    const option = indicator.options.find(({ id }) => id === value);
    return option ? inLanguage(option.label, language) : t("common.state.none");
  }
  if (indicator.type === "yesNo") return t(value === true ? "scorecards.value.yes" : "scorecards.value.no");
  return amountText(Number(value), indicator.unit, t);
}

/** The stretch of values that a step of an indicator covers. */
export function bandText({ steps, unit }: NumberIndicator, index: number, t: TFunction): string {
  const from = steps[index]?.from ?? null;
  const to = steps[index + 1]?.from ?? null;
  const text = (value: number) => amountText(value, unit, t);
  if (from !== null && to !== null) return t("scorecards.band.between", { from: text(from), to: text(to) });
  return from !== null
    ? t("scorecards.band.from", { from: text(from) })
    : t("scorecards.band.below", { to: text(to ?? 0) });
}

/** Where a value of the ledger comes from, with the day of it where there is one. */
export function sourceText({ source, on }: KnownFact, t: TFunction): string {
  const words = t(`scorecards.source.${source}`);
  return on === null ? words : t("scorecards.sourceOn", { source: words, date: on });
}

/**
 * Why a rating is what it is, one sentence each: the result, what capped it, where points were lost, what the next
 * grade takes, and how the line came about.
 */
export function explanationSentences(
  scorecard: ScorecardDefinition,
  result: RatingResult,
  t: TFunction,
  language: Language,
): string[] {
  const { losses, next } = explainRating(scorecard, result);
  const indicatorOf = (id: string) => scorecard.indicators.find((indicator) => indicator.id === id) as Indicator;
  const labelOf = (id: string) => inLanguage(indicatorOf(id).label, language);
  const sentences: string[] = [t("scorecards.explain.result", { score: result.score, grade: result.grade })];
  if (result.grade !== result.scoreGrade)
    for (const { id, label, capGrade } of scorecard.vetoes)
      if (result.vetoedBy.includes(id) && capGrade === result.grade)
        sentences.push(
          t("scorecards.explain.capped", {
            fact: inLanguage(label, language),
            grade: capGrade,
            scoreGrade: result.scoreGrade,
          }),
        );
  if (losses.length === 0) sentences.push(t("scorecards.explain.perfect"));
  for (const { criterion, lost, indicators } of losses) {
    const reasons = indicators.map(({ indicatorId, value, lost: part }) =>
      value === null
        ? t("scorecards.explain.unanswered", { indicator: labelOf(indicatorId), lost: part })
        : t("scorecards.explain.reason", {
            indicator: labelOf(indicatorId),
            value: answerText(indicatorOf(indicatorId), value, t, language),
            lost: part,
          }),
    );
    sentences.push(
      t("scorecards.explain.loss", {
        criterion: t(`common.criterion.${criterion}`),
        lost,
        reasons: reasons.join(t("common.separator")),
      }),
    );
  }
  if (next && next.missing > 0) sentences.push(nextSentence(next, labelOf, indicatorOf, t, language));
  sentences.push(lineSentence(scorecard, result, t));
  return sentences;
}

function nextSentence(
  { grade, missing, steps }: { grade: string; missing: number; steps: readonly Improvement[] },
  labelOf: (id: string) => string,
  indicatorOf: (id: string) => Indicator,
  t: TFunction,
  language: Language,
): string {
  const [step] = steps;
  if (!step) return t("scorecards.explain.nextSteps", { grade, missing });
  const value = answerText(indicatorOf(step.indicatorId), step.value, t, language);
  return t("scorecards.explain.nextStep", { grade, missing, indicator: labelOf(step.indicatorId), value });
}

function lineSentence({ line: formula }: ScorecardDefinition, { grade, line }: RatingResult, t: TFunction): string {
  if (line.limitedBy === "grade") return t("scorecards.explain.lineByGrade", { grade });
  const basis = t(`scorecards.fact.${formula.basis}`);
  if (line.basisFen === null) return t("scorecards.explain.lineUnknown", { basis });
  const deduction =
    formula.deduct === null || line.deductedFen === 0
      ? ""
      : t("scorecards.explain.deduction", {
          fact: t(`scorecards.fact.${formula.deduct}`),
          amount: amountText(line.deductedFen, factUnits[formula.deduct], t),
        });
  return t(line.limitedBy === "cap" ? "scorecards.explain.lineByCap" : "scorecards.explain.lineByBasis", {
    line: amountText(line.lineFen, "fen", t),
    grade,
    basis,
    basisAmount: amountText(line.basisFen, "fen", t),
    share: line.share,
    deduction,
  });
}
