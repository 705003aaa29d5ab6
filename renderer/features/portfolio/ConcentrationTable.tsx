import { Table, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import { CustomersLink } from "./CustomersLink.tsx";
import type { ConcentrationFigures } from "./concentrationChart.ts";
import type { ConcentrationBy } from "./concentrationRows.ts";
import { useFigures } from "./useFigures.ts";
import { usePortfolioSearch } from "./usePortfolioSearch.ts";

interface ConcentrationTableProps {
  figures: ConcentrationFigures;
  by: ConcentrationBy;
  names: readonly string[];
}

type Line = Omit<ConcentrationFigures["rows"][number], "key"> & { id: string; name: string; sum: boolean };

/** The figures of the charts, with what is left over and the sum. */
export function ConcentrationTable({ figures, by, names }: ConcentrationTableProps) {
  const { t } = useTranslation();
  const words = useFigures();
  const { narrowing } = usePortfolioSearch();
  const { rows, other, count, balanceFen, lineFen } = figures;
  const unit = t("portfolio.unit");
  const whole = (fen: number) => ({ amountFen: fen, share: fen > 0 ? 1 : 0 });
  const lines: Line[] = rows.map((row, place) => ({
    ...row,
    id: `row-${place}`,
    name: names[place] ?? "",
    sum: false,
  }));
  if (other)
    lines.push({
      ...other,
      id: "other",
      name: t("portfolio.concentration.other", { groups: other.groups }),
      line: null,
      sum: false,
    });
  lines.push({
    id: "sum",
    name: t("portfolio.total"),
    count,
    balance: whole(balanceFen),
    line: lineFen === null ? null : whole(lineFen),
    sum: true,
  });
  const amounts = (of: "balance" | "line"): TableColumnsType<Line> => [
    {
      title: t(`portfolio.${of}`, { unit }),
      key: of,
      align: "right",
      render: (_, line) => words.amount(line[of]?.amountFen ?? 0),
    },
    {
      title: t("portfolio.share"),
      key: `${of}Share`,
      align: "right",
      render: (_, line) => words.share(line[of]?.share ?? 0),
    },
  ];
  const columns: TableColumnsType<Line> = [
    {
      title: t(by === "industry" ? "portfolio.concentration.industryName" : "portfolio.concentration.purposeName"),
      dataIndex: "name",
    },
    {
      title: t(by === "industry" ? "portfolio.customers" : "portfolio.concentration.loans"),
      key: "count",
      align: "right",
      render: (_, line) =>
        line.sum && by === "industry" ? (
          <CustomersLink count={line.count} filter={narrowing} label={line.name} />
        ) : (
          words.count(line.count)
        ),
    },
    ...amounts("balance"),
    ...(lineFen === null ? [] : amounts("line")),
  ];
  return (
    <Table<Line>
      size="small"
      className="figures-table"
      aria-label={t("portfolio.concentration.table")}
      rowKey="id"
      rowClassName={({ sum }) => (sum ? "sum-row" : "")}
      pagination={false}
      dataSource={lines}
      columns={columns}
    />
  );
}
