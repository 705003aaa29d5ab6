import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Select, Table } from "antd";
import { useTranslation } from "react-i18next";
import type { ProductLoan } from "../../../shared/contract/productFit.ts";
import { fieldLabel } from "../../../shared/i18n/recordWords.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { Money } from "../../ui/Money.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { RecordCard } from "../records/RecordCard.tsx";

/** Open loans here, each with the product that it is of: whoever has one is not offered the product again. */
export function LoanProducts({ loans }: { loans: readonly ProductLoan[] }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const mayWrite = useAllowed("products.setLoanProduct");
  const { data } = useQuery(api.products.list.queryOptions());
  const write = useMutation(
    api.products.setLoanProduct.mutationOptions({
      onSuccess: async () => {
        void message.success(t("products.fit.loanSaved"));
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error),
    }),
  );
  const products = data?.rows.filter(({ state }) => state !== "draft") ?? [];
  return (
    <RecordCard title={t("products.fit.loans")}>
      <Table<ProductLoan>
        size="small"
        rowKey="loanId"
        dataSource={loans}
        pagination={{ pageSize: 8, hideOnSinglePage: true }}
        columns={[
          { title: fieldLabel("contractNumber", t), dataIndex: "contractNumber", width: 220 },
          { title: fieldLabel("purpose", t), dataIndex: "purpose" },
          {
            title: t("products.fit.balance"),
            dataIndex: "balanceFen",
            align: "right",
            width: 150,
            render: (fen: number) => <Money fen={fen} />,
          },
          { title: t("products.fit.due"), dataIndex: "dueOn", width: 110 },
          {
            title: t("products.name"),
            key: "product",
            width: 260,
            render: (_, { loanId, productId, purpose }) => (
              <Select<number>
                aria-label={`${t("products.name")} ${purpose}`}
                style={{ width: "100%" }}
                disabled={!mayWrite || write.isPending}
                value={productId ?? 0}
                options={[
                  { value: 0, label: t("products.fit.loanUnknown") },
                  ...products.map(({ id, terms }) => ({ value: id, label: terms.name })),
                ]}
                onChange={(id) => write.mutate({ loanId, productId: id === 0 ? null : id })}
              />
            ),
          },
        ]}
      />
    </RecordCard>
  );
}
