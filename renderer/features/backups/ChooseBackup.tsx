import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Flex, Form, Input, Table, type TableColumnsType, Typography } from "antd";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BackupFileEntry } from "../../../shared/contract/backups.ts";
import { refusalText } from "../../../shared/i18n/refusalText.ts";
import { api, client } from "../../app/client.ts";
import { errorMessage } from "../../app/refusals.ts";
import { sizeText } from "../binders/splitText.ts";
import { minute } from "./BackupFacts.tsx";
import { FolderField } from "./FolderField.tsx";
import type { OpenedBackup } from "./RestoreWizard.tsx";

/** Lists the backups of a folder and opens one with its passphrase. */
export function ChooseBackup({ onOpened, onBack }: { onOpened: (backup: OpenedBackup) => void; onBack: () => void }) {
  const { t } = useTranslation();
  const [folder, setFolder] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useMutation(
    api.restore.list.mutationOptions({
      onSuccess: (entries) => setChosen(entries.find(({ problem }) => problem === null)?.fileName ?? null),
    }),
  );
  const look = useMutation(
    api.restore.preview.mutationOptions({
      onSuccess: (preview, { folder: from, fileName, passphrase }) =>
        onOpened({ folder: from, fileName, passphrase, preview }),
    }),
  );
  const failure = look.error ?? list.error;
  return (
    <>
      {failure && <Alert type="error" showIcon title={errorMessage(failure, t)} style={{ marginBottom: 16 }} />}
      <Form layout="vertical" requiredMark={false} onFinish={() => list.mutate({ folder })}>
        <Form.Item label={t("backups.restore.folder")} htmlFor="backup-folder">
          <Flex gap="small">
            <div style={{ flex: 1 }}>
              <FolderField
                id="backup-folder"
                value={folder}
                onChange={setFolder}
                choose={() => client.restore.chooseFolder()}
              />
            </div>
            <Button htmlType="submit" disabled={folder.trim() === ""} loading={list.isPending}>
              {t("backups.restore.list")}
            </Button>
          </Flex>
        </Form.Item>
      </Form>
      {list.data && (
        <Table<BackupFileEntry>
          size="small"
          rowKey="fileName"
          dataSource={list.data}
          locale={{ emptyText: t("backups.restore.none") }}
          pagination={{ pageSize: 6, hideOnSinglePage: true, showSizeChanger: false }}
          rowSelection={{
            type: "radio",
            selectedRowKeys: chosen === null ? [] : [chosen],
            onChange: ([key]) => setChosen(String(key)),
            getCheckboxProps: ({ problem, fileName }) => ({ disabled: problem !== null, "aria-label": fileName }),
          }}
          columns={columns(t)}
        />
      )}
      {chosen !== null && list.data && (
        <Form
          layout="vertical"
          requiredMark={false}
          style={{ marginTop: 16 }}
          onFinish={({ passphrase }: { passphrase: string }) => look.mutate({ folder, fileName: chosen, passphrase })}
        >
          <Form.Item name="passphrase" label={t("backups.restore.passphrase")} rules={[{ required: true }]}>
            <Input.Password autoComplete="off" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={look.isPending}>
            {t("backups.restore.look")}
          </Button>
        </Form>
      )}
      <Button type="link" block onClick={onBack} style={{ marginTop: 8 }}>
        {t("backups.restore.back")}
      </Button>
    </>
  );
}

function columns(t: TFunction): TableColumnsType<BackupFileEntry> {
  return [
    {
      title: t("backups.restore.madeAt"),
      key: "madeAt",
      width: 140,
      render: (_, { header, fileName }) => (header ? minute(header.madeAt) : fileName),
    },
    { title: t("backups.restore.branch"), key: "branch", render: (_, { header }) => header?.branchName },
    { title: t("backups.restore.version"), key: "version", width: 80, render: (_, { header }) => header?.appVersion },
    {
      title: t("backups.restore.size"),
      dataIndex: "bytes",
      width: 90,
      align: "right",
      render: (bytes: number) => sizeText(bytes, t),
    },
    {
      title: t("backups.restore.state"),
      key: "state",
      width: 200,
      render: (_, { problem, fileName }) =>
        problem ? (
          <Typography.Text type="danger" title={fileName}>
            {t("backups.restore.damaged")}
            <br />
            {refusalText(problem, t)}
          </Typography.Text>
        ) : (
          t("backups.restore.whole")
        ),
    },
  ];
}
