import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Alert, App, Button, Tabs, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Product } from "../../../shared/contract/products.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { DraftTab } from "./DraftTab.tsx";
import { EditionsTab } from "./EditionsTab.tsx";
import { FittingTab } from "./FittingTab.tsx";
import { ProductStateTag } from "./ProductStateTag.tsx";
import { nameOf } from "./productName.ts";
import { WithdrawDialog } from "./WithdrawDialog.tsx";
import "./products.css";

const route = getRouteApi("/products/$id");

/** One loan product: what it says and said, its editing, and the customers whom it fits. */
export function ProductPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { tab } = route.useSearch();
  const navigate = useNavigate();
  const mayEdit = useAllowed("products.saveDraft");
  const product = useQuery(api.products.get.queryOptions({ input: { id } }));
  return (
    <QueryState query={product}>
      {(data) => (
        <Page
          path={[
            <Link key="products" to="/products">
              {t("products.title")}
            </Link>,
          ]}
          title={
            <>
              {nameOf(data)} <Tag>{data.code}</Tag> <ProductStateTag state={data.state} />
            </>
          }
          actions={mayEdit && <Withdrawal product={data} />}
        >
          {data.withdrawnOn && (
            <Alert
              type="warning"
              showIcon
              title={t("products.withdraw.since", { date: data.withdrawnOn, reason: data.withdrawnReason })}
            />
          )}
          <Tabs
            activeKey={tab ?? "terms"}
            onChange={(key) =>
              navigate({
                to: "/products/$id",
                params: { id },
                search: { tab: key as NonNullable<typeof tab> },
                replace: true,
              })
            }
            destroyOnHidden
            items={[
              { key: "terms", label: t("products.tab.terms"), children: <EditionsTab product={data} /> },
              { key: "fitting", label: t("products.tab.fitting"), children: <FittingTab product={data} /> },
              ...(mayEdit && data.withdrawnOn === null
                ? [{ key: "edit", label: t("products.tab.edit"), children: <DraftTab product={data} /> }]
                : []),
            ]}
          />
        </Page>
      )}
    </QueryState>
  );
}

/** Takes a product off the offer, or puts it back. */
function Withdrawal({ product }: { product: Product }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { id, version } = product;
  const reinstate = useMutation(
    api.products.reinstate.mutationOptions({
      onSuccess: async () => {
        void message.success(t("products.reinstate.done", { name: nameOf(product) }));
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error),
    }),
  );
  if (product.withdrawnOn !== null)
    return (
      <Button loading={reinstate.isPending} onClick={() => reinstate.mutate({ id, version })}>
        {t("products.reinstate.action")}
      </Button>
    );
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {t("products.withdraw.action")}
      </Button>
      {asking && <WithdrawDialog product={product} onClose={() => setAsking(false)} />}
    </>
  );
}
