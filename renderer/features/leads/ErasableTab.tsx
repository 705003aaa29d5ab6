import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Empty, Flex, Form, Input, Modal, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import { type LeadRow, mostErased } from "../../../shared/contract/leads.ts";
import { api } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";

/** Leads lost for longer than a year, whose personal data a manager erases. */
export function ErasableTab() {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [asking, setAsking] = useState(false);
  const erasable = useQuery(api.leads.erasable.queryOptions());
  return (
    <div className="leads-view">
      <span className="secondary">{t("leads.erasable.hint")}</span>
      <QueryState
        query={erasable}
        isEmpty={({ count }) => count === 0}
        empty={<Empty description={t("leads.erasable.empty")} />}
      >
        {({ rows, count }) => (
          <>
            <Flex gap="small" align="center">
              <Button danger disabled={chosen.length === 0} onClick={() => setAsking(true)}>
                {t("leads.erasable.erase", { count: chosen.length })}
              </Button>
              {count > rows.length && t("leads.erasable.first", { count: mostErased })}
            </Flex>
            <Table<LeadRow>
              size="small"
              rowKey="id"
              dataSource={rows}
              pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
              rowSelection={{
                selectedRowKeys: [...chosen],
                onChange: (keys) => setChosen(keys as number[]),
                getCheckboxProps: ({ name }) => ({ "aria-label": t("leads.erasable.tick", { name }) }),
              }}
              columns={[
                { title: t("leads.field.name"), dataIndex: "name" },
                { title: t("leads.field.phone"), dataIndex: "phoneMasked" },
                { title: t("leads.field.areaId"), dataIndex: "areaName" },
                {
                  title: t("leads.field.channel"),
                  key: "channel",
                  render: (_, { channel }) => t(`common.leadChannel.${channel}`),
                },
                { title: t("leads.erasable.lostOn"), key: "lost", render: (_, { lost }) => lost?.on },
                {
                  title: t("leads.lose.kind"),
                  key: "kind",
                  render: (_, { lost }) => lost && t(`common.lostKind.${lost.kind}`),
                },
              ]}
            />
          </>
        )}
      </QueryState>
      {asking && (
        <EraseDialog
          ids={chosen}
          onClose={(done) => {
            setAsking(false);
            if (done) setChosen([]);
          }}
        />
      )}
    </div>
  );
}

function EraseDialog({ ids, onClose }: { ids: readonly number[]; onClose: (done: boolean) => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const erase = useMutation(
    api.leads.erase.mutationOptions({
      onSuccess: async ({ erased }) => {
        void message.success(t("leads.erasable.done", { count: erased }));
        await queryClient.invalidateQueries({ queryKey: api.leads.key() });
        onClose(true);
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      title={t("leads.erasable.title", { count: ids.length })}
      okText={t("leads.erasable.ok")}
      okButtonProps={{ danger: true }}
      confirmLoading={erase.isPending}
      onOk={() => form.submit()}
      onCancel={() => onClose(false)}
    >
      <p>{t("leads.erasable.what")}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ reason: "" }}
        onFinish={({ reason }) => erase.mutate({ ids: [...ids], reason })}
      >
        <Form.Item
          name="reason"
          label={t("leads.erasable.reason")}
          required
          rules={[zodRule(requiredText(300), t)]}
          validateTrigger="onBlur"
        >
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
