import { Link } from "@tanstack/react-router";
import type { TableColumnsType } from "antd";
import type { TFunction } from "i18next";
import type { CustomerKind } from "../../../shared/domain/customer.ts";

interface Customer {
  customerId: number;
  name: string;
  fileNumber: string;
  kind: CustomerKind;
  areaName: string;
}

/** Who a customer is, in each list of offers. */
export function customerColumns<Row extends Customer>(t: TFunction): TableColumnsType<Row> {
  return [
    { title: t("customers.fileNumber"), dataIndex: "fileNumber", width: 120 },
    {
      title: t("customers.name"),
      key: "name",
      width: 180,
      render: (_, { customerId, name }) => (
        <Link to="/customers/$id" params={{ id: customerId }} search={{ tab: "products" }}>
          {name}
        </Link>
      ),
    },
    {
      title: t("customers.kind"),
      key: "kind",
      width: 120,
      render: (_, { kind }) => t(`common.customerKind.${kind}`),
    },
    { title: t("customers.area"), dataIndex: "areaName", width: 150 },
  ];
}
