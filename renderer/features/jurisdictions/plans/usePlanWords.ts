import { useTranslation } from "react-i18next";
import type { PlanRow } from "../../../../shared/contract/plans.ts";

/** How much a plan moves, in words. */
export function useMovesWords() {
  const { t } = useTranslation();
  return ({ areas, customers }: Pick<PlanRow, "areas" | "customers">): string => {
    if (areas === 0 && customers === 0) return t("plans.movesNothing");
    if (customers === 0) return t("plans.movesAreas", { areas });
    if (areas === 0) return t("plans.movesCustomers", { customers });
    return t("plans.movesBoth", { areas, customers });
  };
}
