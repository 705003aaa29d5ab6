import type { TFunction } from "i18next";
import { percentRatios, type Ratio, ratioGroups } from "../domain/financialRatios.ts";

/** `0.2534` → `25.34%` */
export function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}

const turnovers: readonly Ratio[] = ratioGroups.operation;

/** A ratio as people read it: a share in per cent, all others in times. */
export function ratioText(ratio: Ratio, value: number | null, t: TFunction): string {
  if (value === null) return t("common.state.none");
  if (percentRatios.includes(ratio)) return percent(value);
  return t(turnovers.includes(ratio) ? "records.turns" : "records.times", { value: value.toFixed(2) });
}
