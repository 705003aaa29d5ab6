import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Empty, Flex, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FittedProduct } from "../../../shared/contract/productFit.ts";
import type { Demand } from "../../../shared/domain/productFit.ts";
import { api } from "../../app/client.ts";
import { Money } from "../../ui/Money.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useDebounced } from "../../ui/useDebounced.ts";
import { OffersCard } from "../offers/OffersCard.tsx";
import { RecordCard } from "../records/RecordCard.tsx";
import { DemandChoice } from "./DemandChoice.tsx";
import { FitTable } from "./FitTable.tsx";
import { LoanProducts } from "./LoanProducts.tsx";
import { SavedStructures } from "./SavedStructures.tsx";
import { StructureDrawer } from "./StructureDrawer.tsx";
import "./products.css";

/** On a customer's page: which products of the day fit and why others do not, loans talked over, and what to offer next. */
export function FitPanel({ customer }: { customer: { id: number; name: string } }) {
  const { t } = useTranslation();
  const { id: customerId } = customer;
  const [demand, setDemand] = useState<Demand | null>(null);
  const [structured, setStructured] = useState<FittedProduct | null>(null);
  const asked = useDebounced(demand);
  const fit = useQuery(
    api.products.forCustomer.queryOptions({
      input: { customerId, ...(asked ? { demand: asked } : {}) },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <QueryState query={fit}>
      {(data) => (
        <Flex vertical gap="middle">
          <OffersCard customer={customer} />
          <RecordCard
            title={t("products.fit.title")}
            note={
              <Typography.Text>
                {t("products.fit.count", {
                  count: data.products.filter(({ fits }) => fits).length,
                  total: data.products.length,
                })}
                {" · "}
                {t("products.fit.freeLine")}{" "}
                {data.freeLineFen === null ? t("products.fit.noLine") : <Money fen={data.freeLineFen} />}
              </Typography.Text>
            }
          >
            <Flex vertical gap="small">
              <DemandChoice customerId={customerId} demand={demand} onChange={setDemand} />
              {data.products.length === 0 ? (
                <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("products.fit.empty")} />
              ) : (
                <FitTable customerId={customerId} fit={data} onStructure={setStructured} />
              )}
            </Flex>
          </RecordCard>
          <SavedStructures customerId={customerId} />
          {data.loans.length > 0 && <LoanProducts loans={data.loans} />}
          {structured && (
            <StructureDrawer
              customerId={customerId}
              product={structured}
              fit={data}
              demand={demand}
              onClose={() => setStructured(null)}
            />
          )}
        </Flex>
      )}
    </QueryState>
  );
}
