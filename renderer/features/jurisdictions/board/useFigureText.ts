import { useMemo } from "react";
import type { LoadMeasure } from "../../../../shared/domain/loads.ts";
import { useLanguage } from "../../../i18n/index.ts";

/** Figures of the board in few characters: counts in full, balances rounded to what the eye takes in. */
export function useFigureText(): (measure: LoadMeasure, value: number) => string {
  const language = useLanguage();
  return useMemo(() => {
    const counts = new Intl.NumberFormat(language);
    const amounts = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 });
    return (measure, value) => (measure === "balanceFen" ? amounts.format(value / 100) : counts.format(value));
  }, [language]);
}
