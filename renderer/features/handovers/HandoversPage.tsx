import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Alert, Button, Checkbox, Empty, Flex, Table, type TableColumnsType, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { type HandoverParty, type HandoverRow, handoverSides } from "../../../shared/contract/handovers.ts";
import { partyName } from "../../../shared/i18n/handoverText.ts";
import { api } from "../../app/client.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { Money } from "../../ui/Money.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { JurisdictionsLink } from "../jurisdictions/JurisdictionsLink.tsx";
import { HandoverState } from "./HandoverState.tsx";

const route = getRouteApi("/handovers");

/** Handover lists, newest first: all, those still to be acknowledged, or those of one plan. */
export function HandoversPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { open, planId } = route.useSearch();
  const filter = { ...(open ? { open } : {}), ...(planId === undefined ? {} : { planId }) };
  const handovers = useInfiniteQuery(
    api.handovers.list.infiniteOptions({
      input: (after: number | undefined) => (after === undefined ? filter : { ...filter, after }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  return (
    <Page path={[<JurisdictionsLink key="jurisdictions" />]} title={t("handovers.title")}>
      {planId !== undefined && (
        <Alert
          type="info"
          title={t("handovers.ofPlan")}
          action={
            <Button size="small" onClick={() => navigate({ to: "/handovers", search: open ? { open } : {} })}>
              {t("handovers.allPlans")}
            </Button>
          }
        />
      )}
      <Flex vertical gap="small" className="panel">
        <Checkbox
          checked={open === true}
          onChange={({ target }) => {
            const { open: _open, ...rest } = filter;
            void navigate({ to: "/handovers", search: target.checked ? { ...rest, open: true } : rest, replace: true });
          }}
        >
          {t("handovers.onlyOpen")}
        </Checkbox>
        <QueryState
          query={handovers}
          isEmpty={({ pages }) => pages[0]?.rows.length === 0}
          empty={<Empty description={t(open ? "handovers.noneOpen" : "handovers.none")} />}
        >
          {({ pages }) => <HandoversTable rows={pages.flatMap(({ rows }) => rows)} />}
        </QueryState>
        <LoadMore query={handovers} />
      </Flex>
    </Page>
  );
}

function HandoversTable({ rows }: { rows: HandoverRow[] }) {
  const { t } = useTranslation();
  const columns: TableColumnsType<HandoverRow> = [
    {
      title: t("handovers.column.row"),
      key: "id",
      width: 56,
      render: (_, { id }) => (
        <Link to="/handovers/$id" params={{ id }} aria-label={t("handovers.number", { id })}>
          {id}
        </Link>
      ),
    },
    { title: t("handovers.from"), dataIndex: "from", width: 130 },
    ...handoverSides.map((side) => ({
      title: t(`common.handoverSide.${side}`),
      key: side,
      width: 150,
      render: (_: unknown, row: HandoverRow) => <Party party={row[side]} />,
    })),
    { title: t("loads.figure.customers"), dataIndex: ["figures", "customers"], align: "right", width: 92 },
    {
      title: t("loads.figure.balanceFen"),
      key: "balance",
      align: "right",
      width: 130,
      render: (_, { figures }) => <Money fen={figures.balanceFen} />,
    },
    { title: t("handovers.plan"), dataIndex: "planName", ellipsis: true },
    { title: t("handovers.reason"), dataIndex: "reason", ellipsis: true },
    {
      title: t("handovers.acknowledgement"),
      key: "state",
      width: 146,
      render: (_, { state }) => <HandoverState state={state} />,
    },
  ];
  return (
    <Table<HandoverRow>
      size="small"
      className="figures-table"
      rowKey="id"
      pagination={false}
      dataSource={rows}
      columns={columns}
    />
  );
}

/** A side by name, with whether it has acknowledged. */
function Party({ party }: { party: HandoverParty | null }) {
  const { t } = useTranslation();
  if (party === null) return partyName(party, t);
  const done = party.acknowledgedAt !== null;
  return (
    <>
      {party.name}{" "}
      <Tag color={done ? "green" : "orange"}>{t(`handovers.state.${done ? "acknowledged" : "waiting"}`)}</Tag>
    </>
  );
}
