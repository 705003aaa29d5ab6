import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Empty, Flex, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../shared/contract/index.ts";
import type { Product } from "../../../shared/contract/products.ts";
import { fileNumberOf } from "../../../shared/domain/fileNumber.ts";
import { api } from "../../app/client.ts";
import { GradeTag } from "../../ui/GradeTag.tsx";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { Money } from "../../ui/Money.tsx";
import { QueryState } from "../../ui/QueryState.tsx";

type Row = Outputs["products"]["fitting"]["rows"][number];

/** Customers who meet every condition of today's edition and have no loan of it, page by page. */
export function FittingTab({ product: { id, state } }: { product: Product }) {
  const { t } = useTranslation();
  if (state !== "inForce")
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("products.fitting.notOffered")} />;
  return <Fitting id={id} />;
}

function Fitting({ id }: { id: number }) {
  const { t } = useTranslation();
  const fitting = useInfiniteQuery(
    api.products.fitting.infiniteOptions({
      input: (cursor: number) => ({ id, cursor }),
      initialPageParam: 0,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  );
  const upTo = fitting.data?.pages.at(-1)?.nextCursor ?? null;
  return (
    <Flex vertical gap="small">
      <Typography.Text type="secondary">{t("products.fitting.hint")}</Typography.Text>
      <QueryState
        query={fitting}
        isEmpty={({ pages }) => upTo === null && pages.every(({ rows }) => rows.length === 0)}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("products.fitting.empty")} />}
      >
        {({ pages }) => (
          <Table<Row>
            size="small"
            rowKey="customerId"
            dataSource={pages.flatMap(({ rows }) => rows)}
            pagination={false}
            columns={[
              { title: t("customers.fileNumber"), dataIndex: "fileNumber", width: 130 },
              {
                title: t("customers.name"),
                key: "name",
                render: (_, { customerId, name }) => (
                  <Link to="/customers/$id" params={{ id: customerId }} search={{ tab: "products" }}>
                    {name}
                  </Link>
                ),
              },
              {
                title: t("customers.kind"),
                key: "kind",
                width: 140,
                render: (_, { kind }) => t(`common.customerKind.${kind}`),
              },
              { title: t("customers.area"), dataIndex: "areaName", width: 180 },
              {
                title: t("ledger.column.grade"),
                key: "grade",
                width: 90,
                render: (_, { grade }) => (grade ? <GradeTag grade={grade} /> : t("common.state.none")),
              },
              {
                title: t("products.fitting.freeLine"),
                key: "free",
                width: 160,
                align: "right",
                render: (_, { freeLineFen }) => <Money fen={freeLineFen} />,
              },
            ]}
          />
        )}
      </QueryState>
      {upTo !== null && (
        <Typography.Text type="secondary">
          {t("products.fitting.partly", { fileNumber: fileNumberOf(upTo) })}
        </Typography.Text>
      )}
      <LoadMore query={fitting} />
    </Flex>
  );
}
