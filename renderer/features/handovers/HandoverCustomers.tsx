import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Flex, Table, type TableColumnsType, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { HandoverCustomer } from "../../../shared/contract/handovers.ts";
import { openWorkText } from "../../../shared/i18n/handoverText.ts";
import { api } from "../../app/client.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { Money } from "../../ui/Money.tsx";
import { QueryState } from "../../ui/QueryState.tsx";

/** The customers on a handover list with what hangs on them today. */
export function HandoverCustomers({ id }: { id: number }) {
  const { t } = useTranslation();
  const columns = useColumns();
  const customers = useInfiniteQuery(
    api.handovers.customers.infiniteOptions({
      input: (after: number | undefined) => (after === undefined ? { id } : { id, after }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  return (
    <Flex vertical gap="small" component="section" className="panel" aria-label={t("handovers.customers")}>
      <div>
        <Typography.Text strong>{t("handovers.customers")}</Typography.Text>{" "}
        <Typography.Text type="secondary">{t("handovers.customersHint")}</Typography.Text>
      </div>
      <QueryState query={customers}>
        {({ pages }) => (
          <Table<HandoverCustomer>
            size="small"
            className="figures-table"
            rowKey="id"
            pagination={false}
            dataSource={pages.flatMap(({ rows }) => rows)}
            columns={columns}
          />
        )}
      </QueryState>
      <LoadMore query={customers} />
    </Flex>
  );
}

function useColumns(): TableColumnsType<HandoverCustomer> {
  const { t } = useTranslation();
  return [
    { title: t("handovers.column.fileNumber"), dataIndex: "fileNumber", width: 120 },
    {
      title: t("handovers.column.name"),
      key: "name",
      render: (_, { id, name, visible, byName }) => (
        <>
          {visible ? (
            <Link to="/customers/$id" params={{ id }}>
              {name}
            </Link>
          ) : (
            name
          )}{" "}
          {byName && <Tag>{t("handovers.byName")}</Tag>}
        </>
      ),
    },
    { title: t("handovers.column.idNumber"), dataIndex: "idNumber", width: 180 },
    { title: t("handovers.column.area"), dataIndex: "areaName" },
    {
      title: t("loads.figure.balanceFen"),
      key: "balance",
      align: "right",
      width: 140,
      render: (_, { work }) => <Money fen={work?.balanceFen ?? null} />,
    },
    {
      title: t("handovers.column.attachments"),
      key: "attachments",
      align: "right",
      width: 100,
      render: (_, { work }) => work?.attachments ?? t("common.state.none"),
    },
    {
      title: t("handovers.column.work"),
      key: "work",
      render: (_, { work }) => (work ? openWorkText(work, t) : t("handovers.work.private")),
    },
  ];
}
