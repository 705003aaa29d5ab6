import { useMutation } from "@tanstack/react-query";
import { App, Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { NewPasswordFields } from "./NewPasswordFields.tsx";

export function ChangePassword({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const [form] = Form.useForm<{ password: string; newPassword: string }>();
  const change = useMutation(
    api.session.changePassword.mutationOptions({
      onSuccess: () => {
        void message.success(t("session.passwordChanged"));
        onClose();
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      title={t("app.changePassword")}
      okText={t("common.actions.save")}
      confirmLoading={change.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ password, newPassword }) => change.mutate({ password, newPassword })}
      >
        <Form.Item name="password" label={t("session.currentPassword")} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <NewPasswordFields />
      </Form>
    </Modal>
  );
}
