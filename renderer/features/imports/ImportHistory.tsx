import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Empty, Table, Tag, Typography } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { ImportState, ImportSummary } from "../../../shared/contract/imports.ts";
import { api } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";

const colours: Partial<Record<ImportState, string>> = {
  reading: "processing",
  checking: "processing",
  running: "processing",
  undoing: "processing",
  cancelled: "orange",
  interrupted: "red",
  undoInterrupted: "red",
  done: "green",
};

/** Imports so far, each a way back to where it stands. */
export function ImportHistory() {
  const { t } = useTranslation();
  const list = useQuery(api.imports.list.queryOptions());
  return (
    <>
      <Typography.Title level={5} style={{ margin: 0 }}>
        {t("imports.history")}
      </Typography.Title>
      <QueryState
        query={list}
        isEmpty={(rows) => rows.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("imports.noHistory")} />}
      >
        {(rows) => (
          <Table<ImportSummary>
            size="small"
            rowKey="id"
            pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
            dataSource={rows}
            columns={[
              {
                title: t("imports.file"),
                dataIndex: "fileName",
                ellipsis: true,
                render: (name: string, { id }) => (
                  <Link to="/imports/$id" params={{ id }}>
                    {name}
                  </Link>
                ),
              },
              {
                title: t("imports.uploadedAt"),
                dataIndex: "createdAt",
                width: 160,
                render: (at: string) => dayjs(at).format("YYYY-MM-DD HH:mm"),
              },
              { title: t("imports.uploadedBy"), dataIndex: "createdByName", width: 120 },
              {
                title: t("imports.stateTitle"),
                dataIndex: "state",
                width: 150,
                render: (state: ImportState) => (
                  <Tag color={colours[state] ?? "default"}>{t(`imports.state.${state}`)}</Tag>
                ),
              },
              { title: t("imports.writtenRows"), dataIndex: "applied", width: 90, align: "right" },
              {
                title: t("imports.outcome.refuse"),
                key: "refuse",
                width: 90,
                align: "right",
                render: (_, row) => row.counts.refuse,
              },
              { title: t("imports.takenBack"), dataIndex: "undone", width: 100, align: "right" },
            ]}
          />
        )}
      </QueryState>
    </>
  );
}
