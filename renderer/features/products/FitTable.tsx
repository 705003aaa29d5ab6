import { Link } from "@tanstack/react-router";
import { Button, Table, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { CustomerFit, FittedProduct } from "../../../shared/contract/productFit.ts";
import type { ProductCondition } from "../../../shared/domain/productFit.ts";
import { amountRange, foundLine, monthsRange, neededText, rateRange } from "../../../shared/i18n/productText.ts";
import { useAllowed } from "../../app/session.ts";
import { homeOf } from "./conditionHome.ts";

interface FitTableProps {
  customerId: number;
  fit: CustomerFit;
  onStructure: (product: FittedProduct) => void;
}

/** The products of the day, those that fit first; at the others each condition that stands against them. */
export function FitTable({ customerId, fit, onStructure }: FitTableProps) {
  const { t } = useTranslation();
  const mayStructure = useAllowed("products.saveStructure");
  return (
    <Table<FittedProduct>
      size="small"
      rowKey="productId"
      dataSource={fit.products}
      pagination={false}
      columns={[
        {
          title: t("products.name"),
          key: "name",
          width: 200,
          render: (_, { productId, terms, held }) => (
            <>
              <Link to="/products/$id" params={{ id: productId }}>
                {terms.name}
              </Link>{" "}
              {held && <Tag color="gold">{t("products.fit.held")}</Tag>}
            </>
          ),
        },
        {
          title: t("products.column.amount"),
          key: "limits",
          width: 270,
          render: (_, { terms }) => (
            <>
              <div>{amountRange(terms, t)}</div>
              <Typography.Text type="secondary">
                {monthsRange(terms, t)} · {rateRange(terms, t)}
              </Typography.Text>
            </>
          ),
        },
        {
          title: t("products.fit.why"),
          key: "conditions",
          render: (_, { fits, conditions }) =>
            fits ? (
              <Tag color="green">{t("products.fit.fits")}</Tag>
            ) : (
              <ul className="fit-conditions" aria-label={t("products.fit.fitsNot")}>
                {conditions
                  .filter(({ state }) => state !== "met")
                  .map((condition) => (
                    <Failing key={condition.name} customerId={customerId} condition={condition} />
                  ))}
              </ul>
            ),
        },
        ...(mayStructure
          ? [
              {
                key: "actions",
                width: 150,
                render: (_: unknown, product: FittedProduct) =>
                  product.fits && (
                    <Button
                      size="small"
                      aria-label={`${t("products.fit.structure")} ${product.terms.name}`}
                      onClick={() => onStructure(product)}
                    >
                      {t("products.fit.structure")}
                    </Button>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** A condition that fails: what was found and what is needed; where the ledger does not know, the way to fill it in. */
function Failing({ customerId, condition }: { customerId: number; condition: ProductCondition }) {
  const { t } = useTranslation();
  return (
    <li>
      <Typography.Text type={condition.state === "unknown" ? "warning" : "danger"}>
        {foundLine(condition, t)}
      </Typography.Text>{" "}
      <Typography.Text type="secondary">
        {t("products.fit.needed", { needed: neededText(condition, t) })}
      </Typography.Text>{" "}
      {condition.state === "unknown" && (
        <Link to="/customers/$id" params={{ id: customerId }} search={{ tab: homeOf(condition.name) }}>
          {t("products.fit.fillIn")}
        </Link>
      )}
    </li>
  );
}
