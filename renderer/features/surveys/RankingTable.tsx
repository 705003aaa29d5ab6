import { Link } from "@tanstack/react-router";
import { Table, type TableColumnsType, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { VillageRow } from "../../../shared/contract/surveys.ts";
import { useFigures } from "../portfolio/useFigures.ts";
import { SinceDay } from "./SinceDay.tsx";
import { VillageCustomers } from "./VillageCustomers.tsx";

/** The villages in their order; every figure of the ledger leads to the customers it comes from. */
export function RankingTable({ villages }: { villages: readonly VillageRow[] }) {
  const { t } = useTranslation();
  const words = useFigures();
  const unit = t("portfolio.unit");
  const columns: TableColumnsType<VillageRow> = [
    {
      title: t("surveys.ranking.village"),
      key: "name",
      render: (_, { id, name, townshipName, draft }) => (
        <>
          <Link to="/surveys/$id" params={{ id }}>
            {name}
          </Link>{" "}
          <span className="secondary">{townshipName}</span> {draft && <Tag>{t("surveys.ranking.draft")}</Tag>}
        </>
      ),
    },
    {
      title: t("surveys.ranking.unmet", { unit }),
      key: "unmet",
      align: "right",
      className: "strong",
      render: (_, { unmetFen }) => words.amount(unmetFen),
    },
    {
      title: t("surveys.ranking.demand", { unit }),
      key: "demand",
      align: "right",
      render: (_, { id, demandFen, basis, ledger }) => (
        <>
          <span className="secondary basis">{t(`surveys.basis.${basis}`)}</span>
          <VillageCustomers areaId={id} any={ledger.customers > 0} label={t("surveys.ranking.customers")}>
            {words.amount(demandFen)}
          </VillageCustomers>
        </>
      ),
    },
    {
      title: t("surveys.ranking.lines", { unit }),
      key: "lines",
      align: "right",
      render: (_, { id, ledger }) => (
        <VillageCustomers
          areaId={id}
          filter={{ standing: "inForce" }}
          any={ledger.rated > 0}
          label={t("surveys.ranking.rated")}
        >
          {words.amount(ledger.linesFen)}
        </VillageCustomers>
      ),
    },
    {
      title: t("surveys.ranking.balance", { unit }),
      key: "balance",
      align: "right",
      render: (_, { id, ledger }) => (
        <VillageCustomers
          areaId={id}
          filter={{ balanceFromFen: 1 }}
          any={ledger.balanceFen > 0}
          label={t("surveys.ranking.balance", { unit })}
        >
          {words.amount(ledger.balanceFen)}
        </VillageCustomers>
      ),
    },
    {
      title: t("surveys.ranking.beyond"),
      key: "beyond",
      align: "right",
      render: (_, { householdsBeyond }) =>
        householdsBeyond === null ? t("common.state.none") : words.count(householdsBeyond),
    },
    {
      title: t("surveys.ranking.customers"),
      key: "customers",
      align: "right",
      render: (_, { id, ledger }) => (
        <VillageCustomers areaId={id} any={ledger.customers > 0} label={t("surveys.ranking.customers")}>
          {words.count(ledger.customers)}
        </VillageCustomers>
      ),
    },
    {
      title: t("surveys.ranking.rated"),
      key: "rated",
      align: "right",
      render: (_, { id, ledger }) => (
        <VillageCustomers
          areaId={id}
          filter={{ standing: "inForce" }}
          any={ledger.rated > 0}
          label={t("surveys.ranking.rated")}
        >
          {words.count(ledger.rated)}
        </VillageCustomers>
      ),
    },
    {
      title: t("surveys.ranking.survey"),
      key: "survey",
      render: (_, { survey }) => <SinceDay day={survey?.surveyedOn ?? null} />,
    },
    {
      title: t("surveys.ranking.visit"),
      key: "visit",
      render: (_, { id, ledger }) => (
        <VillageCustomers areaId={id} any={ledger.lastVisitedOn !== null} label={t("surveys.ranking.visit")}>
          <SinceDay day={ledger.lastVisitedOn} />
        </VillageCustomers>
      ),
    },
  ];
  return (
    <Table<VillageRow>
      size="small"
      className="figures-table"
      aria-label={t("surveys.ranking.table")}
      rowKey="id"
      pagination={false}
      dataSource={[...villages]}
      columns={columns}
    />
  );
}
