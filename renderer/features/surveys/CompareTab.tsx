import { Link } from "@tanstack/react-router";
import { Flex, Select, Table, type TableColumnsType } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { VillageRow } from "../../../shared/contract/surveys.ts";
import { economySectors } from "../../../shared/domain/areaSurvey.ts";
import { Chart } from "../../ui/Chart.tsx";
import { useFigures } from "../portfolio/useFigures.ts";
import { compareChart } from "./compareChart.ts";
import { byNumber, type ComparedVillage, compared } from "./compareRows.ts";
import { mostCompared } from "./search.ts";
import { useSurveysSearch } from "./useSurveysSearch.ts";

/** Some villages beside each other, or all as a table that sorts by any of its columns. */
export function CompareTab({ villages }: { villages: readonly VillageRow[] }) {
  const { t } = useTranslation();
  const { search, look } = useSurveysSearch();
  const chosen = useMemo(() => search.villages ?? [], [search.villages]);
  const shown = useMemo(
    () => (chosen.length === 0 ? villages : villages.filter(({ id }) => chosen.includes(id))),
    [villages, chosen],
  );
  const drawn = useMemo(() => shown.filter(({ survey }) => survey !== null).slice(0, 12), [shown]);
  const option = useMemo(() => compareChart(drawn, t), [drawn, t]);
  return (
    <Flex vertical gap="middle">
      <Flex gap="small" align="center" wrap>
        <Select
          mode="multiple"
          aria-label={t("surveys.compare.choose")}
          placeholder={t("surveys.compare.choose")}
          style={{ minWidth: 420 }}
          maxCount={mostCompared}
          optionFilterProp="label"
          value={chosen}
          options={villages.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(ids: number[]) => look({ villages: ids.length === 0 ? undefined : ids })}
        />
        <span className="secondary">{t("surveys.compare.whole")}</span>
      </Flex>
      {drawn.length > 0 && (
        <div className="panel">
          <Chart
            option={option}
            label={t("surveys.compare.chart", { count: drawn.length })}
            height={72 + drawn.length * 32}
          />
        </div>
      )}
      <CompareTable villages={shown} />
    </Flex>
  );
}

function CompareTable({ villages }: { villages: readonly VillageRow[] }) {
  const { t } = useTranslation();
  const words = useFigures();
  const unit = t("portfolio.unit");
  const rows = useMemo(() => villages.map(compared), [villages]);
  const column = (
    key: string,
    title: string,
    value: (row: ComparedVillage) => number | null,
    written: (value: number) => string,
  ): TableColumnsType<ComparedVillage>[number] => ({
    title,
    key,
    align: "right",
    sorter: byNumber(value),
    sortDirections: ["descend", "ascend"],
    showSorterTooltip: false,
    render: (_, row) => {
      const known = value(row);
      return known === null ? t("common.state.none") : written(known);
    },
  });
  const columns: TableColumnsType<ComparedVillage> = [
    {
      title: t("surveys.ranking.village"),
      key: "name",
      fixed: "left",
      render: (_, { village: { id, name, survey } }) => (
        <>
          <Link to="/surveys/$id" params={{ id }}>
            {name}
          </Link>
          {survey === null && <span className="secondary"> {t("surveys.compare.notSurveyed")}</span>}
        </>
      ),
    },
    column(
      "households",
      t("surveys.compare.households"),
      ({ village }) => village.survey?.households ?? null,
      words.count,
    ),
    column(
      "population",
      t("surveys.compare.population"),
      ({ village }) => village.survey?.population ?? null,
      words.count,
    ),
    column("labourForce", t("surveys.compare.labourForce"), ({ labourForce }) => labourForce, words.count),
    column("away", t("surveys.compare.away"), ({ awayShare }) => awayShare, words.share),
    ...economySectors.map((sector) =>
      column(
        sector,
        t("surveys.compare.share", { sector: t(`surveys.sector.${sector}`) }),
        ({ village }) => village.survey?.economy[sector] ?? null,
        (share) => String(share / 10),
      ),
    ),
    column(
      "perHousehold",
      t("surveys.compare.demandPerHousehold", { unit }),
      ({ demandPerHouseholdFen }) => demandPerHouseholdFen,
      words.amount,
    ),
    column("lines", t("surveys.ranking.lines", { unit }), ({ village }) => village.ledger.linesFen, words.amount),
    column("customers", t("surveys.ranking.customers"), ({ village }) => village.ledger.customers, words.count),
  ];
  return (
    <Table<ComparedVillage>
      size="small"
      className="figures-table"
      aria-label={t("surveys.compare.table")}
      rowKey={({ village }) => village.id}
      pagination={false}
      scroll={{ x: "max-content" }}
      dataSource={rows}
      columns={columns}
    />
  );
}
