import { Button, Table, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import type { CustomerFilter } from "../../../shared/contract/customers.ts";
import { isGrade, type Standing, standings } from "../../../shared/domain/portfolio.ts";
import { useSession } from "../../app/session.ts";
import { CustomersLink } from "./CustomersLink.tsx";
import { type Distribution, type DistributionRow, type Grouping, ratedShare } from "./distributionRows.ts";
import { useFigures } from "./useFigures.ts";
import { usePortfolioSearch } from "./usePortfolioSearch.ts";

interface DistributionTableProps {
  distribution: Distribution;
  by: Grouping;
  nameOf: (row: Pick<DistributionRow, "id" | "name">) => string;
}

/** A line of the table: a row of the answer, or their sum. */
type Line = DistributionRow & { sum: boolean };

/** The figures of the chart; numbers lead to the customers they count, names of areas to those within. */
export function DistributionTable({ distribution, by, nameOf }: DistributionTableProps) {
  const { t } = useTranslation();
  const words = useFigures();
  const { today } = useSession();
  const { look, narrowing } = usePortfolioSearch();
  const { rows, total, on } = distribution;
  const unit = t("portfolio.unit");
  const lines: Line[] = [
    ...rows.map((row) => ({ ...row, sum: false })),
    { ...total, id: null, name: t("portfolio.total"), deeper: false, sum: true },
  ];
  const titleOf = (line: Line) => (line.sum ? line.name : nameOf(line));
  // The only row of an area without areas below it is all of that area.
  const whole = (line: Line) => line.sum || rows.length === 1;
  const filterOf = (line: Line, standing: Standing | null): CustomerFilter | null => {
    const standingFilter = standing === null ? {} : filterFor(standing);
    if (standing !== null && on !== today) return null;
    if (line.id !== null)
      return { ...narrowing, ...standingFilter, ...(by === "area" ? { areaId: line.id } : { marketerId: line.id }) };
    return whole(line) ? { ...narrowing, ...standingFilter } : null;
  };
  const countColumn = (standing: Standing | null, title: string): TableColumnsType<Line>[number] => ({
    title,
    key: standing ?? "customers",
    align: "right",
    render: (_, line) => (
      <CustomersLink
        count={standing === null ? line.customers : line.standings[standing]}
        filter={filterOf(line, standing)}
        label={`${titleOf(line)} ${title}`}
      />
    ),
  });
  const columns: TableColumnsType<Line> = [
    {
      title: by === "area" ? t("customers.area") : t("customers.marketer"),
      key: "name",
      fixed: "left",
      render: (_, line) => {
        const title = titleOf(line);
        if (!line.deeper || line.id === null) return title;
        const { id } = line;
        return (
          <Button
            type="link"
            size="small"
            className="plain-link"
            aria-label={t("portfolio.distribution.open", { area: title })}
            onClick={() => look({ areaId: id })}
          >
            {title}
          </Button>
        );
      },
    },
    countColumn(null, t("portfolio.customers")),
    ...standings.map((standing) => countColumn(standing, words.standing(standing))),
    {
      title: t("portfolio.distribution.ratedShare"),
      key: "ratedShare",
      align: "right",
      render: (_, line) => words.share(ratedShare(line)),
    },
    {
      title: t("portfolio.line", { unit }),
      key: "line",
      align: "right",
      render: (_, line) => words.amount(line.lineFen),
    },
    {
      title: t("portfolio.balance", { unit }),
      key: "balance",
      align: "right",
      render: (_, line) => words.amount(line.loanBalanceFen),
    },
  ];
  return (
    <Table<Line>
      size="small"
      className="figures-table"
      aria-label={t("portfolio.distribution.table")}
      rowKey={({ id, sum }) => (sum ? "sum" : (id ?? "own"))}
      rowClassName={({ sum }) => (sum ? "sum-row" : "")}
      pagination={false}
      scroll={{ x: "max-content" }}
      dataSource={lines}
      columns={columns}
    />
  );
}

/** What of the ledger's filter finds customers of a standing today. */
function filterFor(standing: Standing): CustomerFilter {
  return isGrade(standing) ? { grade: standing } : { standing };
}
