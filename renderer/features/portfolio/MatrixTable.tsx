import { Flex, Table, type TableColumnsType, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { moveOf } from "../../../shared/domain/gradeMigration.ts";
import { isGrade, type Standing, standings } from "../../../shared/domain/portfolio.ts";
import { useSession } from "../../app/session.ts";
import { CustomersLink } from "./CustomersLink.tsx";
import { type Migration, rowShare } from "./migrationChart.ts";
import { useFigures } from "./useFigures.ts";
import { usePortfolioSearch } from "./usePortfolioSearch.ts";

interface MatrixTableProps {
  matrix: Migration;
  from: string;
  to: string;
}

/** A line of the table by its place in the matrix; null: the sums. */
interface Line {
  standing: Standing | null;
  row: number;
}

/** The matrix in figures, each with its share of the row: upgrades stand left of the diagonal, downgrades right of it. */
export function MatrixTable({ matrix, from, to }: MatrixTableProps) {
  const { t } = useTranslation();
  const words = useFigures();
  const total = t("portfolio.total");
  const lines: Line[] = [
    ...standings.map((standing, row) => ({ standing, row })),
    { standing: null, row: standings.length },
  ];
  const columns: TableColumnsType<Line> = [
    {
      title: t("portfolio.migration.corner", { from, to }),
      key: "from",
      width: 240,
      rowScope: "row",
      render: (_, { standing }) => (standing === null ? total : words.standing(standing)),
    },
    ...standings.map((standing, column): TableColumnsType<Line>[number] => ({
      title: words.standing(standing),
      key: standing,
      align: "right",
      onCell: (line) => ({ className: line.standing === null ? "" : `move ${moveOf(line.standing, standing)}` }),
      render: (_, { standing: before, row }) =>
        before === null ? (
          <SumOfDay count={matrix.toTotals[column] ?? 0} standing={standing} day={to} />
        ) : (
          <Cell matrix={matrix} row={row} column={column} />
        ),
    })),
    {
      title: total,
      key: "total",
      align: "right",
      render: (_, { row }) => words.count(row < standings.length ? (matrix.fromTotals[row] ?? 0) : matrix.customers),
    },
  ];
  return (
    <Flex vertical gap="small">
      <Table<Line>
        size="small"
        bordered
        tableLayout="fixed"
        className="figures-table matrix-table"
        aria-label={t("portfolio.migration.table")}
        rowKey={({ standing }) => standing ?? "sum"}
        rowClassName={({ standing }) => (standing === null ? "sum-row" : "")}
        pagination={false}
        dataSource={lines}
        columns={columns}
      />
      <Typography.Text type="secondary">{t("portfolio.migration.legend")}</Typography.Text>
    </Flex>
  );
}

function Cell({ matrix, row, column }: { matrix: Migration; row: number; column: number }) {
  const { t } = useTranslation();
  const words = useFigures();
  const count = matrix.counts[row]?.[column] ?? 0;
  if (count === 0) return <span className="secondary">{words.count(0)}</span>;
  const share = words.share(rowShare(matrix, row, column));
  return (
    <>
      <div>{words.count(count)}</div>
      <div className="small share" title={t("portfolio.migration.rowShare", { share })}>
        {share}
      </div>
    </>
  );
}

/** How many stood so on the last day; the ledger finds them where that day is today. */
function SumOfDay({ count, standing, day }: { count: number; standing: Standing; day: string }) {
  const words = useFigures();
  const { today } = useSession();
  const { narrowing } = usePortfolioSearch();
  const filter = day === today && isGrade(standing) ? { ...narrowing, grade: standing } : null;
  return <CustomersLink count={count} filter={filter} label={words.standing(standing)} />;
}
