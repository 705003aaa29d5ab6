import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Form, Modal, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { CustomerSelect } from "../../ui/CustomerSelect.tsx";
import { useFailure } from "../../ui/useFailure.ts";

/** Says which customer a prospect is, where they turn out to be one. */
export function LinkCustomer({ doorId, name, onClose }: { doorId: number; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<{ customerId: number }>();
  const link = useMutation(
    api.rounds.linkCustomer.mutationOptions({
      onSuccess: async () => {
        void message.success(t("rounds.linked"));
        onClose();
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      title={t("rounds.linkTitle", { name })}
      okText={t("common.actions.save")}
      confirmLoading={link.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Typography.Paragraph>{t("rounds.linkHint")}</Typography.Paragraph>
      <Form form={form} layout="vertical" onFinish={({ customerId }) => link.mutate({ id: doorId, customerId })}>
        <Form.Item
          name="customerId"
          label={t("visits.customer")}
          rules={[{ required: true, message: t("visits.chooseCustomer") }]}
        >
          <CustomerSelect autoFocus allowClear={false} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
