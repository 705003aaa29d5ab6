import { useMutation } from "@tanstack/react-query";
import { Form, Input, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { text } from "../../../shared/contract/base.ts";
import type { LeadRow } from "../../../shared/contract/leads.ts";
import { type LostKind, lostKinds } from "../../../shared/domain/leads.ts";
import { api } from "../../app/client.ts";
import { useDialogChange } from "../../ui/useDialogChange.ts";
import { zodRule } from "../../ui/zodRule.ts";

interface LeadDialogProps {
  lead: Pick<LeadRow, "id" | "version" | "name">;
  onClose: () => void;
}

/** Why a lead is lost. */
export function LoseDialog({ lead: { id, version, name }, onClose }: LeadDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ kind: LostKind; note: string }>();
  const lose = useMutation(
    api.leads.lose.mutationOptions(useDialogChange(api.leads.key(), onClose, t("leads.lose.done", { name }), form)),
  );
  return (
    <Modal
      open
      title={t("leads.lose.title", { name })}
      okText={t("leads.lose.ok")}
      confirmLoading={lose.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ note: "" }}
        onFinish={({ kind, note }) => lose.mutate({ id, version, kind, note })}
      >
        <Form.Item
          name="kind"
          label={t("leads.lose.kind")}
          rules={[{ required: true, message: t("common.field.required") }]}
        >
          <Select options={lostKinds.map((value) => ({ value, label: t(`common.lostKind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="note" label={t("leads.lose.note")} rules={[zodRule(text(300), t)]} validateTrigger="onBlur">
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
