import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Flex, Form, Input, Modal, QRCode, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { AloneScreen } from "../../ui/AloneScreen.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { PasswordDialog } from "./PasswordDialog.tsx";

/** Turns codes from an authenticator on or off for oneself. */
export function SecondFactor({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const state = useQuery(api.session.secondFactor.state.queryOptions());
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const begin = useMutation(api.session.secondFactor.begin.mutationOptions());
  const remove = useMutation(
    api.session.secondFactor.remove.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queryClient.invalidateQueries({ queryKey: api.session.secondFactor.key() });
      },
    }),
  );
  if (state.data === undefined) return null;
  if (codes) return <EmergencyCodes codes={codes} onKept={onClose} />;
  if (begin.data) return <Authenticator {...begin.data} onConfirmed={setCodes} onClose={onClose} />;
  if (state.data === null)
    return (
      <PasswordDialog
        title={t("session.secondFactor.title")}
        okText={t("session.secondFactor.begin")}
        pending={begin.isPending}
        onClose={onClose}
        onConfirm={(password) => begin.mutateAsync({ password })}
      >
        <Typography.Paragraph>{t("session.secondFactor.off")}</Typography.Paragraph>
        <Typography.Paragraph type="secondary">{t("session.secondFactor.limit")}</Typography.Paragraph>
      </PasswordDialog>
    );
  const { since, codesLeft } = state.data;
  return (
    <PasswordDialog
      title={t("session.secondFactor.title")}
      okText={t("session.secondFactor.remove")}
      pending={remove.isPending}
      onClose={onClose}
      onConfirm={(password) => remove.mutateAsync({ password })}
    >
      <Typography.Paragraph>
        {t("session.secondFactor.on", { since: new Date(since).toLocaleDateString(), codes: codesLeft })}
      </Typography.Paragraph>
    </PasswordDialog>
  );
}

interface AuthenticatorProps {
  secret: string;
  address: string;
  onConfirmed: (codes: string[]) => void;
  onClose: () => void;
}

/** Carries the secret to the authenticator, which proves by a code that it has arrived. */
function Authenticator({ secret, address, onConfirmed, onClose }: AuthenticatorProps) {
  const { t } = useTranslation();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<{ code: string }>();
  const confirm = useMutation(
    api.session.secondFactor.confirm.mutationOptions({
      onSuccess: async ({ codes }) => {
        onConfirmed(codes);
        await queryClient.invalidateQueries({ queryKey: api.session.secondFactor.key() });
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      title={t("session.secondFactor.title")}
      okText={t("session.secondFactor.confirm")}
      confirmLoading={confirm.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Typography.Paragraph>{t("session.secondFactor.scan")}</Typography.Paragraph>
      <Flex gap="large" align="start">
        <div role="img" aria-label={t("session.secondFactor.qrCode")}>
          <QRCode type="svg" value={address} size={180} />
        </div>
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          style={{ flex: 1 }}
          onFinish={({ code }) => confirm.mutate({ code })}
        >
          <Form.Item label={t("session.secondFactor.secret")}>
            <Typography.Text code>{secret.match(/.{1,4}/g)?.join(" ")}</Typography.Text>
          </Form.Item>
          <Form.Item name="code" label={t("session.code")} rules={[{ required: true }]}>
            <Input autoFocus autoComplete="one-time-code" inputMode="numeric" maxLength={10} />
          </Form.Item>
        </Form>
      </Flex>
    </Modal>
  );
}

/** The only time the emergency codes are shown. */
function EmergencyCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const [kept, setKept] = useState(false);
  const title = t("session.secondFactor.codesTitle", { name: user.name });
  return (
    <AloneScreen label={title}>
      <Flex vertical gap="middle">
        <Typography.Title level={4} style={{ margin: 0 }}>
          {title}
        </Typography.Title>
        <ul className="emergency-codes">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <Alert type="warning" showIcon title={t("session.secondFactor.codesHint")} />
        <Flex justify="space-between" align="center" className="no-print">
          <Checkbox checked={kept} onChange={({ target }) => setKept(target.checked)}>
            {t("session.secondFactor.codesKept")}
          </Checkbox>
          <Flex gap="small">
            <Button onClick={() => window.print()}>{t("common.actions.print")}</Button>
            <Button type="primary" disabled={!kept} onClick={onKept}>
              {t("session.secondFactor.done")}
            </Button>
          </Flex>
        </Flex>
      </Flex>
    </AloneScreen>
  );
}
