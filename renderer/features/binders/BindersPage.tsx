import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Empty, Table, type TableColumnsType, Typography } from "antd";
import dayjs from "dayjs";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Binder } from "../../../shared/contract/binders.ts";
import { api } from "../../app/client.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { BinderState } from "./BinderState.tsx";
import { sizeText, splitText } from "./splitText.ts";
import { useBinderProgress } from "./useBinderProgress.ts";

/** Binders of customer files, the newest first: one's own, a manager's view of all. */
export function BindersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const binders = useQuery(api.binders.list.queryOptions());
  useBinderProgress(binders.data ?? []);
  const toLedger = <Button onClick={() => navigate({ to: "/customers" })}>{t("binders.toLedger")}</Button>;
  return (
    <Page title={t("binders.title")} actions={toLedger}>
      <div className="panel">
        <Typography.Paragraph type="secondary">{t("binders.hint")}</Typography.Paragraph>
        <QueryState
          query={binders}
          isEmpty={(rows) => rows.length === 0}
          empty={<Empty description={t("binders.none")} />}
        >
          {(rows) => (
            <Table<Binder>
              size="small"
              rowKey="id"
              pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false }}
              dataSource={rows}
              columns={columns(t)}
            />
          )}
        </QueryState>
      </div>
    </Page>
  );
}

function columns(t: TFunction): TableColumnsType<Binder> {
  return [
    {
      title: t("binders.number"),
      dataIndex: "id",
      width: 64,
      render: (id: number) => (
        <Link to="/binders/$id" params={{ id }}>
          {id}
        </Link>
      ),
    },
    {
      title: t("binders.createdAt"),
      dataIndex: "createdAt",
      width: 140,
      render: (at: string) => dayjs(at).format("YYYY-MM-DD HH:mm"),
    },
    { title: t("binders.createdBy"), dataIndex: "createdByName", width: 90, ellipsis: true },
    { title: t("binders.options"), key: "options", ellipsis: true, render: (_, { options }) => splitText(options, t) },
    { title: t("binders.customers"), dataIndex: "customers", width: 90, align: "right" },
    {
      title: t("binders.stateTitle"),
      key: "state",
      width: 200,
      render: (_, binder) => <BinderState binder={binder} />,
    },
    { title: t("binders.failed"), dataIndex: "failed", width: 80, align: "right" },
    { title: t("binders.volumes"), dataIndex: "volumes", width: 80, align: "right" },
    { title: t("binders.pages"), dataIndex: "pages", width: 80, align: "right" },
    {
      title: t("binders.size"),
      key: "bytes",
      width: 90,
      align: "right",
      render: (_, { bytes, volumes }) => volumes > 0 && sizeText(bytes, t),
    },
  ];
}
