import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Descriptions, Flex, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { PresentLedger } from "../../../shared/contract/backups.ts";
import { actionLabel } from "../../../shared/i18n/recordText.ts";
import { api } from "../../app/client.ts";
import { errorMessage } from "../../app/refusals.ts";
import { minute } from "./BackupFacts.tsx";
import type { OpenedBackup } from "./RestoreWizard.tsx";

interface LookInsideProps {
  backup: OpenedBackup;
  onStarted: (jobId: string) => void;
  onBack: () => void;
}

/** How much of the last entry's hash is shown: enough to compare two by eye. */
const shownOfHash = 12;

/** What is in the backup, what the present ledger has beyond it, and the name to type before anything happens. */
export function LookInside({ backup, onStarted, onBack }: LookInsideProps) {
  const { t } = useTranslation();
  const { preview, ...file } = backup;
  const { branchName, madeAt, appVersion, customers, contents, lacking, lastChangeAt, auditEntries, auditHead } =
    preview;
  const start = useMutation(api.restore.start.mutationOptions({ onSuccess: ({ jobId }) => onStarted(jobId) }));
  const trail = { count: auditEntries, head: auditHead?.slice(0, shownOfHash) ?? "" };
  return (
    <Flex vertical gap="middle">
      <Descriptions
        size="small"
        bordered
        column={2}
        title={t("backups.restore.inside")}
        items={[
          { key: "branch", label: t("backups.restore.branch"), children: branchName },
          { key: "madeAt", label: t("backups.restore.madeAt"), children: minute(madeAt) },
          { key: "customers", label: t("backups.restore.customers"), children: customers },
          { key: "contents", label: t("backups.restore.contents"), children: contents },
          {
            key: "lastChange",
            label: t("backups.restore.lastChange"),
            children: lastChangeAt ? minute(lastChangeAt) : t("common.state.none"),
          },
          { key: "version", label: t("backups.restore.version"), children: appVersion },
          {
            key: "audit",
            label: t("backups.restore.audit"),
            span: 2,
            children: t("backups.restore.auditValue", trail),
          },
        ]}
      />
      {lacking > 0 && <Alert type="warning" showIcon title={t("backups.restore.lacking", { count: lacking })} />}
      <Present present={preview.present} />
      {start.isError && <Alert type="error" showIcon title={errorMessage(start.error, t)} />}
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={({ confirmation }: { confirmation: string }) => start.mutate({ ...file, confirmation })}
      >
        <Form.Item
          name="confirmation"
          label={t("backups.restore.confirm", { name: branchName })}
          rules={[{ required: true }]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Flex gap="small">
          <Button type="primary" danger htmlType="submit" loading={start.isPending} style={{ flex: 1 }}>
            {t("backups.restore.start")}
          </Button>
          <Button onClick={onBack}>{t("backups.restore.back")}</Button>
        </Flex>
      </Form>
    </Flex>
  );
}

/** What of the present ledger would be lost, and that it is set aside. */
function Present({ present }: { present: PresentLedger }) {
  const { t } = useTranslation();
  if (present.relation === "none") return <Alert type="info" showIcon title={t("backups.restore.present.none")} />;
  const aside = t("backups.restore.present.aside");
  if (present.relation === "unknown")
    return <Alert type="warning" showIcon title={t("backups.restore.present.unknown")} description={aside} />;
  if (present.relation === "diverged") {
    const at = present.lastChangeAt ? minute(present.lastChangeAt) : t("common.state.none");
    return <Alert type="warning" showIcon title={t("backups.restore.present.diverged", { at })} description={aside} />;
  }
  const count = present.changes.reduce((sum, change) => sum + change.count, 0);
  if (count === 0)
    return <Alert type="info" showIcon title={t("backups.restore.present.nothing")} description={aside} />;
  return (
    <Alert
      type="warning"
      showIcon
      title={t("backups.restore.present.later", { count })}
      description={
        <>
          <ul style={{ margin: "4px 0", paddingInlineStart: 20, maxHeight: 110, overflow: "auto" }}>
            {present.changes.map(({ action, count: times }) => (
              <li key={action}>{`${actionLabel(action, t)} × ${times}`}</li>
            ))}
          </ul>
          {aside}
        </>
      }
    />
  );
}
