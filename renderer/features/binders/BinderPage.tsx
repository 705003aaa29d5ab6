import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Alert, Button, Flex, Progress, Table, Typography } from "antd";
import dayjs from "dayjs";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { BinderDetails } from "../../../shared/contract/binders.ts";
import { refusalText } from "../../../shared/i18n/refusalText.ts";
import { api } from "../../app/client.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { BinderActions } from "./BinderActions.tsx";
import { BinderState } from "./BinderState.tsx";
import { splitText } from "./splitText.ts";
import { useBinderProgress } from "./useBinderProgress.ts";
import { useSaveVolumes } from "./useSaveVolumes.ts";
import { VolumesTable } from "./VolumesTable.tsx";

const route = getRouteApi("/binders/$id");

/** One binder: how far it is, its volumes to be taken out, and whom it had to leave out. */
export function BinderPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = route.useParams();
  const binder = useQuery(api.binders.get.queryOptions({ input: { id } }));
  useBinderProgress(binder.data ? [binder.data] : []);
  return (
    <Page
      title={t("binders.one", { binder: id })}
      actions={
        <>
          <Button onClick={() => navigate({ to: "/binders" })}>{t("binders.backToList")}</Button>
          {binder.data && <BinderActions binder={binder.data} />}
        </>
      }
    >
      <QueryState query={binder}>{(data) => <Binder binder={data} />}</QueryState>
    </Page>
  );
}

function Binder({ binder }: { binder: BinderDetails }) {
  const { t } = useTranslation();
  const saving = useSaveVolumes(binder);
  const there = binder.state !== "removed";
  return (
    <>
      <Standing binder={binder} />
      <Flex vertical gap="small" className="panel">
        <Flex justify="space-between" align="center">
          <Typography.Title level={5} style={{ margin: 0 }}>
            {t("binders.volumeList")}
          </Typography.Title>
          {there && binder.volumes > 0 && (
            <Button type="primary" loading={saving.isPending} onClick={() => saving.mutate()}>
              {t("binders.saveAll")}
            </Button>
          )}
        </Flex>
        {saving.progress && (
          <div role="status">
            {t("binders.saving", saving.progress)}
            <Progress percent={Math.floor((saving.progress.done / saving.progress.total) * 100)} status="active" />
          </div>
        )}
        <VolumesTable binder={binder} />
      </Flex>
      {binder.failures.length > 0 && <Failures binder={binder} />}
    </>
  );
}

function Standing({ binder }: { binder: BinderDetails }) {
  const { t } = useTranslation();
  const { state, problem, printed, customers, volumes, failed, keepUntil, createdByName, createdAt, options } = binder;
  const counts = { done: printed, total: customers, volumes, failed };
  return (
    <Flex vertical gap="small" className="panel">
      <Flex gap="large" align="center" wrap>
        <BinderState binder={binder} />
        <span role="status">{t(failed > 0 ? "binders.progressFailed" : "binders.progress", counts)}</span>
        <Typography.Text type="secondary">
          {createdByName} · {dayjs(createdAt).format("YYYY-MM-DD HH:mm")} · {splitText(options, t)}
        </Typography.Text>
      </Flex>
      {problem && <Notice type="error">{refusalText(problem, t)}</Notice>}
      {state === "interrupted" && <Notice type="warning">{t("binders.interruptedNote")}</Notice>}
      {state === "removed" ? (
        <Notice type="info">{t("binders.removedNote")}</Notice>
      ) : (
        <Typography.Text type="secondary">{t("binders.keepUntil", { date: keepUntil })}</Typography.Text>
      )}
    </Flex>
  );
}

function Notice({ type, children }: { type: "error" | "warning" | "info"; children: ReactNode }) {
  return <Alert type={type} showIcon title={children} />;
}

function Failures({ binder }: { binder: BinderDetails }) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap="small" className="panel">
      <Typography.Title level={5} style={{ margin: 0 }}>
        {t("binders.failures")}
      </Typography.Title>
      <Table
        size="small"
        rowKey="customerId"
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={binder.failures}
        columns={[
          {
            title: t("binders.fileNumbers"),
            dataIndex: "fileNumber",
            width: 140,
            render: (fileNumber: string, { customerId }) => (
              <Link to="/customers/$id" params={{ id: customerId }}>
                {fileNumber}
              </Link>
            ),
          },
          { title: t("binders.customers"), dataIndex: "name", width: 180 },
          {
            title: t("binders.reason"),
            key: "reason",
            render: (_, { refusal }) => (refusal ? refusalText(refusal, t) : t("binders.fault")),
          },
        ]}
      />
    </Flex>
  );
}
