import type { TFunction } from "i18next";
import type { LineMovementRow } from "../../../shared/contract/creditLines.ts";

/** What the reversal of an entry is called: by the entry's day and kind. */
export function reversalTitle({ day, kind }: LineMovementRow, t: TFunction): string {
  return t("creditLines.reverseOf", { date: day, kind: t(`creditLines.kind.${kind}`) });
}
