import { Form, Input, Modal } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFailure } from "../../ui/useFailure.ts";

interface PasswordDialogProps {
  title: string;
  okText: string;
  /** what will happen */
  children: ReactNode;
  onConfirm: (password: string) => Promise<unknown>;
  onClose: () => void;
  pending: boolean;
}

/** Asks for one's own password before something that only its owner may do. */
export function PasswordDialog({ title, okText, children, onConfirm, onClose, pending }: PasswordDialogProps) {
  const { t } = useTranslation();
  const fail = useFailure();
  const [form] = Form.useForm<{ password: string }>();
  return (
    <Modal open title={title} okText={okText} confirmLoading={pending} onOk={() => form.submit()} onCancel={onClose}>
      {children}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        style={{ marginTop: 16 }}
        onFinish={({ password }) => onConfirm(password).catch((error) => fail(error, form))}
      >
        <Form.Item name="password" label={t("session.currentPassword")} rules={[{ required: true }]}>
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
