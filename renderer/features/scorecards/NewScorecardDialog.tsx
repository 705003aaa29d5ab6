import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Checkbox, Form, Input, Modal, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import { type CustomerKind, customerKinds } from "../../../shared/domain/customer.ts";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";

interface Fields {
  title: string;
  kinds: CustomerKind[];
}

/** Begins a scorecard of its own, from nothing. */
export function NewScorecardDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const fail = useFailure();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const create = useMutation(
    api.scorecards.drafts.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries({ queryKey: api.scorecards.key() });
        await navigate({ to: "/scorecards/drafts/$id", params: { id } });
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      title={t("scorecardPages.new")}
      okText={t("scorecardPages.create")}
      cancelText={t("common.actions.cancel")}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Typography.Paragraph type="secondary">{t("scorecardPages.newHint")}</Typography.Paragraph>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => create.mutate({ from: "nothing", ...fields })}
      >
        <Form.Item
          name="title"
          label={t("scorecardPages.field.title")}
          rules={[zodRule(requiredText(200), t)]}
          validateTrigger="onBlur"
        >
          <Input autoFocus maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="kinds"
          label={t("scorecardPages.field.kinds")}
          rules={[{ required: true, message: t("common.field.required") }]}
        >
          <Checkbox.Group
            options={customerKinds.map((kind) => ({ value: kind, label: t(`common.customerKind.${kind}`) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
