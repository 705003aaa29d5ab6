import { useMutation } from "@tanstack/react-query";
import { Flex, Form, Input, InputNumber, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { type Agreement, agreementFieldsSchema } from "../../../shared/contract/partners.ts";
import { api } from "../../app/client.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { useDialogChange } from "../../ui/useDialogChange.ts";
import { zodRule } from "../../ui/zodRule.ts";

interface AgreementDialogProps {
  partnerId: number;
  /** null for a new one */
  agreement: Agreement | null;
  onClose: () => void;
}

/** As the form holds it: the rate in per cent, as it stands in the agreement. */
interface Values {
  number: string;
  fromDate: string;
  untilDate: string;
  depositPercent: number | null;
  terms: string;
}

/** Hundredths of a per cent in one per cent. */
const hundredths = 100;

export function AgreementDialog({ partnerId, agreement, onClose }: AgreementDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const after = useDialogChange(api.partners.key(), onClose, t("partners.agreementSaved"), form);
  const add = useMutation(api.partners.addAgreement.mutationOptions(after));
  const change = useMutation(api.partners.changeAgreement.mutationOptions(after));
  const required = { required: true, message: t("common.field.required") };
  const save = ({ depositPercent, ...values }: Values) => {
    const rate = depositPercent ?? null;
    const fields = { ...values, depositRate: rate === null ? null : Math.round(rate * hundredths) };
    if (agreement) change.mutate({ id: agreement.id, version: agreement.version, fields });
    else add.mutate({ partnerId, fields });
  };
  return (
    <Modal
      open
      title={t(agreement ? "partners.editAgreement" : "partners.addAgreement")}
      okText={t("common.actions.save")}
      confirmLoading={add.isPending || change.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          ...{ number: "", terms: "" },
          ...agreement,
          depositPercent: agreement?.depositRate == null ? null : agreement.depositRate / hundredths,
        }}
        onFinish={save}
      >
        <Form.Item
          name="number"
          label={t("partners.field.number")}
          required
          rules={[zodRule(agreementFieldsSchema.shape.number, t)]}
          validateTrigger="onBlur"
        >
          <Input />
        </Form.Item>
        <Flex gap="middle">
          <Form.Item name="fromDate" label={t("partners.field.fromDate")} rules={[required]} style={{ flex: 1 }}>
            <DayInput style={{ width: "100%" }} />
          </Form.Item>
          <Form.Item
            name="untilDate"
            label={t("partners.field.untilDate")}
            dependencies={["fromDate"]}
            style={{ flex: 1 }}
            rules={[
              required,
              ({ getFieldValue }) => ({
                validator: async (_rule, until: string | null) => {
                  if (until && until < getFieldValue("fromDate")) throw new Error(t("partners.untilBeforeFrom"));
                },
              }),
            ]}
          >
            <DayInput style={{ width: "100%" }} />
          </Form.Item>
          <Form.Item name="depositPercent" label={t("partners.field.depositRate")} style={{ flex: 1 }}>
            <InputNumber min={0} max={100} precision={2} style={{ width: "100%" }} suffix="%" />
          </Form.Item>
        </Flex>
        <Form.Item
          name="terms"
          label={t("partners.field.terms")}
          rules={[zodRule(agreementFieldsSchema.shape.terms, t)]}
        >
          <Input.TextArea rows={4} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
