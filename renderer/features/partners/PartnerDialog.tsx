import { useMutation } from "@tanstack/react-query";
import { Form, Input, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { type Partner, type PartnerFields, partnerFieldsSchema } from "../../../shared/contract/partners.ts";
import { partnerKinds } from "../../../shared/domain/partners.ts";
import { api } from "../../app/client.ts";
import { useDialogChange } from "../../ui/useDialogChange.ts";
import { zodRule } from "../../ui/zodRule.ts";

interface PartnerDialogProps {
  /** null for a new one */
  partner: Partner | null;
  onClose: () => void;
}

const empty = { creditCode: "", address: "", contactName: "", contactPhone: "", note: "" };

/** What staff type about a partner unit. */
export function PartnerDialog({ partner, onClose }: PartnerDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<PartnerFields>();
  const after = useDialogChange(api.partners.key(), onClose, t("partners.saved"), form);
  const create = useMutation(api.partners.create.mutationOptions(after));
  const update = useMutation(api.partners.update.mutationOptions(after));
  const textFields = ["name", "creditCode", "address", "contactName", "contactPhone"] as const;
  return (
    <Modal
      open
      title={partner ? t("partners.editTitle", { name: partner.name }) : t("partners.create")}
      okText={t("common.actions.save")}
      confirmLoading={create.isPending || update.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={partner ?? empty}
        onFinish={(fields) =>
          partner ? update.mutate({ id: partner.id, version: partner.version, fields }) : create.mutate(fields)
        }
      >
        <Form.Item
          name="kind"
          label={t("partners.field.kind")}
          rules={[{ required: true, message: t("common.field.required") }]}
        >
          <Select options={partnerKinds.map((value) => ({ value, label: t(`common.partnerKind.${value}`) }))} />
        </Form.Item>
        {textFields.map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={t(`partners.field.${name}`)}
            required={name === "name"}
            rules={[zodRule(partnerFieldsSchema.shape[name], t)]}
            validateTrigger="onBlur"
          >
            <Input autoComplete="off" />
          </Form.Item>
        ))}
        <Form.Item name="note" label={t("partners.field.note")} rules={[zodRule(partnerFieldsSchema.shape.note, t)]}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
