import { Form, type FormInstance, Input, Modal } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { requiredText, text } from "../../shared/contract/base.ts";
import { zodRule } from "./zodRule.ts";

export interface Reason {
  reason: string;
}

interface ReasonDialogProps {
  /** for whoever tells what was refused beside the field */
  form?: FormInstance<Reason>;
  title: string;
  label: string;
  /** what the button says */
  ok: string;
  /** characters at most */
  max: number;
  danger?: boolean;
  /** the step may be taken without a word */
  optional?: boolean;
  placeholder?: string;
  pending: boolean;
  onGiven: (reason: string) => void;
  onClose: () => void;
  /** what is to be known before one decides */
  children?: ReactNode;
}

/** Asks for the words without which a step is not taken. */
export function ReasonDialog({
  form: given,
  title,
  label,
  ok,
  max,
  danger = false,
  optional = false,
  placeholder,
  pending,
  onGiven,
  onClose,
  children,
}: ReasonDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Reason>(given);
  const rule = zodRule(optional ? text(max) : requiredText(max), t);
  return (
    <Modal
      open
      title={title}
      okText={ok}
      okButtonProps={{ danger }}
      confirmLoading={pending}
      // A dialog takes the focus itself once it is open; only then it can be given to a field.
      afterOpenChange={(open) => open && form.focusField("reason")}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {children}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ reason: "" }}
        onFinish={({ reason }: Reason) => onGiven(reason)}
      >
        <Form.Item name="reason" label={label} required={!optional} rules={[rule]} validateTrigger="onBlur">
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={max} placeholder={placeholder} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
