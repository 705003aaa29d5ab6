import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Empty, Flex, Popconfirm, Segmented, Table, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Cover, CoverState } from "../../../shared/contract/covers.ts";
import { daysBetween } from "../../../shared/domain/dates.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { JurisdictionsLink } from "../jurisdictions/JurisdictionsLink.tsx";
import { CoverDialog } from "./CoverDialog.tsx";
import { EndDialog } from "./EndDialog.tsx";

const filters = ["all", "current", "ahead", "past"] as const;
type Filter = (typeof filters)[number];

const colours: Record<CoverState, string> = { current: "blue", ahead: "gold", past: "default", cancelled: "default" };

/** Who is, will be or was on leave, and who stands in for them. */
export function CoversPage() {
  const { t } = useTranslation();
  const covers = useQuery(api.covers.list.queryOptions());
  const mayAdd = useAllowed("covers.add");
  const [adding, setAdding] = useState(false);
  const add = mayAdd && (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t("covers.add")}
    </Button>
  );
  return (
    <Page
      path={[<JurisdictionsLink key="jurisdictions" />]}
      title={t("covers.title")}
      actions={(covers.data?.length ?? 0) > 0 && add}
    >
      <Typography.Text type="secondary">{t("covers.hint")}</Typography.Text>
      <QueryState
        query={covers}
        isEmpty={(rows) => rows.length === 0}
        empty={<Empty description={t("covers.empty")}>{add}</Empty>}
      >
        {(rows) => <Covers covers={rows} />}
      </QueryState>
      {adding && <CoverDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}

function Covers({ covers }: { covers: Cover[] }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<Filter>("all");
  const [changing, setChanging] = useState<Cover | null>(null);
  const mayChange = useAllowed("covers.changeEnd");
  const shown = (by: Filter) => covers.filter(({ state }) => by === "all" || stateShown(state) === by);
  return (
    <Flex vertical gap="small" align="start" className="panel">
      <Segmented<Filter>
        aria-label={t("covers.filterLabel")}
        value={filter}
        onChange={setFilter}
        options={filters.map((by) => ({ value: by, label: t(`covers.filter.${by}`, { count: shown(by).length }) }))}
      />
      <Table<Cover>
        size="small"
        rowKey="id"
        style={{ width: "100%" }}
        dataSource={shown(filter)}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          {
            title: t("covers.stateTitle"),
            dataIndex: "state",
            width: 96,
            render: (state: CoverState) => <Tag color={colours[state]}>{t(`covers.state.${state}`)}</Tag>,
          },
          { title: t("covers.absent"), dataIndex: "absentName", width: 140 },
          { title: t("covers.deputy"), dataIndex: "deputyName", width: 140 },
          {
            title: t("covers.period"),
            key: "period",
            render: (_, { from, to }) => (
              <>
                <span className="nowrap">{t("covers.periodOf", { from, to })}</span>{" "}
                <span className="secondary nowrap">{t("covers.days", { count: daysBetween(from, to) })}</span>
              </>
            ),
          },
          { title: t("covers.reason"), dataIndex: "reason" },
          { title: t("covers.createdBy"), dataIndex: "createdByName", width: 120 },
          ...(mayChange
            ? [
                {
                  key: "actions",
                  width: 220,
                  render: (_: unknown, cover: Cover) => <Actions cover={cover} onChange={() => setChanging(cover)} />,
                },
              ]
            : []),
        ]}
      />
      {changing && <EndDialog cover={changing} onClose={() => setChanging(null)} />}
    </Flex>
  );
}

/** What was taken back stands with what is over. */
function stateShown(state: CoverState): Filter {
  return state === "cancelled" ? "past" : state;
}

function Actions({ cover, onChange }: { cover: Cover; onChange: () => void }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const end = useMutation(
    api.covers.changeEnd.mutationOptions({
      onSuccess: async () => {
        void message.success(t("covers.changed"));
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error),
    }),
  );
  const { id, state, from, to, absentName: name } = cover;
  if (state === "past" || state === "cancelled") return null;
  const current = state === "current";
  const reason = t(current ? "covers.endToday" : "covers.cancel");
  const endNow = () => end.mutate({ id, seenTo: to, to: current ? today : from, reason });
  return (
    <>
      <Button type="link" size="small" onClick={onChange}>
        {t("covers.changeEnd")}
      </Button>
      <Popconfirm
        title={t(current ? "covers.endTodayConfirm" : "covers.cancelConfirm", { name })}
        okText={reason}
        onConfirm={endNow}
      >
        <Button type="link" size="small" danger={!current} loading={end.isPending}>
          {reason}
        </Button>
      </Popconfirm>
    </>
  );
}
