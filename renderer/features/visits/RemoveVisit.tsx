import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Form, Input, Modal, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import type { Visit } from "../../../shared/contract/visits.ts";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";

/** Takes a visit out, with a reason. */
export function RemoveVisit({ visit: { id, version }, onClose }: { visit: Visit; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const remove = useMutation(
    api.visits.remove.mutationOptions({
      onSuccess: async () => {
        void message.success(t("visits.removed"));
        onClose();
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      title={t("visits.removeTitle")}
      okText={t("visits.remove")}
      okButtonProps={{ danger: true }}
      confirmLoading={remove.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Typography.Paragraph>{t("visits.removeHint")}</Typography.Paragraph>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ reason: "" }}
        onFinish={({ reason }) => remove.mutate({ id, version, reason })}
      >
        <Form.Item name="reason" label={t("visits.removeReason")} rules={[zodRule(requiredText(200), t)]}>
          <Input autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
