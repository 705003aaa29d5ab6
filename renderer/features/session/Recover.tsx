import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { loginSchema } from "../../../shared/contract/branch.ts";
import { api } from "../../app/client.ts";
import { sessionStarted } from "../../app/queryClient.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";
import { NewPasswordFields } from "./NewPasswordFields.tsx";

/** Opens the ledger with the printed recovery key and gives one user a new password. */
export function Recover({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  const fail = useFailure();
  const [form] = Form.useForm();
  const recover = useMutation(
    api.session.recover.mutationOptions({ onSuccess: sessionStarted, onError: (error) => fail(error, form) }),
  );
  return (
    <div className="gate">
      <Form
        form={form}
        className="gate-card"
        layout="vertical"
        requiredMark={false}
        onFinish={({ recoveryKey, login, newPassword }: Record<"recoveryKey" | "login" | "newPassword", string>) =>
          recover.mutate({ recoveryKey, login, newPassword })
        }
      >
        <Typography.Title level={3}>{t("session.recoverTitle")}</Typography.Title>
        <Typography.Paragraph type="secondary">{t("session.recoverHint")}</Typography.Paragraph>
        <Form.Item name="recoveryKey" label={t("session.recoveryKey")} rules={[{ required: true }]}>
          <Input.TextArea autoFocus autoSize autoComplete="off" />
        </Form.Item>
        <Form.Item name="login" label={t("session.login")} rules={[zodRule(loginSchema, t)]} validateTrigger="onBlur">
          <Input autoComplete="username" />
        </Form.Item>
        <NewPasswordFields />
        <Button type="primary" htmlType="submit" block loading={recover.isPending}>
          {t("session.recover")}
        </Button>
        <Button type="link" block onClick={onBack}>
          {t("common.actions.back")}
        </Button>
      </Form>
    </div>
  );
}
