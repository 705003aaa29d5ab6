import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { LoadMeasure } from "../../../../shared/domain/loads.ts";
import { evenShare, overloadLimit, overloadPercent } from "../../../../shared/domain/overload.ts";
import { api } from "../../../app/client.ts";
import { useLanguage } from "../../../i18n/index.ts";
import { toBalanceUnit } from "../../ledger/balanceUnit.ts";

/** How figures of loads are headed and written in the language of the screen. */
export function usePlanFigures() {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(() => {
    const written = (figure: LoadMeasure, value: number) =>
      figure === "balanceFen"
        ? toBalanceUnit(value, language).toLocaleString(language, { maximumFractionDigits: 0 })
        : value.toLocaleString(language);
    return {
      heading: (figure: LoadMeasure) => t(figure === "balanceFen" ? "loads.balanceInUnit" : `loads.figure.${figure}`),
      written,
      signed: (figure: LoadMeasure, value: number) =>
        value > 0 ? `+${written(figure, value)}` : written(figure, value),
    };
  }, [t, language]);
}

/** With more customers than `limit` a marketer of the branch is overloaded: infinite until it is known; with what says so. */
export function useOverload(): { limit: number; hint: string } {
  const { t } = useTranslation();
  const { written } = usePlanFigures();
  const { data } = useQuery(api.jurisdictions.marketers.queryOptions());
  if (!data) return { limit: Number.POSITIVE_INFINITY, hint: "" };
  const { customers, marketers } = data;
  const limit = overloadLimit(customers, marketers.length);
  return {
    limit,
    hint: t("loads.overloadedHint", {
      what: t("loads.figure.customers"),
      limit: written("customers", Math.floor(limit)),
      share: written("customers", Math.round(evenShare(customers, marketers.length))),
      percent: overloadPercent,
    }),
  };
}
