import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Alert, Button, Empty, Flex, Typography } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { standings } from "../../../shared/domain/portfolio.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { Chart } from "../../ui/Chart.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { saveTable } from "../../ui/saveTable.ts";
import { DayPicker, endOfLastYear, sameDayLastYear } from "./DayPicker.tsx";
import { MatrixTable } from "./MatrixTable.tsx";
import { MigrationMoves } from "./MigrationMoves.tsx";
import { type Migration, migrationChart } from "./migrationChart.ts";
import { SaveButton } from "./SaveButton.tsx";
import { useFigures } from "./useFigures.ts";
import { usePortfolioSearch } from "./usePortfolioSearch.ts";

interface Days {
  from: string;
  to: string;
}

/** From which grades on one day the customers came to which on another. */
export function MigrationTab() {
  const { t } = useTranslation();
  const { today } = useSession();
  const { search, look, narrowing } = usePortfolioSearch();
  const days = { from: search.from ?? sameDayLastYear(today), to: search.to ?? today };
  const ordered = days.from < days.to;
  const migration = useQuery(
    api.portfolio.migration.queryOptions({
      input: { ...narrowing, ...days },
      enabled: ordered,
      placeholderData: keepPreviousData,
    }),
  );
  const save = useSaveMatrix(days);
  const known = ordered ? migration.data : undefined;
  return (
    <Flex vertical gap="middle">
      <Flex gap="middle" align="center" wrap>
        <DayPicker label={t("portfolio.migration.from")} value={days.from} onChange={(from) => look({ from })} />
        <DayPicker label={t("portfolio.migration.to")} value={days.to} onChange={(to) => look({ to })} />
        <Button onClick={() => look({ from: undefined, to: undefined })}>{t("portfolio.migration.lastYear")}</Button>
        <Button onClick={() => look({ from: endOfLastYear(today), to: undefined })}>
          {t("portfolio.migration.sinceYearEnd")}
        </Button>
        <span className="grow" />
        <SaveButton onSave={known && known.customers > 0 ? () => save(known) : null} />
      </Flex>
      {ordered ? (
        <QueryState
          query={migration}
          isEmpty={({ customers }) => customers === 0}
          empty={<Empty description={t("portfolio.none")} />}
        >
          {(matrix) => <Matrix matrix={matrix} days={days} />}
        </QueryState>
      ) : (
        <Alert type="warning" showIcon title={t("portfolio.migration.order")} />
      )}
    </Flex>
  );
}

function Matrix({ matrix, days: { from, to } }: { matrix: Migration; days: Days }) {
  const { t } = useTranslation();
  const words = useFigures();
  const scale = t("portfolio.migration.rowShareScale");
  const option = useMemo(() => migrationChart(matrix, { from, to }, scale, words), [matrix, from, to, scale, words]);
  const { upgraded, stable, downgraded } = matrix.moves;
  return (
    <>
      <Typography.Text type="secondary">{t("portfolio.migration.hint")}</Typography.Text>
      <MigrationMoves matrix={matrix} />
      <div className="panel">
        <Chart
          option={option}
          label={t("portfolio.migration.chart", { from, to, upgraded, stable, downgraded })}
          height={340}
        />
      </div>
      <MatrixTable matrix={matrix} from={from} to={to} />
    </>
  );
}

/** Saves the matrix with its sums. */
function useSaveMatrix({ from, to }: Days) {
  const { t } = useTranslation();
  const words = useFigures();
  return ({ counts, fromTotals, toTotals, customers }: Migration) => {
    const total = t("portfolio.total");
    const headings = [t("portfolio.migration.corner", { from, to }), ...standings.map(words.standing), total];
    const rows = standings.map((standing, row) => [
      words.standing(standing),
      ...(counts[row] ?? []),
      fromTotals[row] ?? 0,
    ]);
    saveTable(`${t("portfolio.tab.migration")}-${from}-${to}`, headings, [...rows, [total, ...toTotals, customers]]);
  };
}
