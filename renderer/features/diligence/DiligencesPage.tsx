import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Empty, Flex, Table, Tabs } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { DiligenceRow } from "../../../shared/contract/diligence.ts";
import type { OpenDiligence } from "../../../shared/domain/diligence.ts";
import { api } from "../../app/client.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { Money } from "../../ui/Money.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { PolicyTab } from "./PolicyTab.tsx";
import "./diligence.css";

const route = getRouteApi("/diligence");

/** Due diligence that is not finished: to be confirmed, under way, returned; and the policy that it is checked against. */
export function DiligencesPage() {
  const { t } = useTranslation();
  const { tab = "concluded" } = route.useSearch();
  const navigate = useNavigate();
  const counts = useQuery(api.diligence.counts.queryOptions()).data;
  const label = (status: OpenDiligence) => t(`diligence.list.${status}`, { count: counts?.[status] ?? 0 });
  return (
    <Page title={t("diligence.title")}>
      <Tabs
        activeKey={tab}
        onChange={(key) => navigate({ to: "/diligence", search: { tab: key as typeof tab }, replace: true })}
        destroyOnHidden
        items={[
          {
            key: "concluded",
            label: label("concluded"),
            children: <OpenTable status="concluded" empty={t("diligence.list.emptyConcluded")} />,
          },
          {
            key: "draft",
            label: label("draft"),
            children: <OpenTable status="draft" empty={t("diligence.list.emptyDraft")} />,
          },
          {
            key: "returned",
            label: label("returned"),
            children: <OpenTable status="returned" empty={t("diligence.list.emptyReturned")} />,
          },
          { key: "policy", label: t("diligence.list.policy"), children: <PolicyTab /> },
        ]}
      />
    </Page>
  );
}

function OpenTable({ status, empty }: { status: OpenDiligence; empty: string }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(
    api.diligence.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ status, ...(cursor === undefined ? {} : { cursor }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  );
  return (
    <QueryState
      query={list}
      isEmpty={({ pages }) => pages.every(({ rows }) => rows.length === 0)}
      empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />}
    >
      {({ pages }) => (
        <Flex vertical gap="small">
          <Table<DiligenceRow>
            size="small"
            className="panel"
            pagination={false}
            rowKey="id"
            dataSource={pages.flatMap(({ rows }) => rows)}
            columns={[
              {
                title: t("diligence.title"),
                key: "number",
                render: (_, { id, customerId, number }) => (
                  <Link to="/customers/$id/diligence/$diligenceId" params={{ id: customerId, diligenceId: id }}>
                    {number}
                  </Link>
                ),
              },
              {
                title: t("diligence.customer"),
                key: "customer",
                render: (_, { customerId, customerName, fileNumber }) => (
                  <Link to="/customers/$id" params={{ id: customerId }}>
                    {customerName} {fileNumber}
                  </Link>
                ),
              },
              { title: t("customers.area"), dataIndex: "areaName" },
              { title: t("diligence.lead"), dataIndex: ["lead", "name"] },
              { title: t("diligence.second"), dataIndex: ["second", "name"] },
              {
                title: t("diligence.proposed"),
                key: "amount",
                align: "right",
                render: (_, { amountFen }) => <Money fen={amountFen} />,
              },
              {
                title: t(status === "concluded" ? "diligence.concludedAt" : "diligence.updatedAt"),
                key: "at",
                render: (_, { updatedAt }) => dayjs(updatedAt).format("YYYY-MM-DD HH:mm"),
              },
            ]}
          />
          <LoadMore query={list} />
        </Flex>
      )}
    </QueryState>
  );
}
