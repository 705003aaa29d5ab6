import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { overloadLimit } from "../../../../shared/domain/overload.ts";
import { api } from "../../../app/client.ts";
import { useLanguage } from "../../../i18n/index.ts";
import { toBalanceUnit } from "../../ledger/balanceUnit.ts";
import type { PlanFigure } from "./loadChanges.ts";

/** How figures of loads are headed and written in the language of the screen. */
export function usePlanFigures() {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(() => {
    const written = (figure: PlanFigure, value: number) =>
      figure === "balanceFen"
        ? toBalanceUnit(value, language).toLocaleString(language, { maximumFractionDigits: 0 })
        : value.toLocaleString(language);
    return {
      heading: (figure: PlanFigure) => t(`plans.figure.${figure}`),
      written,
      signed: (figure: PlanFigure, value: number) =>
        value > 0 ? `+${written(figure, value)}` : written(figure, value),
    };
  }, [t, language]);
}

/** With more customers than this a marketer of the branch is over-loaded; infinite until it is known. */
export function useOverloadLimit(): number {
  const { data } = useQuery(api.jurisdictions.marketers.queryOptions());
  if (!data) return Number.POSITIVE_INFINITY;
  const customers = data.marketers.reduce((sum, marketer) => sum + marketer.customers, data.unassigned);
  return overloadLimit(customers, data.marketers.length);
}
