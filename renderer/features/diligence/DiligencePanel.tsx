import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { App, Button, Empty, Flex, Table } from "antd";
import { useTranslation } from "react-i18next";
import type { DiligenceRow } from "../../../shared/contract/diligence.ts";
import { openDiligences } from "../../../shared/domain/diligence.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { Money } from "../../ui/Money.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { StatusTag } from "./StatusTag.tsx";

/** Every due diligence on a customer, and the beginning of a new one. */
export function DiligencePanel({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const mayBegin = useAllowed("diligence.begin");
  const all = useQuery(api.diligence.forCustomer.queryOptions({ input: { customerId } }));
  const open: readonly string[] = openDiligences;
  const none = all.data !== undefined && !all.data.some(({ status }) => open.includes(status));
  return (
    <Flex vertical gap="small">
      {mayBegin && none && <BeginButton customerId={customerId} again={all.data.length > 0} />}
      <QueryState
        query={all}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <div className="panel">
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("diligence.list.emptyCustomer")} />
          </div>
        }
      >
        {(rows) => (
          <Table<DiligenceRow>
            size="small"
            className="panel"
            pagination={false}
            rowKey="id"
            dataSource={rows}
            columns={[
              {
                title: t("diligence.title"),
                key: "number",
                render: (_, { id, number }) => (
                  <Link to="/customers/$id/diligence/$diligenceId" params={{ id: customerId, diligenceId: id }}>
                    {number}
                  </Link>
                ),
              },
              { title: t("diligence.statusTitle"), key: "status", render: (_, row) => <StatusTag row={row} /> },
              { title: t("diligence.begunOn"), dataIndex: "begunOn" },
              { title: t("diligence.lead"), dataIndex: ["lead", "name"] },
              { title: t("diligence.second"), dataIndex: ["second", "name"] },
              {
                title: t("diligence.proposed"),
                key: "amount",
                align: "right",
                render: (_, { amountFen }) => <Money fen={amountFen} />,
              },
              {
                title: t("diligence.decidedBy"),
                key: "decidedBy",
                render: (_, { status, decidedBy }) => status === "confirmed" && decidedBy?.name,
              },
            ]}
          />
        )}
      </QueryState>
    </Flex>
  );
}

function BeginButton({ customerId, again }: { customerId: number; again: boolean }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const begin = useMutation(
    api.diligence.begin.mutationOptions({
      onSuccess: async ({ id, supersedes }) => {
        if (supersedes) void message.info(t("diligence.begun"));
        await navigate({ to: "/customers/$id/diligence/$diligenceId", params: { id: customerId, diligenceId: id } });
        await queryClient.invalidateQueries({ queryKey: api.diligence.key() });
      },
      onError: (error) => fail(error),
    }),
  );
  return (
    <Button
      type="primary"
      style={{ alignSelf: "flex-start" }}
      loading={begin.isPending}
      onClick={() => begin.mutate({ customerId })}
    >
      {t(again ? "diligence.beginAgain" : "diligence.begin")}
    </Button>
  );
}
