import { Flex, Steps, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RestorePreview } from "../../../shared/contract/backups.ts";
import { LanguageMenu } from "../../ui/LanguageMenu.tsx";
import { ChooseBackup } from "./ChooseBackup.tsx";
import { LookInside } from "./LookInside.tsx";
import { Restoring } from "./Restoring.tsx";

/** A backup that the passphrase has opened. */
export interface OpenedBackup {
  folder: string;
  fileName: string;
  passphrase: string;
  preview: RestorePreview;
}

/** Puts a backup in the place of the ledger, before anybody is signed in: choose, look, restore. */
export function RestoreWizard({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<OpenedBackup | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const again = () => {
    setOpened(null);
    setJobId(null);
  };
  return (
    <div className="gate">
      <div className="gate-card widest">
        <Flex justify="space-between" align="center">
          <Typography.Title level={3} style={{ margin: 0 }}>
            {t("backups.restore.title")}
          </Typography.Title>
          <LanguageMenu />
        </Flex>
        <Steps
          size="small"
          style={{ margin: "16px 0 20px" }}
          current={jobId !== null ? 2 : opened ? 1 : 0}
          items={[
            { title: t("backups.restore.steps.choose") },
            { title: t("backups.restore.steps.look") },
            { title: t("backups.restore.steps.work") },
          ]}
        />
        {!opened && <ChooseBackup onOpened={setOpened} onBack={onBack} />}
        {opened && jobId === null && <LookInside backup={opened} onStarted={setJobId} onBack={again} />}
        {opened && jobId !== null && <Restoring jobId={jobId} backup={opened} onBack={again} />}
      </div>
    </div>
  );
}
