import { CheckCircleTwoTone, CloseCircleTwoTone, StopOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Empty, Flex, Table, type TableColumnsType, Typography } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Backup } from "../../../shared/contract/backups.ts";
import { refusalText } from "../../../shared/i18n/refusalText.ts";
import { api } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { sizeText } from "../binders/splitText.ts";
import { minute } from "./BackupFacts.tsx";

/** Every attempt with what became of it, newest first. */
export function BackupsTable() {
  const { t } = useTranslation();
  const list = useQuery(api.backups.list.queryOptions());
  return (
    <QueryState
      query={list}
      isEmpty={(rows) => rows.length === 0}
      empty={<Empty description={t("backups.list.none")} />}
    >
      {(rows) => (
        <Table<Backup>
          size="small"
          rowKey="id"
          pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
          dataSource={rows}
          columns={columns(t)}
        />
      )}
    </QueryState>
  );
}

function columns(t: TFunction): TableColumnsType<Backup> {
  return [
    { title: t("backups.list.madeAt"), dataIndex: "madeAt", width: 140, render: minute },
    { title: t("backups.list.state"), key: "state", width: 300, render: (_, backup) => <Outcome backup={backup} /> },
    {
      title: t("backups.list.trigger"),
      dataIndex: "trigger",
      width: 110,
      render: (trigger: Backup["trigger"]) => t(`backups.trigger.${trigger}`),
    },
    { title: t("backups.list.by"), dataIndex: "byName", width: 90, ellipsis: true, render: (name) => byName(name, t) },
    {
      title: t("backups.list.size"),
      dataIndex: "bytes",
      width: 90,
      align: "right",
      render: (bytes: number) => bytes > 0 && sizeText(bytes, t),
    },
    {
      title: t("backups.list.contents"),
      key: "contents",
      width: 120,
      align: "right",
      render: (_, { state, contents, newContents }) =>
        state === "verified" &&
        `${contents}${newContents > 0 ? t("backups.list.newContents", { count: newContents }) : ""}`,
    },
    {
      title: t("backups.list.duration"),
      dataIndex: "milliseconds",
      width: 80,
      align: "right",
      render: (ms: number) => t("backups.list.seconds", { seconds: Math.max(1, Math.round(ms / 1000)) }),
    },
    { title: t("backups.list.file"), dataIndex: "fileName", ellipsis: true },
  ];
}

/** Whoever no person is goes by a name of its own in every language. */
function byName(name: string, t: TFunction): string {
  return name === "system" ? t("audit.system") : name;
}

/** An icon and words, never a colour alone. */
function Outcome({ backup: { state, problem, lacking, removedAt } }: { backup: Backup }) {
  const { t } = useTranslation();
  if (state === "cancelled")
    return (
      <Flex gap="small" align="start">
        <StopOutlined aria-hidden />
        {t("backups.list.cancelled")}
      </Flex>
    );
  if (state === "failed")
    return (
      <Flex gap="small" align="start">
        <CloseCircleTwoTone twoToneColor="#cf1322" aria-hidden />
        <span>
          {t("backups.list.failed")}
          <br />
          <Typography.Text type="secondary">{problem && refusalText(problem, t)}</Typography.Text>
        </span>
      </Flex>
    );
  const notes = [
    ...(lacking > 0 ? [t("backups.list.lacking", { count: lacking })] : []),
    ...(removedAt ? [t("backups.list.removed")] : []),
  ];
  return (
    <Flex gap="small" align="start">
      <CheckCircleTwoTone twoToneColor="#389e0d" aria-hidden />
      <span>
        {t("backups.list.verified")}
        {notes.length > 0 && (
          <Typography.Text type="secondary">
            <br />
            {notes.join(t("common.separator"))}
          </Typography.Text>
        )}
      </span>
    </Flex>
  );
}
