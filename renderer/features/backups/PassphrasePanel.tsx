import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { BackupsState } from "../../../shared/contract/backups.ts";
import { api } from "../../app/client.ts";
import { NewSecretFields } from "../../ui/NewSecretFields.tsx";
import { useFailure } from "../../ui/useFailure.ts";

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
      <NewSecretFields
        name="passphrase"
        label={t("backups.passphrase.field")}
        repeatLabel={t("backups.passphrase.repeated")}
        autoComplete="off"
      />
      <Button htmlType="submit" loading={set.isPending}>
        {t(hasPassphrase ? "backups.passphrase.change" : "backups.passphrase.set")}
      </Button>
    </Form>
  );
}
