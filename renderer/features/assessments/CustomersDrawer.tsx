import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Drawer, Empty, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../shared/contract/index.ts";
import { type IndicatorId, indicatorRules } from "../../../shared/domain/assessment.ts";
import { partText } from "../../../shared/i18n/assessmentText.ts";
import { api } from "../../app/client.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { QueryState } from "../../ui/QueryState.tsx";

type Row = Outputs["assessments"]["customers"]["rows"][number];

interface CustomersDrawerProps {
  periodId: number;
  marketerId: number;
  indicator: IndicatorId;
  onClose: () => void;
}

/** Every customer behind an indicator with what each adds to it. */
export function CustomersDrawer({ periodId, marketerId, indicator, onClose }: CustomersDrawerProps) {
  const { t } = useTranslation();
  const customers = useInfiniteQuery(
    api.assessments.customers.infiniteOptions({
      input: (after: number) => ({ periodId, marketerId, indicator, after }),
      initialPageParam: 0,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  const isRate = indicatorRules[indicator].unit === "rate";
  const title = t("assessments.customers.title", { indicator: t(`assessments.indicator.${indicator}`) });
  const part = (key: "numerator" | "denominator", heading: string) => ({
    title: heading,
    key,
    align: "right" as const,
    width: 150,
    render: (_: unknown, row: Row) => partText(indicator, row[key] ?? 0),
  });
  return (
    <Drawer open size={720} title={title} onClose={onClose}>
      <Typography.Paragraph type="secondary">{t(`assessments.meaning.${indicator}`)}</Typography.Paragraph>
      <QueryState
        query={customers}
        isEmpty={({ pages }) => pages[0]?.rows.length === 0}
        empty={<Empty description={t("assessments.customers.empty")} />}
      >
        {({ pages }) => (
          <Table<Row & { key: number }>
            size="small"
            dataSource={pages.flatMap(({ rows }) => rows).map((row, key) => ({ ...row, key }))}
            pagination={false}
            columns={[
              {
                title: t("assessments.column.customer"),
                key: "customer",
                render: (_, { customer }) =>
                  customer ? (
                    <Link to="/customers/$id" params={{ id: customer.id }}>
                      {customer.name} <span className="secondary">{customer.fileNumber}</span>
                    </Link>
                  ) : (
                    <Typography.Text type="secondary">{t("assessments.customers.handedOver")}</Typography.Text>
                  ),
              },
              {
                title: t("assessments.column.village"),
                key: "village",
                render: (_, { customer }) => customer?.areaName ?? t("common.state.none"),
              },
              part("numerator", t("assessments.column.part")),
              ...(isRate ? [part("denominator", t("assessments.column.whole"))] : []),
            ]}
          />
        )}
      </QueryState>
      <LoadMore query={customers} />
    </Drawer>
  );
}
