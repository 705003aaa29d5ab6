import type { TFunction } from "i18next";
import type { HandoverCustomer, HandoverFigures, HandoverParty } from "../contract/handovers.ts";
import { type LoadFigure, loadFigures } from "../domain/loads.ts";
import { formatFen } from "../domain/money.ts";

/** What is handed over, in the order in which it is told. */
export const handoverFigures = [
  ...loadFigures,
  "attachments",
  "followUps",
  "visitsPlanned",
  "proposals",
  "drafts",
] as const satisfies readonly (keyof HandoverFigures)[];

/** What a figure is called above its number. */
export function figureName(key: (typeof handoverFigures)[number], t: TFunction): string {
  return isLoadFigure(key) ? t(`loads.figure.${key}`) : t(`handovers.openWork.${key}`);
}

function isLoadFigure(key: string): key is LoadFigure {
  return loadFigures.some((figure) => figure === key);
}

export function figureText(figures: HandoverFigures, key: (typeof handoverFigures)[number], t: TFunction): string {
  return key === "balanceFen" ? t("common.money.yuan", { amount: formatFen(figures[key]) }) : String(figures[key]);
}

/** The name of a side; where there is none, that nobody had, or gets, the customers. */
export function partyName(party: HandoverParty | null, t: TFunction): string {
  return party?.name ?? t("handovers.nobody");
}

/** What is open for a customer, and what they are: in one line. */
export function openWorkText(work: NonNullable<HandoverCustomer["work"]>, t: TFunction): string {
  const { gold, keyTarget, followUpOn, followUpStep, openRating } = work;
  return [
    gold ? t("handovers.work.gold") : "",
    keyTarget ? t("handovers.work.keyTarget") : "",
    followUpOn === null ? "" : t("handovers.work.followUp", { day: followUpOn, step: followUpStep }).trim(),
    openRating === null ? "" : t("handovers.work.rating", { status: t(`common.ratingStatus.${openRating}`) }),
  ]
    .filter(Boolean)
    .join(t("handovers.work.separator"));
}
