import { useMutation } from "@tanstack/react-query";
import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import type { Partner } from "../../../shared/contract/partners.ts";
import { api } from "../../app/client.ts";
import { useDialogChange } from "../../ui/useDialogChange.ts";
import { zodRule } from "../../ui/zodRule.ts";

interface EndDialogProps {
  partner: Partner;
  onClose: () => void;
}

/** Ends the work with a partner; whom they sent, and their agreements, stay to be read. */
export function EndDialog({ partner: { id, version, name }, onClose }: EndDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason: string }>();
  const end = useMutation(
    api.partners.end.mutationOptions(
      useDialogChange(api.partners.key(), onClose, t("partners.end.done", { name }), form),
    ),
  );
  return (
    <Modal
      open
      title={t("partners.end.title", { name })}
      okText={t("partners.end.ok")}
      confirmLoading={end.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ reason: "" }}
        onFinish={({ reason }) => end.mutate({ id, version, reason })}
      >
        <Form.Item
          name="reason"
          label={t("partners.end.reason")}
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
