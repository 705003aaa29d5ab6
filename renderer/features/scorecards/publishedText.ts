import dayjs from "dayjs";
import type { TFunction } from "i18next";
import type { Scorecard } from "../../../shared/contract/scorecards.ts";

/** Who published an edition and on which day. */
export function publishedText(published: Scorecard["published"], t: TFunction): string {
  if (!published) return t("scorecardPages.byApplication");
  return t("scorecardPages.publishedBy", { name: published.byName, on: dayjs(published.at).format("YYYY-MM-DD") });
}
