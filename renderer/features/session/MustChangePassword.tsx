import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Form, Input, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { queryClient } from "../../app/queryClient.ts";
import { errorMessage } from "../../app/refusals.ts";
import { useSignOut } from "../../app/useSignOut.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { NewPasswordFields } from "./NewPasswordFields.tsx";

/** For whoever signed in with a password that somebody else chose: their own one comes before anything else. */
export function MustChangePassword() {
  const { t } = useTranslation();
  const fail = useFailure();
  const signOut = useSignOut();
  const [form] = Form.useForm<{ password: string; newPassword: string }>();
  const change = useMutation(
    api.session.changePassword.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(),
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <div className="gate">
      <Form
        form={form}
        className="gate-card"
        layout="vertical"
        requiredMark={false}
        onFinish={({ password, newPassword }) => change.mutate({ password, newPassword })}
      >
        <Typography.Title level={3}>{t("session.mustChangeTitle")}</Typography.Title>
        <Typography.Paragraph type="secondary">{t("session.mustChangeHint")}</Typography.Paragraph>
        {change.isError && (
          <Alert type="error" showIcon title={errorMessage(change.error, t)} style={{ marginBottom: 16 }} />
        )}
        <Form.Item name="password" label={t("session.givenPassword")} rules={[{ required: true }]}>
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
        <NewPasswordFields />
        <Button type="primary" htmlType="submit" block loading={change.isPending}>
          {t("common.actions.save")}
        </Button>
        <Button type="link" block onClick={signOut}>
          {t("common.actions.signOut")}
        </Button>
      </Form>
    </div>
  );
}
