import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Flex, Form, Input, Steps, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type RefusalData, requiredText } from "../../../shared/contract/base.ts";
import { loginSchema } from "../../../shared/contract/branch.ts";
import { refusalText } from "../../../shared/i18n/refusalText.ts";
import { api } from "../../app/client.ts";
import { LanguageMenu } from "../../ui/LanguageMenu.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";
import { RestoreWizard } from "../backups/RestoreWizard.tsx";
import { NewPasswordFields } from "../session/NewPasswordFields.tsx";
import { RecoveryKeySheet } from "./RecoveryKeySheet.tsx";
import { StartChoice } from "./StartChoice.tsx";

interface Created {
  branchName: string;
  recoveryKey: string;
}

/** Makes the branch and its first manager, shows the recovery key once, and asks how to begin. */
export function FirstRun({ problem, onDone }: { problem: RefusalData | null; onDone: () => void }) {
  const { t } = useTranslation();
  const [created, setCreated] = useState<Created | null>(null);
  const [keyKept, setKeyKept] = useState(false);
  const [restoring, setRestoring] = useState(false);
  if (restoring) return <RestoreWizard onBack={() => setRestoring(false)} />;
  return (
    <div className="gate">
      <div className="gate-card wide">
        <Flex justify="space-between" align="center" className="no-print">
          <Typography.Title level={3} style={{ margin: 0 }}>
            {t("branch.welcome")}
          </Typography.Title>
          <LanguageMenu />
        </Flex>
        <Steps
          className="no-print"
          size="small"
          style={{ margin: "16px 0 20px" }}
          current={keyKept ? 2 : created ? 1 : 0}
          items={[
            { title: t("branch.steps.branch") },
            { title: t("branch.steps.recoveryKey") },
            { title: t("branch.steps.start") },
          ]}
        />
        {!created && problem && (
          <Alert
            type="warning"
            showIcon
            title={refusalText(problem, t)}
            description={t("branch.setAside")}
            style={{ marginBottom: 16 }}
          />
        )}
        {!created && (
          <>
            <BranchForm onCreated={setCreated} />
            <Button type="link" block onClick={() => setRestoring(true)} style={{ marginTop: 8 }}>
              {t("backups.restore.open")}
            </Button>
          </>
        )}
        {created && !keyKept && <RecoveryKeySheet {...created} onKept={() => setKeyKept(true)} />}
        {keyKept && <StartChoice onDone={onDone} />}
      </div>
    </div>
  );
}

function BranchForm({ onCreated }: { onCreated: (created: Created) => void }) {
  const { t } = useTranslation();
  const fail = useFailure();
  const [form] = Form.useForm();
  const create = useMutation(
    api.branch.create.mutationOptions({
      onSuccess: ({ recoveryKey }, { branchName }) => onCreated({ branchName, recoveryKey }),
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(values: Record<"branchName" | "login" | "name" | "newPassword", string>) =>
        create.mutate({
          branchName: values.branchName,
          login: values.login,
          name: values.name,
          password: values.newPassword,
        })
      }
    >
      <Typography.Paragraph type="secondary">{t("branch.welcomeHint")}</Typography.Paragraph>
      <Form.Item
        name="branchName"
        label={t("branch.branchName")}
        rules={[zodRule(requiredText(60), t)]}
        validateTrigger="onBlur"
      >
        <Input autoFocus placeholder={t("branch.branchNameExample")} />
      </Form.Item>
      <Flex gap="middle">
        <Form.Item
          name="name"
          label={t("branch.managerName")}
          rules={[zodRule(requiredText(40), t)]}
          validateTrigger="onBlur"
          style={{ flex: 1 }}
        >
          <Input autoComplete="name" />
        </Form.Item>
        <Form.Item
          name="login"
          label={t("session.login")}
          rules={[zodRule(loginSchema, t)]}
          validateTrigger="onBlur"
          style={{ flex: 1 }}
        >
          <Input autoComplete="username" />
        </Form.Item>
      </Flex>
      <NewPasswordFields />
      <Button type="primary" htmlType="submit" block loading={create.isPending}>
        {t("branch.create")}
      </Button>
    </Form>
  );
}
