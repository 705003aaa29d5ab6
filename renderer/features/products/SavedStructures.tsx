import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Empty, Flex, Modal, Table, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SavedStructure } from "../../../shared/contract/productFit.ts";
import { moneyText, rateText } from "../../../shared/i18n/productText.ts";
import { api, client } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { Money } from "../../ui/Money.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { RecordCard } from "../records/RecordCard.tsx";
import { ScheduleTable } from "./ScheduleTable.tsx";

/** Loans as they were talked over with a customer, each with the schedule that was shown. */
export function SavedStructures({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const mayChange = useAllowed("products.removeStructure");
  const [shown, setShown] = useState<SavedStructure | null>(null);
  const remove = useRemoval();
  const structures = useQuery(api.products.structures.queryOptions({ input: { customerId } }));
  return (
    <RecordCard title={t("products.structure.savedList")}>
      <QueryState
        query={structures}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("products.structure.none")} />}
      >
        {({ rows }) => (
          <Table<SavedStructure>
            size="small"
            rowKey="id"
            dataSource={rows}
            pagination={{ pageSize: 8, hideOnSinglePage: true }}
            columns={[
              { title: t("products.name"), dataIndex: "productName" },
              {
                title: t("products.column.amount"),
                dataIndex: "amountFen",
                align: "right",
                width: 150,
                render: (fen: number) => <Money fen={fen} />,
              },
              {
                title: t("products.column.months"),
                key: "months",
                width: 110,
                render: (_, { months }) => t("products.months", { count: months }),
              },
              {
                title: t("products.column.rate"),
                key: "rate",
                width: 100,
                render: (_, { rateBp }) => rateText(rateBp, t),
              },
              {
                title: t("products.structure.way"),
                key: "way",
                width: 200,
                render: (_, { way }) => t(`common.repaymentWay.${way}`),
              },
              { title: t("products.structure.startsOn"), dataIndex: "startsOn", width: 110 },
              { title: t("products.structure.note"), dataIndex: "note" },
              {
                key: "actions",
                width: 140,
                render: (_, structure) => (
                  <Flex gap={0}>
                    <Button type="link" size="small" onClick={() => setShown(structure)}>
                      {t("products.structure.show")}
                    </Button>
                    {mayChange && (
                      <Button type="link" size="small" danger onClick={() => remove(structure)}>
                        {t("products.structure.remove")}
                      </Button>
                    )}
                  </Flex>
                ),
              },
            ]}
          />
        )}
      </QueryState>
      {shown && (
        <Modal
          open
          width={760}
          footer={null}
          title={t("products.structure.savedTitle", {
            name: shown.productName,
            amount: moneyText(shown.amountFen, t),
          })}
          onCancel={() => setShown(null)}
        >
          <Typography.Paragraph type="secondary">
            {t("products.structure.by", { name: shown.savedByName, at: shown.savedAt.slice(0, 10) })}
            {shown.purpose && ` · ${shown.purpose}`}
          </Typography.Paragraph>
          <ScheduleTable instalments={shown.instalments} />
        </Modal>
      )}
    </RecordCard>
  );
}

/** Takes a proposal out of the record; the message offers to put it back. */
function useRemoval() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const remove = useMutation(
    api.products.removeStructure.mutationOptions({
      onSuccess: async (target) => {
        const key = `structure-${target.id}`;
        void message.success({
          key,
          duration: 8,
          content: (
            <>
              {t("products.structure.removed")}{" "}
              <Button
                type="link"
                size="small"
                onClick={async () => {
                  message.destroy(key);
                  await client.products.restoreStructure(target).catch((error: unknown) => fail(error));
                  await queryClient.invalidateQueries();
                }}
              >
                {t("products.structure.undo")}
              </Button>
            </>
          ),
        });
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error),
    }),
  );
  return ({ id, version }: SavedStructure) => remove.mutate({ id, version });
}
