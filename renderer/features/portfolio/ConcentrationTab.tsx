import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Empty, Flex, Segmented } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { mostPurposes } from "../../../shared/contract/portfolio.ts";
import { api } from "../../app/client.ts";
import { Chart } from "../../ui/Chart.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { ConcentrationIndexes } from "./ConcentrationIndexes.tsx";
import { ConcentrationTable } from "./ConcentrationTable.tsx";
import { type ConcentrationFigures, concentrationBars, concentrationPie } from "./concentrationChart.ts";
import { type ConcentrationBy, useConcentrationNames, useSaveConcentration } from "./concentrationRows.ts";
import { SaveButton } from "./SaveButton.tsx";
import { useFigures } from "./useFigures.ts";
import { usePortfolioSearch } from "./usePortfolioSearch.ts";

/** How much of the money lies with few industries, or with few purposes. */
export function ConcentrationTab() {
  const { t } = useTranslation();
  const { search, look, narrowing } = usePortfolioSearch();
  const by = search.of ?? "industry";
  const figures = useQuery(
    api.portfolio.concentration.queryOptions({ input: { ...narrowing, by }, placeholderData: keepPreviousData }),
  );
  const save = useSaveConcentration(by);
  const known = figures.data && !figures.isPlaceholderData ? figures.data : null;
  return (
    <Flex vertical gap="middle">
      <Flex gap="middle" align="center" wrap>
        <Segmented
          aria-label={t("portfolio.concentration.by")}
          value={by}
          options={[
            { value: "industry", label: t("portfolio.concentration.industry") },
            { value: "purpose", label: t("portfolio.concentration.purpose") },
          ]}
          onChange={(value) => look({ of: value === "industry" ? undefined : "purpose" })}
        />
        {by === "purpose" && (
          <span className="secondary">{t("portfolio.concentration.purposeHint", { most: mostPurposes })}</span>
        )}
        <span className="grow" />
        <SaveButton onSave={known && known.rows.length > 0 ? () => save(known) : null} />
      </Flex>
      <QueryState
        query={figures}
        isEmpty={({ balanceFen, lineFen }) => balanceFen + (lineFen ?? 0) === 0}
        empty={<Empty description={t("portfolio.concentration.noLoans")} />}
      >
        {(data) => <Figures figures={data} by={data.lineFen === null ? "purpose" : "industry"} />}
      </QueryState>
    </Flex>
  );
}

function Figures({ figures, by }: { figures: ConcentrationFigures; by: ConcentrationBy }) {
  const { t } = useTranslation();
  const words = useFigures();
  const names = useConcentrationNames(figures, by);
  const bars = useMemo(() => concentrationBars(figures, names, words), [figures, names, words]);
  const pie = useMemo(() => concentrationPie(figures, names, words), [figures, names, words]);
  const { rows, balanceIndex } = figures;
  const height = 72 + rows.length * (by === "industry" ? 30 : 22);
  const grouped = t(`portfolio.concentration.${by}`);
  const label = balanceIndex
    ? t("portfolio.concentration.chart", {
        by: grouped,
        name: names.rows[0] ?? "",
        share: words.share(rows[0]?.balance.share ?? 0),
        value: words.index(balanceIndex.value),
        level: t(`portfolio.concentration.level.${balanceIndex.level}`),
      })
    : t("portfolio.concentration.pie", { by: grouped });
  return (
    <>
      <ConcentrationIndexes figures={figures} names={names.rows} />
      <div className="panel concentration-charts">
        <Chart option={bars} label={label} height={Math.max(height, 280)} />
        {balanceIndex && (
          <Chart
            option={pie}
            label={t("portfolio.concentration.pie", { by: grouped })}
            height={Math.max(height, 280)}
          />
        )}
      </div>
      <ConcentrationTable figures={figures} by={by} names={names.rows} />
    </>
  );
}
