import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import { zodRule } from "../../ui/zodRule.ts";

interface ReasonDialogProps {
  title: string;
  label: string;
  /** what the button says */
  ok: string;
  max: number;
  danger?: boolean;
  pending: boolean;
  onGiven: (reason: string) => void;
  onClose: () => void;
}

/** Asks for the words without which a step is not taken. */
export function ReasonDialog({ title, label, ok, max, danger = false, pending, onGiven, onClose }: ReasonDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <Modal
      open
      title={title}
      okText={ok}
      okButtonProps={{ danger }}
      confirmLoading={pending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={({ reason }) => onGiven(reason)}>
        <Form.Item name="reason" label={label} required rules={[zodRule(requiredText(max), t)]}>
          <Input maxLength={max} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
