import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { isGrade, type Standing } from "../../../shared/domain/portfolio.ts";
import type { Language } from "../../../shared/i18n/index.ts";
import { useLanguage } from "../../i18n/index.ts";
import { palette } from "../../ui/Chart.tsx";
import { toBalanceUnit } from "../ledger/balanceUnit.ts";

/** How the figures of the portfolio are written in the language of the screen. */
export function useFigures() {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(() => figuresIn(t, language), [t, language]);
}

function figuresIn(t: TFunction, language: Language) {
  const digits = (value: number, places: number) =>
    value.toLocaleString(language, { minimumFractionDigits: places, maximumFractionDigits: places });
  return {
    count: (value: number) => value.toLocaleString(language),
    share: (value: number) => `${digits(value * 100, 1)}%`,
    index: (value: number) => digits(value, 3),
    /** in the unit that the headings name */
    amount: (fen: number) => digits(toBalanceUnit(fen, language), 2),
    /** what `plainAmount` gave, written out */
    plain: (amount: number) => digits(amount, 2),
    /** the same to be calculated with in a file or drawn */
    plainAmount: (fen: number) => Math.round(toBalanceUnit(fen, language) * 100) / 100,
    standing: (standing: Standing) => (isGrade(standing) ? standing : t(`portfolio.standing.${standing}`)),
  };
}
export type FigureWords = ReturnType<typeof useFigures>;

/** A share as a file holds it: in percent with one digit. */
export function plainShare(share: number): number {
  return Math.round(share * 1000) / 10;
}

const [best = "", second = "", third = "", fourth = "", fifth = ""] = palette;
export const standingColours: Readonly<Record<Standing, string>> = {
  AAA: best,
  AA: second,
  A: third,
  B: fourth,
  C: fifth,
  notRated: "#d4d4d4",
  expired: "#8794a8",
  suspended: "#5f4b8b",
};
