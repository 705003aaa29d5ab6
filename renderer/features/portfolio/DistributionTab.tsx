import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Alert, Breadcrumb, Button, Empty, Flex, Segmented } from "antd";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { grades } from "../../../shared/domain/scorecard.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { Chart } from "../../ui/Chart.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { DayPicker } from "./DayPicker.tsx";
import { DistributionTable } from "./DistributionTable.tsx";
import { distributionChart } from "./distributionChart.ts";
import { type Distribution, type Grouping, useRowName, useSaveDistribution } from "./distributionRows.ts";
import { SaveButton } from "./SaveButton.tsx";
import { useFigures } from "./useFigures.ts";
import { usePortfolioSearch } from "./usePortfolioSearch.ts";

/** How the customers stand by grade on a day: areas to be walked down, or marketers. */
export function DistributionTab() {
  const { t } = useTranslation();
  const { today } = useSession();
  const { search, look, narrowing } = usePortfolioSearch();
  const by = search.by ?? "area";
  const on = search.on ?? today;
  const distribution = useQuery(
    api.portfolio.distribution.queryOptions({ input: { ...narrowing, by, on }, placeholderData: keepPreviousData }),
  );
  const save = useSaveDistribution(by);
  const known = distribution.data;
  return (
    <Flex vertical gap="middle">
      <Flex gap="middle" align="center" wrap>
        <Segmented
          aria-label={t("portfolio.distribution.by")}
          value={by}
          options={[
            { value: "area", label: t("portfolio.distribution.area") },
            { value: "marketer", label: t("portfolio.distribution.marketer") },
          ]}
          onChange={(value) => look({ by: value === "area" ? undefined : "marketer" })}
        />
        <DayPicker
          label={t("portfolio.distribution.on")}
          value={on}
          onChange={(day) => look({ on: day === today ? undefined : day })}
        />
        <span className="grow" />
        <SaveButton onSave={known && known.total.customers > 0 ? () => save(known) : null} />
      </Flex>
      {on !== today && <Alert type="info" showIcon title={t("portfolio.distribution.pastDay", { day: on })} />}
      <QueryState query={distribution}>
        {(data) => (
          <>
            {by === "area" && <Path path={data.path} />}
            {data.total.customers === 0 ? (
              <Empty description={t("portfolio.none")} />
            ) : (
              <Figures distribution={data} by={by} />
            )}
          </>
        )}
      </QueryState>
    </Flex>
  );
}

/** The areas that contain what is shown, each a way back up. */
function Path({ path }: Pick<Distribution, "path">) {
  const { t } = useTranslation();
  const { look } = usePortfolioSearch();
  const items = path.map(({ id, name }, place) => ({
    key: id,
    title:
      place === path.length - 1 ? (
        <strong>{name}</strong>
      ) : (
        <Button type="link" size="small" className="plain-link" onClick={() => look({ areaId: id })}>
          {name}
        </Button>
      ),
  }));
  return <Breadcrumb aria-label={t("portfolio.distribution.path")} items={items} />;
}

function Figures({ distribution, by }: { distribution: Distribution; by: Grouping }) {
  const { t } = useTranslation();
  const words = useFigures();
  const { look } = usePortfolioSearch();
  const nameOf = useRowName(by);
  const { rows, total, on } = distribution;
  const option = useMemo(() => distributionChart(rows, rows.map(nameOf), words), [rows, nameOf, words]);
  const open = useCallback(
    (place: number) => {
      const row = rows[place];
      if (row?.deeper && row.id !== null) look({ areaId: row.id });
    },
    [rows, look],
  );
  const rated = grades.reduce((sum, grade) => sum + total.standings[grade], 0);
  const label = t("portfolio.distribution.chart", { day: on, customers: total.customers, rated });
  return (
    <>
      <div className="panel">
        <Chart option={option} label={label} height={300} onPick={open} />
      </div>
      <DistributionTable distribution={distribution} by={by} nameOf={nameOf} />
    </>
  );
}
