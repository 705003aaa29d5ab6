import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Flex, Form, Input, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { loginSchema } from "../../../shared/contract/branch.ts";
import { api } from "../../app/client.ts";
import { sessionStarted } from "../../app/queryClient.ts";
import { errorMessage } from "../../app/refusals.ts";
import { LanguageMenu } from "../../ui/LanguageMenu.tsx";
import { zodRule } from "../../ui/zodRule.ts";
import { RestoreWizard } from "../backups/RestoreWizard.tsx";
import { CodeField, isAskedFor } from "./CodeField.tsx";
import { Recover } from "./Recover.tsx";

export function SignIn() {
  const { t } = useTranslation();
  const [recovering, setRecovering] = useState(false);
  const [restoring, setRestoring] = useState(false);
  const signIn = useMutation(api.session.signIn.mutationOptions({ onSuccess: sessionStarted }));
  if (restoring) return <RestoreWizard onBack={() => setRestoring(false)} />;
  if (recovering) return <Recover onBack={() => setRecovering(false)} />;
  return (
    <div className="gate">
      <Form
        className="gate-card"
        layout="vertical"
        requiredMark={false}
        onFinish={(values: { login: string; password: string; code?: string }) => signIn.mutate(values)}
      >
        <Flex justify="space-between" align="center">
          <Typography.Title level={3} style={{ margin: 0 }}>
            {t("common.appName")}
          </Typography.Title>
          <LanguageMenu />
        </Flex>
        <Typography.Paragraph type="secondary">{t("session.signInHint")}</Typography.Paragraph>
        {signIn.isError && (
          <Alert
            type={isAskedFor(signIn.error) ? "info" : "error"}
            showIcon
            title={errorMessage(signIn.error, t)}
            style={{ marginBottom: 16 }}
          />
        )}
        <Form.Item name="login" label={t("session.login")} rules={[zodRule(loginSchema, t)]} validateTrigger="onBlur">
          <Input autoFocus autoComplete="username" />
        </Form.Item>
        <Form.Item name="password" label={t("session.password")} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <CodeField error={signIn.error} />
        <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
          {t("session.signIn")}
        </Button>
        <Button type="link" block onClick={() => setRecovering(true)}>
          {t("session.forgot")}
        </Button>
        <Button type="link" block onClick={() => setRestoring(true)}>
          {t("backups.restore.open")}
        </Button>
      </Form>
    </div>
  );
}
