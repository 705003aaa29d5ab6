import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Inputs, Outputs } from "../../../shared/contract/index.ts";
import { standings } from "../../../shared/domain/portfolio.ts";
import { grades } from "../../../shared/domain/scorecard.ts";
import { saveTable } from "../../ui/saveTable.ts";
import { plainShare, useFigures } from "./useFigures.ts";

export type Distribution = Outputs["portfolio"]["distribution"];
export type DistributionRow = Distribution["rows"][number];
export type Grouping = Inputs["portfolio"]["distribution"]["by"];

/** Of the customers those with a rating in force. */
export function ratedShare({ standings: counts, customers }: Pick<DistributionRow, "standings" | "customers">): number {
  return customers === 0 ? 0 : grades.reduce((sum, grade) => sum + counts[grade], 0) / customers;
}

/** What a row is called: an area, customers of the chosen area itself, a marketer, or nobody. */
export function useRowName(by: Grouping) {
  const { t } = useTranslation();
  return useCallback(
    ({ id, name }: Pick<DistributionRow, "id" | "name">) => {
      if (id !== null) return name;
      return by === "area" ? t("portfolio.distribution.own", { area: name }) : t("customers.unassigned");
    },
    [t, by],
  );
}

/** Saves the figures as the table shows them. */
export function useSaveDistribution(by: Grouping) {
  const { t } = useTranslation();
  const words = useFigures();
  const nameOf = useRowName(by);
  return ({ rows, total, on }: Distribution) => {
    const unit = t("portfolio.unit");
    const headings = [
      by === "area" ? t("customers.area") : t("customers.marketer"),
      t("portfolio.customers"),
      ...standings.map(words.standing),
      `${t("portfolio.distribution.ratedShare")} (%)`,
      t("portfolio.line", { unit }),
      t("portfolio.balance", { unit }),
    ];
    const line = (name: string, row: Distribution["total"]) => [
      name,
      row.customers,
      ...standings.map((standing) => row.standings[standing]),
      plainShare(ratedShare(row)),
      words.plainAmount(row.lineFen),
      words.plainAmount(row.loanBalanceFen),
    ];
    const lines = [...rows.map((row) => line(nameOf(row), row)), line(t("portfolio.total"), total)];
    saveTable(`${t("portfolio.tab.distribution")}-${on}`, headings, lines);
  };
}
