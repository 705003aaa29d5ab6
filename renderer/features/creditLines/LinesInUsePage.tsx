import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Alert, Empty, Flex, Segmented, Statistic, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { type LineInUse, lineUses, nearlyUsedUpPercent } from "../../../shared/contract/creditLines.ts";
import type { Inputs, Outputs } from "../../../shared/contract/index.ts";
import { usedPercent } from "../../../shared/domain/creditLine.ts";
import { formatFen } from "../../../shared/domain/money.ts";
import { api } from "../../app/client.ts";
import { AreaSelect } from "../../ui/AreaSelect.tsx";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import "./creditLines.css";

const route = getRouteApi("/credit-lines");

type Cursor = Inputs["creditLines"]["inUse"]["cursor"];

/** Every customer who owes something of a credit line, the largest balance first. */
export function LinesInUsePage() {
  const { t } = useTranslation();
  const filter = route.useSearch();
  const navigate = useNavigate();
  const show = (changes: typeof filter) =>
    void navigate({ to: "/credit-lines", search: { ...filter, ...changes }, replace: true });
  const lines = useInfiniteQuery(
    api.creditLines.inUse.infiniteOptions({
      input: (cursor: Cursor) => (cursor ? { ...filter, cursor } : filter),
      initialPageParam: undefined as Cursor,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const total = useQuery(api.creditLines.inUseTotal.queryOptions({ input: filter, placeholderData: keepPreviousData }));
  return (
    <Page title={t("creditLines.title")}>
      <Alert type="info" showIcon title={t("creditLines.notesOnly")} />
      <Flex gap="middle" align="center" wrap>
        <Segmented
          value={filter.use ?? "all"}
          options={lineUses.map((value) => ({
            value,
            label: t(`creditLines.use.${value}`, { percent: nearlyUsedUpPercent }),
          }))}
          onChange={(use) => show({ use })}
        />
        <AreaSelect allowClear style={{ width: 240 }} value={filter.areaId} onChange={(areaId) => show({ areaId })} />
      </Flex>
      {total.data && <Totals total={total.data} />}
      <QueryState
        query={lines}
        isEmpty={({ pages }) => pages[0]?.rows.length === 0}
        empty={<Empty description={t("creditLines.noneInUse")} />}
      >
        {({ pages }) => (
          <LinesTable
            rows={pages.flatMap(({ rows }) => rows)}
            footer={lines.hasNextPage && <LoadMore query={lines} />}
          />
        )}
      </QueryState>
    </Page>
  );
}

function Totals({ total }: { total: Outputs["creditLines"]["inUseTotal"] }) {
  const { t } = useTranslation();
  const sums = [
    ["lineTotal", total.lineFen],
    ["balanceTotal", total.balanceFen],
    ["availableTotal", total.availableFen],
    ["overTotal", total.overFen],
  ] as const;
  return (
    <div className="figures">
      <Statistic
        title={t("creditLines.customers")}
        value={t("creditLines.customersCount", { count: total.customers })}
      />
      {sums.map(([name, fen]) => (
        <Statistic
          key={name}
          title={t(`creditLines.${name}`)}
          value={t("common.money.yuan", { amount: formatFen(fen) })}
        />
      ))}
    </div>
  );
}

function LinesTable({ rows, footer }: { rows: readonly LineInUse[]; footer: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <Table<LineInUse>
      size="small"
      rowKey="customerId"
      dataSource={rows}
      pagination={false}
      {...(footer ? { footer: () => footer } : {})}
      columns={[
        {
          title: t("customers.name"),
          key: "customer",
          render: (_, { customerId, customerName, fileNumber }) => (
            <Flex vertical>
              <Link to="/customers/$id" params={{ id: customerId }} search={{ tab: "creditLine" }}>
                {customerName}
              </Link>
              <span className="secondary small">{fileNumber}</span>
            </Flex>
          ),
        },
        { title: t("customers.area"), dataIndex: "areaName" },
        { title: t("customers.marketer"), dataIndex: "marketerName", render: (name) => name ?? t("common.state.none") },
        {
          title: t("creditLines.line"),
          key: "line",
          align: "right",
          render: (_, { line }) =>
            line ? (
              <span className="figure">{formatFen(line.lineFen)}</span>
            ) : (
              <Typography.Text type="danger">{t("creditLines.noneInForce")}</Typography.Text>
            ),
        },
        {
          title: t("creditLines.balance"),
          dataIndex: "balanceFen",
          align: "right",
          render: (fen: number) => <strong className="figure">{formatFen(fen)}</strong>,
        },
        { title: t("creditLines.used"), key: "used", align: "right", render: (_, row) => <Used row={row} /> },
        {
          title: t("creditLines.available"),
          dataIndex: "availableFen",
          align: "right",
          render: (fen: number) => <span className="figure">{formatFen(fen)}</span>,
        },
        {
          title: t("creditLines.validUntil"),
          key: "until",
          render: (_, { line }) => line?.expiresOn ?? t("common.state.none"),
        },
        { title: t("creditLines.lastOn"), dataIndex: "lastOn" },
      ]}
    />
  );
}

function Used({ row: { line, balanceFen, overFen } }: { row: LineInUse }) {
  const { t } = useTranslation();
  if (!line) return t("common.state.none");
  return (
    <Flex vertical align="end">
      <span className="figure">{t("creditLines.usedOf", { percent: usedPercent(balanceFen, line.lineFen) })}</span>
      {overFen > 0 && (
        <Typography.Text type="danger" className="small">
          {t("creditLines.overBy", { amount: formatFen(overFen) })}
        </Typography.Text>
      )}
    </Flex>
  );
}
