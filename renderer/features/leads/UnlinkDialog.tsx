import { useMutation } from "@tanstack/react-query";
import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import type { LeadRow } from "../../../shared/contract/leads.ts";
import { api } from "../../app/client.ts";
import { useDialogChange } from "../../ui/useDialogChange.ts";
import { zodRule } from "../../ui/zodRule.ts";

interface UnlinkDialogProps {
  lead: Pick<LeadRow, "id" | "version" | "name">;
  onClose: () => void;
}

/** Takes back that a lead has become a customer, who stays in the ledger. */
export function UnlinkDialog({ lead: { id, version, name }, onClose }: UnlinkDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ note: string }>();
  const unlink = useMutation(
    api.leads.unlink.mutationOptions(useDialogChange(api.leads.key(), onClose, t("leads.unlink.done", { name }), form)),
  );
  return (
    <Modal
      open
      title={t("leads.unlink.title", { name })}
      okText={t("leads.unlink.ok")}
      confirmLoading={unlink.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t("leads.unlink.hint")}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ note: "" }}
        onFinish={({ note }) => unlink.mutate({ id, version, note })}
      >
        <Form.Item
          name="note"
          label={t("leads.unlink.note")}
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
