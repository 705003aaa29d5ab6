import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Inputs } from "../../../shared/contract/index.ts";
import { industries } from "../../../shared/domain/customer.ts";
import { saveTable } from "../../ui/saveTable.ts";
import type { ConcentrationFigures, ConcentrationNames } from "./concentrationChart.ts";
import { plainShare, useFigures } from "./useFigures.ts";

export type ConcentrationBy = Inputs["portfolio"]["concentration"]["by"];

/** What the rows are called: industries in words, purposes as they are. */
export function useConcentrationNames({ rows }: ConcentrationFigures, by: ConcentrationBy): ConcentrationNames {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      rows: rows.map(({ key }) => nameIn(t, by, key)),
      other: t("portfolio.concentration.otherShort"),
      balance: t("portfolio.balance", { unit: t("portfolio.unit") }),
      line: t("portfolio.line", { unit: t("portfolio.unit") }),
    }),
    [rows, by, t],
  );
}

function nameIn(t: TFunction, by: ConcentrationBy, key: string | null): string {
  const industry = by === "industry" && industries.find((known) => known === key);
  return industry ? t(`common.industry.${industry}`) : (key ?? t("portfolio.concentration.notStated"));
}

/** Saves the figures as the table shows them. */
export function useSaveConcentration(by: ConcentrationBy) {
  const { t } = useTranslation();
  const words = useFigures();
  return (figures: ConcentrationFigures) => {
    const { rows, other, count, balanceFen, lineFen } = figures;
    const unit = t("portfolio.unit");
    const share = `${t("portfolio.share")} (%)`;
    const headings = [
      t(by === "industry" ? "portfolio.concentration.industryName" : "portfolio.concentration.purposeName"),
      t(by === "industry" ? "portfolio.customers" : "portfolio.concentration.loans"),
      t("portfolio.balance", { unit }),
      share,
      ...(lineFen === null ? [] : [t("portfolio.line", { unit }), share]),
    ];
    const amount = (given: { amountFen: number; share: number } | null) =>
      given ? [words.plainAmount(given.amountFen), plainShare(given.share)] : [];
    const lines = rows.map(({ key, count: held, balance, line }) => [
      nameIn(t, by, key),
      held,
      ...amount(balance),
      ...amount(line),
    ]);
    if (other)
      lines.push([t("portfolio.concentration.other", { groups: other.groups }), other.count, ...amount(other.balance)]);
    const whole = (fen: number) => amount({ amountFen: fen, share: fen > 0 ? 1 : 0 });
    lines.push([t("portfolio.total"), count, ...whole(balanceFen), ...(lineFen === null ? [] : whole(lineFen))]);
    saveTable(`${t("portfolio.tab.concentration")}-${t(`portfolio.concentration.${by}`)}`, headings, lines);
  };
}
