import { Alert, Button, Checkbox, Flex, Typography } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Secret } from "../session/Secret.tsx";

interface RecoveryKeySheetProps {
  branchName: string;
  recoveryKey: string;
  onKept: () => void;
}

/** The only time the recovery key is shown; the sheet prints without the rest of the screen. */
export function RecoveryKeySheet({ branchName, recoveryKey, onKept }: RecoveryKeySheetProps) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(false);
  useEffect(() => {
    // The key is nowhere else: the browser asks before a reload or a closed window takes it away.
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", hold);
    return () => removeEventListener("beforeunload", hold);
  }, []);
  return (
    <Flex vertical gap="middle">
      <Typography.Title level={4} style={{ margin: 0 }}>
        {t("branch.recoveryTitle", { branch: branchName })}
      </Typography.Title>
      <Secret className="recovery-key">{recoveryKey}</Secret>
      <Alert type="warning" showIcon title={t("branch.recoveryHint")} />
      <Flex justify="space-between" align="center" className="no-print">
        <Checkbox checked={kept} onChange={({ target }) => setKept(target.checked)}>
          {t("branch.recoveryKept")}
        </Checkbox>
        <Flex gap="small">
          <Button onClick={() => window.print()}>{t("common.actions.print")}</Button>
          <Button type="primary" disabled={!kept} onClick={onKept}>
            {t("branch.next")}
          </Button>
        </Flex>
      </Flex>
    </Flex>
  );
}
