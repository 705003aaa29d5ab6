import type { TFunction } from "i18next";
import type { CustomerKind } from "../../../shared/domain/customer.ts";
import type { Grade, Indicator, ScorecardDefinition, ScorecardProblem } from "../../../shared/domain/scorecard.ts";
import type { Language } from "../../../shared/i18n/index.ts";
import { inLanguage } from "../../../shared/i18n/localText.ts";
import { amountText, bandText } from "../../../shared/i18n/ratingText.ts";

/** A text of a scorecard, or that it has none yet. */
export function nameOf(text: ScorecardDefinition["title"], t: TFunction, language: Language): string {
  return inLanguage(text, language) || t("scorecardPages.untitled");
}

/** What a problem of a draft says, without its place. */
export function problemText({ key, params }: ScorecardProblem, t: TFunction): string {
  const { criterion, ...others } = params;
  const named =
    criterion === undefined ? {} : { criterion: t(`common.criterion.${criterion}` as "common.criterion.morality") };
  // The compiler would ask for the parameters of every sentence at once.
  return t(`scorecardPages.problem.${key}` as "scorecardPages.problem.required", { ...others, ...named });
}

/** Where in the form a problem lies, by the names that people gave. */
export function placeText(path: string, definition: ScorecardDefinition, t: TFunction, language: Language): string {
  const [part, place, field, kind] = path.split(".");
  const index = Number(place);
  const indicator = part === "indicators" ? definition.indicators[index] : undefined;
  if (indicator) return t("scorecardPages.place.indicator", { name: nameOf(indicator.label, t, language) });
  const veto = part === "vetoes" ? definition.vetoes[index] : undefined;
  if (veto) return t("scorecardPages.place.veto", { name: nameOf(veto.label, t, language) });
  const band = part === "bands" ? definition.bands[index] : undefined;
  if (band) return bandPlace(band.grade, field, kind as CustomerKind | undefined, t);
  switch (part) {
    case "title":
    case "source":
    case "kinds":
    case "validityMonths":
      return t(`scorecardPages.field.${part}`);
    case "bands":
    case "line":
      return t(`scorecardPages.part.${part}`);
    default:
      return t("scorecardPages.part.indicators");
  }
}

function bandPlace(grade: Grade, field: string | undefined, kind: CustomerKind | undefined, t: TFunction): string {
  const name = kind
    ? t("scorecardPages.field.capOf", { kind: t(`common.customerKind.${kind}`) })
    : t(field === "share" ? "scorecardPages.field.share" : "scorecardPages.field.scoreFrom");
  return t("scorecardPages.field.ofGrade", { grade, field: name });
}

/** Every answer to an indicator with what it is worth. */
export function answersOf(
  indicator: Indicator,
  t: TFunction,
  language: Language,
): { answer: string; points: number }[] {
  switch (indicator.type) {
    case "choice":
      return indicator.options.map(({ label, points }) => ({ answer: nameOf(label, t, language), points }));
    case "yesNo":
      return [
        { answer: t("scorecards.value.yes"), points: indicator.yesPoints },
        { answer: t("scorecards.value.no"), points: indicator.noPoints },
      ];
    case "number":
      return indicator.steps.map(({ points }, index) => ({ answer: bandText(indicator, index, t), points }));
  }
}

/** How the credit line comes about, in one sentence. */
export function formulaText({ line }: ScorecardDefinition, t: TFunction): string {
  const deduction =
    line.deduct === null ? "" : t("scorecardPages.formulaDeduction", { fact: t(`scorecards.fact.${line.deduct}`) });
  return t("scorecardPages.formula", {
    basis: t(`scorecards.fact.${line.basis}`),
    deduction,
    step: amountText(line.stepFen, "fen", t),
  });
}
