import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input, Modal, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { text } from "../../../shared/contract/base.ts";
import type { Round } from "../../../shared/contract/rounds.ts";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";

/** Ends a round, with a word on how it went. */
export function CloseRound({ round, onClose }: { round: Round; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<{ note: string }>();
  const close = useMutation(
    api.rounds.close.mutationOptions({
      onSuccess: async () => {
        void message.success(t("rounds.closedDone"));
        onClose();
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  const { id, version, areaName: area, note, counts } = round;
  const left = counts.doors - counts.met - counts.away - counts.refused;
  return (
    <Modal
      open
      title={t("rounds.closeTitle", { area })}
      okText={t("rounds.close")}
      confirmLoading={close.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Typography.Paragraph>
        {left > 0 ? t("rounds.closeHint", { count: left }) : t("rounds.closeHintDone")}
      </Typography.Paragraph>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ note }}
        onFinish={(fields) => close.mutate({ id, version, note: fields.note })}
      >
        <Form.Item name="note" label={t("rounds.note")} rules={[zodRule(text(200), t)]}>
          <Input autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Carries on with a round that was closed. */
export function ReopenRound({ round: { id, version } }: { round: Round }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const reopen = useMutation(
    api.rounds.reopen.mutationOptions({
      onSuccess: async () => {
        void message.success(t("rounds.reopened"));
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error),
    }),
  );
  return (
    <Button loading={reopen.isPending} onClick={() => reopen.mutate({ id, version })}>
      {t("rounds.reopen")}
    </Button>
  );
}
