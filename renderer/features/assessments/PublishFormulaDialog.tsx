import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Form, Input, Modal, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { FormulaDraft } from "../../../shared/contract/assessments.ts";
import { requiredText } from "../../../shared/contract/base.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";

/** From which day the draft is in force, and why. */
export function PublishFormulaDialog({ draft, onClose }: { draft: FormulaDraft; onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<{ from: string; reason: string }>();
  const publish = useMutation(
    api.assessments.formulas.publish.mutationOptions({
      onSuccess: async ({ edition, publishedFrom: day }) => {
        void message.success(t("assessments.formula.published", { edition, day }));
        onClose();
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      title={t("assessments.formula.publishTitle")}
      okText={t("assessments.formula.publish")}
      confirmLoading={publish.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Typography.Paragraph type="secondary">{t("assessments.formula.hint")}</Typography.Paragraph>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ from: today, reason: "" }}
        onFinish={(fields) => publish.mutate({ id: draft.id, version: draft.version, ...fields })}
      >
        <Form.Item name="from" label={t("assessments.formula.publishFrom")}>
          <DayInput min={today} allowClear={false} style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t("assessments.formula.publishReason")}
          rules={[zodRule(requiredText(300), t)]}
          validateTrigger="onBlur"
        >
          <Input maxLength={300} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
