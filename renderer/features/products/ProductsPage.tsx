import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Empty, Table, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProductRow } from "../../../shared/contract/products.ts";
import { amountRange, kindsText, monthsRange, rateRange } from "../../../shared/i18n/productText.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { NewProductDialog } from "./NewProductDialog.tsx";
import { ProductStateTag } from "./ProductStateTag.tsx";
import "./products.css";

/** The catalogue of loan products, withdrawn ones and those still being written among them. */
export function ProductsPage() {
  const { t } = useTranslation();
  const mayEdit = useAllowed("products.create");
  const [adding, setAdding] = useState(false);
  const products = useQuery(api.products.list.queryOptions());
  return (
    <Page
      title={t("products.title")}
      actions={
        mayEdit && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t("products.new")}
          </Button>
        )
      }
    >
      <QueryState
        query={products}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty description={t("products.empty")} />}
      >
        {({ rows }) => (
          <Table<ProductRow>
            size="small"
            rowKey="id"
            dataSource={rows}
            pagination={false}
            columns={[
              { title: t("products.code"), dataIndex: "code", width: 84 },
              {
                title: t("products.name"),
                key: "name",
                render: (_, { id, terms }) => (
                  <Link to="/products/$id" params={{ id }}>
                    {terms.name}
                  </Link>
                ),
              },
              {
                title: t("products.column.state"),
                key: "state",
                width: 140,
                render: (_, { state, hasDraft }) => (
                  <>
                    <ProductStateTag state={state} />
                    {hasDraft && state !== "draft" && <Tag>{t("products.hasDraft")}</Tag>}
                  </>
                ),
              },
              {
                title: t("products.column.who"),
                key: "who",
                width: 170,
                render: (_, { terms }) => kindsText(terms.conditions.kinds, t),
              },
              {
                title: t("products.column.amount"),
                key: "amount",
                width: 210,
                render: (_, { terms }) => amountRange(terms, t),
              },
              {
                title: t("products.column.months"),
                key: "months",
                width: 130,
                render: (_, { terms }) => monthsRange(terms, t),
              },
              {
                title: t("products.column.rate"),
                key: "rate",
                width: 140,
                render: (_, { terms }) => rateRange(terms, t),
              },
              {
                title: t("products.column.from"),
                key: "from",
                width: 104,
                render: (_, { fromDate }) => fromDate ?? t("common.state.none"),
              },
            ]}
          />
        )}
      </QueryState>
      {adding && <NewProductDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
