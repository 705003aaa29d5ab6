import type { TFunction } from "i18next";
import type { DayListWork } from "../contract/dayList.ts";
import { formatFen } from "../domain/money.ts";

/** Why somebody is to be visited, behind the name of the kind of work: since when, how much, what was agreed. */
export function whyText(work: DayListWork, t: TFunction): string {
  switch (work.kind) {
    case "overdueLoan":
      return t("dayList.why.overdueLoan", { count: work.loans, amount: formatFen(work.balanceFen), date: work.on });
    case "objection":
      return t("dayList.why.objection", { date: work.on });
    case "followUp":
      return t("dayList.why.followUp", { date: work.on, nextStep: work.nextStep }).trim();
    case "ratingDue":
      return t("dayList.why.ratingDue", { grade: work.grade, date: work.on });
    case "goldReview":
      return t("dayList.why.goldReview", { date: work.on });
    case "keyTarget":
      return work.on === null ? t("dayList.why.keyTargetNever") : t("dayList.why.keyTarget", { date: work.on });
  }
}

/** A village by its name and that of the area above it. */
export function villageText({ name, townshipName }: { name: string; townshipName: string | null }, t: TFunction) {
  return townshipName === null ? name : t("dayList.villageOf", { township: townshipName, village: name });
}
