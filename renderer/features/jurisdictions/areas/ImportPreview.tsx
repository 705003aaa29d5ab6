import { Alert, Table, Tabs, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { AreaFilePreview } from "../../../../shared/contract/areas.ts";

type Added = AreaFilePreview["added"][number];
type Renamed = AreaFilePreview["renamed"][number];
type Missing = AreaFilePreview["missing"][number];
type Unread = AreaFilePreview["unread"][number];

const table = { size: "small", pagination: { pageSize: 50, hideOnSinglePage: true }, scroll: { y: 320 } } as const;

/** What a file would bring, part by part; what cannot be read is told with line and reason. */
export function ImportPreview({ preview }: { preview: AreaFilePreview }) {
  const { t } = useTranslation();
  const { added, renamed, unchanged, missing, unread } = preview;
  const parts = [
    {
      key: "added",
      label: t("areas.import.added", { count: added.length }),
      count: added.length,
      children: <AddedTable rows={added} />,
    },
    {
      key: "renamed",
      label: t("areas.import.renamed", { count: renamed.length }),
      count: renamed.length,
      children: <RenamedTable rows={renamed} />,
    },
    {
      key: "unread",
      label: t("areas.import.unread", { count: unread.length }),
      count: unread.length,
      children: <UnreadTable rows={unread} />,
    },
    {
      key: "missing",
      label: t("areas.import.missing", { count: missing.length }),
      count: missing.length,
      children: <MissingTable rows={missing} />,
    },
  ].filter(({ count }) => count > 0);
  return (
    <>
      {added.length + renamed.length === 0 && (
        <Alert type="info" showIcon title={t("areas.import.nothing")} style={{ marginTop: 8 }} />
      )}
      <Tabs
        key={preview.seen}
        defaultActiveKey={unread.length > 0 ? "unread" : "added"}
        items={parts}
        tabBarExtraContent={
          <Typography.Text type="secondary">{t("areas.import.unchanged", { count: unchanged })}</Typography.Text>
        }
      />
    </>
  );
}

function AddedTable({ rows }: { rows: Added[] }) {
  const { t } = useTranslation();
  return (
    <Table<Added>
      {...table}
      rowKey="code"
      dataSource={rows}
      columns={[
        { title: t("areas.code"), dataIndex: "code", width: 160 },
        { title: t("areas.name"), dataIndex: "name" },
        {
          title: t("areas.import.level"),
          key: "level",
          width: 130,
          render: (_, { level }) => t(`areas.level.${level}`),
        },
        { title: t("areas.import.parent"), dataIndex: "parentName", width: 180 },
      ]}
    />
  );
}

function RenamedTable({ rows }: { rows: Renamed[] }) {
  const { t } = useTranslation();
  return (
    <Table<Renamed>
      {...table}
      rowKey="id"
      dataSource={rows}
      columns={[
        { title: t("areas.code"), dataIndex: "code", width: 160 },
        { title: t("areas.import.from"), dataIndex: "from" },
        { title: t("areas.import.to"), dataIndex: "to" },
      ]}
    />
  );
}

function UnreadTable({ rows }: { rows: Unread[] }) {
  const { t } = useTranslation();
  const sheets = rows.some(({ sheet }) => sheet !== "");
  return (
    <>
      <Typography.Paragraph type="secondary">{t("areas.import.unreadHint")}</Typography.Paragraph>
      <Table<Unread>
        {...table}
        rowKey={({ sheet, line }) => `${sheet} ${line}`}
        dataSource={rows}
        columns={[
          ...(sheets ? [{ title: t("areas.import.sheet"), dataIndex: "sheet", width: 120 }] : []),
          { title: t("areas.import.line"), dataIndex: "line", width: 70, align: "right" },
          { title: t("areas.code"), dataIndex: "code", width: 160 },
          { title: t("areas.name"), dataIndex: "name", width: 160 },
          {
            title: t("areas.import.problem"),
            key: "problem",
            render: (_, { problem, about }) => t(`areas.import.problems.${problem}`, { about }),
          },
        ]}
      />
    </>
  );
}

function MissingTable({ rows }: { rows: Missing[] }) {
  const { t } = useTranslation();
  return (
    <>
      <Typography.Paragraph type="secondary">{t("areas.import.missingHint")}</Typography.Paragraph>
      <Table<Missing>
        {...table}
        rowKey="id"
        dataSource={rows}
        columns={[
          { title: t("areas.code"), dataIndex: "code", width: 160 },
          { title: t("areas.name"), dataIndex: "name" },
          {
            title: t("areas.import.level"),
            key: "level",
            width: 130,
            render: (_, { level }) => t(`areas.level.${level}`),
          },
        ]}
      />
    </>
  );
}
