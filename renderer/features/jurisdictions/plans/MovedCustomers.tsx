import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Empty, Flex, Select, Switch, Table, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../../shared/contract/index.ts";
import type { PlanMoves } from "../../../../shared/contract/plans.ts";
import { api } from "../../../app/client.ts";
import { LoadMore } from "../../../ui/LoadMore.tsx";
import { Money } from "../../../ui/Money.tsx";
import { QueryState } from "../../../ui/QueryState.tsx";
import { type Pair, pairKey } from "./pairs.ts";
import { Sides } from "./Sides.tsx";

type MovedCustomer = Outputs["plans"]["movedCustomers"]["rows"][number];

interface MovedCustomersProps {
  from: string;
  moves: PlanMoves;
  pairs: Pair[];
}

/** Each customer who changes hands, with what is open for them; all, or of one pair, or only those with open work. */
export function MovedCustomers({ from, moves, pairs }: MovedCustomersProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const [withOpenWork, setWithOpenWork] = useState(false);
  const pair = pairs.find((one) => pairKey(one) === chosen);
  const customers = useInfiniteQuery(
    api.plans.movedCustomers.infiniteOptions({
      input: (after: string | undefined) => ({
        from,
        moves,
        ...(pair ? { giverId: pair.giver?.id ?? null, receiverId: pair.receiver?.id ?? null } : {}),
        ...(withOpenWork ? { withOpenWork } : {}),
        ...(after === undefined ? {} : { after }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  return (
    <Flex vertical gap="small">
      <Flex gap="middle" align="center">
        <Select
          aria-label={t("plans.pairFilter")}
          style={{ width: 300 }}
          allowClear
          placeholder={t("plans.pairAll")}
          value={pair ? chosen : null}
          onChange={(key: string | undefined) => setChosen(key ?? null)}
          options={pairs.map((one) => ({
            value: pairKey(one),
            label: t("plans.pairOption", {
              giver: one.giver?.name ?? t("plans.nobody"),
              receiver: one.receiver?.name ?? t("plans.nobody"),
              count: one.figures.customers,
            }),
          }))}
        />
        <Flex gap="small" align="center" component="label">
          <Switch size="small" checked={withOpenWork} onChange={setWithOpenWork} />
          {t("plans.onlyOpenWork")}
        </Flex>
      </Flex>
      <QueryState
        query={customers}
        isEmpty={({ pages }) => pages[0]?.rows.length === 0}
        empty={
          <Empty
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={t(withOpenWork ? "plans.noOpenWork" : "plans.noCustomers")}
          />
        }
      >
        {({ pages }) => (
          <Table<MovedCustomer>
            aria-label={t("plans.customers")}
            className="plan-figures"
            size="small"
            rowKey="id"
            dataSource={pages.flatMap(({ rows }) => rows)}
            pagination={false}
            columns={[
              {
                title: t("customers.name"),
                key: "name",
                render: (_, { id, name, gold, keyTarget }) => (
                  <>
                    <Link to="/customers/$id" params={{ id }}>
                      {name}
                    </Link>{" "}
                    {gold && <Tag color="gold">{t("handovers.work.gold")}</Tag>}
                    {keyTarget && <Tag color="blue">{t("handovers.work.keyTarget")}</Tag>}
                  </>
                ),
              },
              { title: t("customers.fileNumber"), dataIndex: "fileNumber" },
              { title: t("customers.area"), dataIndex: "areaName" },
              { title: t("plans.giverReceiver"), key: "sides", render: (_, row) => <Sides {...row} /> },
              {
                title: t("loads.figure.balanceFen"),
                dataIndex: "balanceFen",
                align: "right",
                render: (fen: number) => <Money fen={fen} />,
              },
              { title: t("plans.open"), key: "open", render: (_, row) => <OpenWork {...row} /> },
            ]}
          />
        )}
      </QueryState>
      <LoadMore query={customers} />
    </Flex>
  );
}

function OpenWork({ followUpOn, openRating }: MovedCustomer) {
  const { t } = useTranslation();
  if (followUpOn === null && openRating === null) return t("common.state.none");
  return (
    <>
      {followUpOn && <Tag color="orange">{t("plans.followUpOn", { date: followUpOn })}</Tag>}
      {openRating && (
        <Tag color="purple">{t("plans.ratingOpen", { status: t(`common.ratingStatus.${openRating}`) })}</Tag>
      )}
    </>
  );
}
