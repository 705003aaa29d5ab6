import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { BackupsState } from "../../../shared/contract/backups.ts";
import { newPasswordSchema } from "../../../shared/contract/branch.ts";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";

/** Sets the passphrase that a restoration asks for, or another one. */
export function PassphrasePanel({ state: { hasPassphrase } }: { state: BackupsState }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ passphrase: string; repeated: string }>();
  const set = useMutation(
    api.backups.setPassphrase.mutationOptions({
      onSuccess: async () => {
        form.resetFields();
        void message.success(t("backups.passphrase.saved"));
        await queries.invalidateQueries({ queryKey: api.backups.key() });
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Form
      form={form}
      layout="vertical"
      className="panel"
      requiredMark={false}
      onFinish={({ passphrase }) => set.mutate({ passphrase })}
    >
      <Typography.Title level={5}>{t("backups.passphrase.title")}</Typography.Title>
      <Typography.Paragraph type="secondary">{t("backups.passphrase.hint")}</Typography.Paragraph>
      {hasPassphrase && (
        <Typography.Paragraph type="warning">{t("backups.passphrase.changeHint")}</Typography.Paragraph>
      )}
      <Form.Item
        name="passphrase"
        label={t("backups.passphrase.field")}
        extra={t("session.passwordRule")}
        rules={[zodRule(newPasswordSchema, t)]}
        validateTrigger="onBlur"
      >
        <Input.Password autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="repeated"
        label={t("backups.passphrase.repeated")}
        dependencies={["passphrase"]}
        validateTrigger="onBlur"
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_rule, value) => {
              if (value !== getFieldValue("passphrase")) throw new Error(t("common.field.passwordsDiffer"));
            },
          }),
        ]}
      >
        <Input.Password autoComplete="off" />
      </Form.Item>
      <Button htmlType="submit" loading={set.isPending}>
        {t(hasPassphrase ? "backups.passphrase.change" : "backups.passphrase.set")}
      </Button>
    </Form>
  );
}
