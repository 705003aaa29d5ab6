import { useInfiniteQuery } from "@tanstack/react-query";
import { Table, Tag, Typography } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { HandoverFigures, HandoverRow } from "../../../../shared/contract/handovers.ts";
import { api } from "../../../app/client.ts";
import { LoadMore } from "../../../ui/LoadMore.tsx";
import { QueryState } from "../../../ui/QueryState.tsx";
import { Sides } from "./Sides.tsx";
import { usePlanFigures } from "./usePlanFigures.ts";

/** What a confirmed plan handed over from whom to whom, and whether both have acknowledged it. */
export function PlanHandovers({ planId }: { planId: number }) {
  const { t } = useTranslation();
  const { heading, written } = usePlanFigures();
  const handovers = useInfiniteQuery(
    api.handovers.list.infiniteOptions({
      input: (after: number | undefined) => ({ planId, ...(after === undefined ? {} : { after }) }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  const counted = (figure: keyof HandoverFigures, title: string) => ({
    title,
    key: figure,
    align: "right" as const,
    render: (_: unknown, { figures }: HandoverRow) =>
      written(figure === "balanceFen" ? "balanceFen" : "customers", figures[figure]),
  });
  return (
    <section className="panel" aria-label={t("plans.handovers")}>
      <Typography.Title level={5}>{t("plans.handovers")}</Typography.Title>
      <QueryState
        query={handovers}
        isEmpty={({ pages }) => pages[0]?.rows.length === 0}
        empty={<Typography.Text type="secondary">{t("plans.noHandovers")}</Typography.Text>}
      >
        {({ pages }) => (
          <Table<HandoverRow>
            className="plan-figures"
            size="small"
            rowKey="id"
            dataSource={pages.flatMap(({ rows }) => rows)}
            pagination={false}
            columns={[
              { title: t("plans.giverReceiver"), key: "sides", render: (_, row) => <Sides {...row} /> },
              counted("customers", heading("customers")),
              counted("gold", heading("gold")),
              counted("balanceFen", heading("balanceFen")),
              counted("followUps", t("plans.openWork.followUps")),
              counted("proposals", t("plans.openWork.proposals")),
              counted("attachments", t("plans.openWork.attachments")),
              ...(["giver", "receiver"] as const).map((side) => ({
                title: t(`plans.acknowledged.${side}`),
                key: side,
                render: (_: unknown, row: HandoverRow) => <Acknowledged party={row[side]} />,
              })),
            ]}
          />
        )}
      </QueryState>
      <LoadMore query={handovers} />
    </section>
  );
}

function Acknowledged({ party }: { party: HandoverRow["giver"] }) {
  const { t } = useTranslation();
  if (party === null) return t("common.state.none");
  if (party.acknowledgedAt === null) return <Tag color="orange">{t("plans.acknowledged.open")}</Tag>;
  return dayjs(party.acknowledgedAt).format("YYYY-MM-DD");
}
