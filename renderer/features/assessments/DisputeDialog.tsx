import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Form, Input, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import { type IndicatorId, indicatorIds } from "../../../shared/domain/assessment.ts";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";

/** The marketer assessed says which indicator is wrong, and why. */
export function DisputeDialog({ periodId, onClose }: { periodId: number; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<{ indicator: IndicatorId; reason: string }>();
  const file = useMutation(
    api.assessments.disputes.file.mutationOptions({
      onSuccess: async () => {
        void message.success(t("assessments.dispute.filed"));
        onClose();
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      title={t("assessments.dispute.file")}
      okText={t("assessments.dispute.file")}
      confirmLoading={file.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ indicator: "visitsDone", reason: "" }}
        onFinish={(fields) => file.mutate({ periodId, ...fields })}
      >
        <Form.Item name="indicator" label={t("assessments.dispute.fileTitle")}>
          <Select options={indicatorIds.map((id) => ({ value: id, label: t(`assessments.indicator.${id}`) }))} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t("assessments.dispute.reason")}
          rules={[zodRule(requiredText(500), t)]}
          validateTrigger="onBlur"
        >
          <Input maxLength={500} placeholder={t("assessments.dispute.reasonHint")} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
