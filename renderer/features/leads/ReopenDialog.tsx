import { useMutation } from "@tanstack/react-query";
import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { text } from "../../../shared/contract/base.ts";
import type { LeadRow } from "../../../shared/contract/leads.ts";
import { api } from "../../app/client.ts";
import { useDialogChange } from "../../ui/useDialogChange.ts";
import { zodRule } from "../../ui/zodRule.ts";

interface ReopenDialogProps {
  lead: Pick<LeadRow, "id" | "version" | "name">;
  onClose: () => void;
}

/** Takes a lost lead up again, where it stood before. */
export function ReopenDialog({ lead: { id, version, name }, onClose }: ReopenDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ note: string }>();
  const reopen = useMutation(
    api.leads.reopen.mutationOptions(useDialogChange(api.leads.key(), onClose, t("leads.reopen.done", { name }), form)),
  );
  return (
    <Modal
      open
      title={t("leads.reopen.title", { name })}
      okText={t("leads.reopen.ok")}
      confirmLoading={reopen.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ note: "" }}
        onFinish={({ note }) => reopen.mutate({ id, version, note })}
      >
        <Form.Item name="note" label={t("leads.reopen.note")} rules={[zodRule(text(300), t)]} validateTrigger="onBlur">
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
