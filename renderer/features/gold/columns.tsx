import { Link } from "@tanstack/react-router";
import type { TableColumnsType } from "antd";
import type { TFunction } from "i18next";
import type { GoldCustomer } from "../../../shared/contract/gold.ts";
import { GradeTag } from "../../ui/GradeTag.tsx";
import { Money } from "../../ui/Money.tsx";
import "./gold.css";

/** Who a customer is, in every list of gold customers and of those who could be. */
export function customerColumns<Row extends GoldCustomer>(t: TFunction): TableColumnsType<Row> {
  return [
    {
      title: t("customers.name"),
      key: "customer",
      width: 115,
      render: (_, { customerId, name }) => (
        <Link to="/customers/$id" params={{ id: customerId }}>
          {name}
        </Link>
      ),
    },
    { title: t("customers.area"), dataIndex: "areaName", width: 95 },
    {
      title: t("ledger.column.grade"),
      dataIndex: "grade",
      width: 64,
      render: (grade: Row["grade"]) => (grade ? <GradeTag grade={grade} /> : t("common.state.none")),
    },
    {
      title: t("customers.creditLine"),
      dataIndex: "lineFen",
      width: 124,
      align: "right",
      className: "gold-number",
      render: (fen: Row["lineFen"]) => <Money fen={fen} />,
    },
  ];
}
