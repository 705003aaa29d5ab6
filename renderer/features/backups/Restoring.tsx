import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Flex, Progress, Result, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { refusalText } from "../../../shared/i18n/refusalText.ts";
import { api } from "../../app/client.ts";
import { minute } from "./BackupFacts.tsx";
import type { OpenedBackup } from "./RestoreWizard.tsx";

const pollMs = 300;

/** How far the restoration is, and what became of it. */
export function Restoring({ jobId, backup, onBack }: { jobId: string; backup: OpenedBackup; onBack: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data } = useQuery(
    api.restore.progress.queryOptions({
      input: { jobId },
      refetchInterval: ({ state }) => (state.data && state.data.state !== "running" ? false : pollMs),
    }),
  );
  if (data?.state === "done")
    return (
      <Result
        status="success"
        title={t("backups.restore.done")}
        subTitle={t("backups.restore.doneHint", { at: minute(backup.preview.madeAt) })}
        extra={
          <Button type="primary" onClick={() => void queries.resetQueries()}>
            {t("backups.restore.toSignIn")}
          </Button>
        }
      />
    );
  if (data && data.state !== "running")
    return (
      <Flex vertical gap="middle">
        <Alert
          type="error"
          showIcon
          title={t("backups.restore.failed")}
          description={data.refusal && refusalText(data.refusal, t)}
        />
        <Button onClick={onBack}>{t("backups.restore.back")}</Button>
      </Flex>
    );
  const percent = data?.total ? Math.floor((data.done / data.total) * 100) : 0;
  return (
    <Flex vertical gap="small" role="status">
      <Typography.Text strong>{t("backups.restore.working")}</Typography.Text>
      <Progress percent={percent} status="active" aria-label={t("backups.restore.working")} />
    </Flex>
  );
}
