import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Form, Input, Modal, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import type { Product } from "../../../shared/contract/products.ts";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";
import { nameOf } from "./productName.ts";

/** Takes a product off the offer, with the reason. */
export function WithdrawDialog({ product, onClose }: { product: Product; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const name = nameOf(product);
  const withdraw = useMutation(
    api.products.withdraw.mutationOptions({
      onSuccess: async () => {
        void message.success(t("products.withdraw.done", { name }));
        onClose();
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      title={t("products.withdraw.title", { name })}
      okText={t("products.withdraw.action")}
      okButtonProps={{ danger: true }}
      confirmLoading={withdraw.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Typography.Paragraph type="secondary">{t("products.withdraw.hint")}</Typography.Paragraph>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ reason: "" }}
        onFinish={({ reason }) => withdraw.mutate({ id: product.id, version: product.version, reason })}
      >
        <Form.Item
          name="reason"
          label={t("products.withdraw.reason")}
          required
          rules={[zodRule(requiredText(200), t)]}
          validateTrigger="onBlur"
        >
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
