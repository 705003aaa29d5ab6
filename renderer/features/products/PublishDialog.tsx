import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Form, Input, Modal, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { dateSchema, text } from "../../../shared/contract/base.ts";
import type { Product } from "../../../shared/contract/products.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";

interface PublishDialogProps {
  product: Product;
  /** as the draft calls it */
  name: string;
  onClose: () => void;
}

/** Puts a draft in force from a day on. */
export function PublishDialog({ product: { id, version }, name, onClose }: PublishDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { today } = useSession();
  const navigate = useNavigate();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<{ fromDate: string; note: string }>();
  const publish = useMutation(
    api.products.publish.mutationOptions({
      onSuccess: async (_product, { fromDate: date }) => {
        void message.success(t("products.publish.done", { name, date }));
        onClose();
        await queryClient.invalidateQueries();
        await navigate({ to: "/products/$id", params: { id }, search: { tab: "terms" }, replace: true });
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      title={t("products.publish.title", { name })}
      okText={t("products.form.publish")}
      confirmLoading={publish.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Typography.Paragraph type="secondary">{t("products.publish.hint")}</Typography.Paragraph>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ fromDate: today, note: "" }}
        onFinish={({ fromDate, note }) => publish.mutate({ id, version, fromDate, note })}
      >
        <Form.Item name="fromDate" label={t("products.publish.from")} required rules={[zodRule(dateSchema, t)]}>
          <DayInput min={today} />
        </Form.Item>
        <Form.Item
          name="note"
          label={t("products.publish.note")}
          rules={[zodRule(text(200), t)]}
          validateTrigger="onBlur"
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
