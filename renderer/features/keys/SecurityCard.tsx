import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Flex, Progress, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { KeyState } from "../../../shared/contract/keys.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { AloneScreen } from "../../ui/AloneScreen.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { RecoveryKeySheet } from "../branch/RecoveryKeySheet.tsx";
import { PasswordDialog } from "../session/PasswordDialog.tsx";

const pollMs = 400;

/** The ledger's key and the recovery key: how it stands with them, and how they are renewed. */
export function SecurityCard() {
  const { t } = useTranslation();
  const state = useQuery(
    api.keys.state.queryOptions({ refetchInterval: ({ state: { data } }) => (data?.running ? pollMs : false) }),
  );
  return (
    <section className="panel" aria-labelledby="security-title">
      <Typography.Title level={5} id="security-title">
        {t("keys.title")}
      </Typography.Title>
      <QueryState query={state}>{(data) => <KeyPanel state={data} />}</QueryState>
    </section>
  );
}

function KeyPanel({ state }: { state: KeyState }) {
  const { t } = useTranslation();
  const mayMakeRecoveryKey = useAllowed("keys.newRecoveryKey");
  const [dialog, setDialog] = useState<"renew" | "recovery" | null>(null);
  const names = (list: readonly string[]) => list.join(t("common.separator"));
  return (
    <Flex vertical gap="middle">
      <Typography.Text type="secondary">
        {state.renewedAt === null
          ? t("keys.neverRenewed")
          : t("keys.renewedAt", { at: new Date(state.renewedAt).toLocaleString() })}
      </Typography.Text>
      {state.left.length > 0 && <Alert type="warning" showIcon title={t("keys.left", { names: names(state.left) })} />}
      {!state.recoveryKeyFollows && <Alert type="warning" showIcon title={t("refusals.recoveryKeyOld")} />}
      {state.running ? (
        <Running running={state.running} />
      ) : (
        state.filesLeft > 0 && <Alert type="warning" showIcon title={t("keys.filesLeft", { count: state.filesLeft })} />
      )}
      <Flex gap="small" wrap>
        <Button
          type={state.left.length > 0 ? "primary" : "default"}
          disabled={state.running !== null || !state.recoveryKeyFollows}
          onClick={() => setDialog("renew")}
        >
          {t("keys.renew")}
        </Button>
        {mayMakeRecoveryKey && <Button onClick={() => setDialog("recovery")}>{t("keys.newRecoveryKey")}</Button>}
      </Flex>
      {dialog === "renew" && <RenewDialog leftOut={names(state.leftOut)} onClose={() => setDialog(null)} />}
      {dialog === "recovery" && <RecoveryDialog onClose={() => setDialog(null)} />}
    </Flex>
  );
}

function Running({ running }: { running: NonNullable<KeyState["running"]> }) {
  const { t } = useTranslation();
  const { phase, done, total } = running;
  return (
    <div role="status">
      <Typography.Text>{t(`keys.phase.${phase}`)}</Typography.Text>
      <Progress percent={total > 0 ? Math.floor((done / total) * 100) : 0} status="active" />
    </div>
  );
}

function RenewDialog({ leftOut, onClose }: { leftOut: string; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const renew = useMutation(
    api.keys.renew.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queryClient.invalidateQueries({ queryKey: api.keys.key() });
      },
    }),
  );
  return (
    <PasswordDialog
      title={t("keys.renew")}
      okText={t("keys.renewStart")}
      pending={renew.isPending}
      onClose={onClose}
      onConfirm={(password) => renew.mutateAsync({ password })}
    >
      <Typography.Paragraph>{t("keys.renewHint")}</Typography.Paragraph>
      <Typography.Paragraph>{t("keys.backupHint")}</Typography.Paragraph>
      {leftOut !== "" && <Alert type="warning" showIcon title={t("keys.leftOut", { names: leftOut })} />}
    </PasswordDialog>
  );
}

/** The new key is shown once and prints like the one of the first run. */
function RecoveryDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { branchName } = useSession();
  const queryClient = useQueryClient();
  const make = useMutation(
    api.keys.newRecoveryKey.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.keys.key() }),
    }),
  );
  if (make.data)
    return (
      <AloneScreen label={t("keys.newRecoveryKey")}>
        <RecoveryKeySheet branchName={branchName} recoveryKey={make.data.recoveryKey} onKept={onClose} />
      </AloneScreen>
    );
  return (
    <PasswordDialog
      title={t("keys.newRecoveryKey")}
      okText={t("keys.recoveryMake")}
      pending={make.isPending}
      onClose={onClose}
      onConfirm={(password) => make.mutateAsync({ password })}
    >
      <Typography.Paragraph>{t("keys.recoveryHint")}</Typography.Paragraph>
    </PasswordDialog>
  );
}
