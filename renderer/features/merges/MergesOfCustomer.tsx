import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Table, Typography } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MergeEvent } from "../../../shared/contract/merges.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { type Reason, ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { useRecordText } from "../../ui/useRecordText.ts";

/** Who was merged into a customer, with a way to take the newest merge back; nothing where nobody was. */
export function MergesOfCustomer({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const mayReverse = useAllowed("merges.reverse");
  const events = useQuery(api.merges.listForCustomer.queryOptions({ input: { customerId } }));
  const [reversing, setReversing] = useState<MergeEvent | null>(null);
  if (!events.data || events.data.length === 0) return null;
  return (
    <div className="panel">
      <Table<MergeEvent>
        size="small"
        rowKey="id"
        title={() => <Typography.Text strong>{t("merges.events")}</Typography.Text>}
        dataSource={events.data}
        pagination={false}
        columns={[
          { title: t("merges.merged"), key: "loser", render: (_, { loser }) => t("merges.event", loser) },
          { title: t("merges.at"), dataIndex: "at", width: 150, render: toMinute },
          { title: t("merges.by"), dataIndex: "byName", width: 110 },
          { title: t("merges.reason"), dataIndex: "reason" },
          {
            title: t("merges.status"),
            key: "status",
            render: (_, { reversed }) =>
              reversed
                ? t("merges.reversedBy", { name: reversed.byName, date: dayjs(reversed.at).format("YYYY-MM-DD") })
                : t("merges.holds"),
          },
          {
            key: "reverse",
            width: 150,
            align: "right",
            render: (_, event) =>
              mayReverse &&
              event.reversible && (
                <Button size="small" onClick={() => setReversing(event)}>
                  {t("merges.reverse")}
                </Button>
              ),
          },
        ]}
      />
      {reversing && <ReverseMerge event={reversing} onClose={() => setReversing(null)} />}
    </div>
  );
}

function toMinute(at: string): string {
  return dayjs(at).format("YYYY-MM-DD HH:mm");
}

function ReverseMerge({ event, onClose }: { event: MergeEvent; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { label } = useRecordText();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Reason>();
  const reverse = useMutation(
    api.merges.reverse.mutationOptions({
      onSuccess: async ({ kept }) => {
        onClose();
        if (kept.length === 0) void message.success(t("merges.reversed"));
        else void message.info(t("merges.reversedKept", { fields: kept.map(label).join(t("common.separator")) }), 8);
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <ReasonDialog
      form={form}
      title={t("merges.reverseTitle", { name: event.loser.name })}
      label={t("merges.reverseReason")}
      ok={t("merges.reverse")}
      max={200}
      pending={reverse.isPending}
      onGiven={(reason) => reverse.mutate({ mergeId: event.id, reason })}
      onClose={onClose}
    >
      <Typography.Paragraph>{t("merges.reverseHint")}</Typography.Paragraph>
    </ReasonDialog>
  );
}
