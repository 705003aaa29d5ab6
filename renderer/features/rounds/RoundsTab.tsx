import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Empty, Flex, Segmented, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Round } from "../../../shared/contract/rounds.ts";
import { villageText } from "../../../shared/i18n/dayListText.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useVisitsSearch } from "../visits/useVisitsSearch.ts";
import { WhoseAndWhere } from "../visits/WhoseAndWhere.tsx";
import { BeginRound } from "./BeginRound.tsx";
import { RoundProgress } from "./RoundProgress.tsx";

/** Rounds through villages: those to carry on with, and those that were closed. */
export function RoundsTab() {
  const { t } = useTranslation();
  const mayBegin = useAllowed("rounds.begin");
  const [open, setOpen] = useState(true);
  const [beginning, setBeginning] = useState(false);
  const { search } = useVisitsSearch();
  const { marketerId, areaId } = search;
  const rounds = useInfiniteQuery(
    api.rounds.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        open,
        ...(marketerId === undefined ? {} : { marketerId }),
        ...(areaId === undefined ? {} : { areaId }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Flex vertical gap="middle">
      <Flex gap="middle" align="center" wrap>
        <Segmented
          value={open ? "open" : "closed"}
          options={(["open", "closed"] as const).map((value) => ({ value, label: t(`rounds.${value}`) }))}
          onChange={(value) => setOpen(value === "open")}
        />
        <WhoseAndWhere />
        {mayBegin && <Button onClick={() => setBeginning(true)}>{t("rounds.begin")}</Button>}
      </Flex>
      <QueryState
        query={rounds}
        isEmpty={({ pages }) => pages[0]?.rows.length === 0}
        empty={
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(open ? "rounds.noneOpen" : "rounds.noneClosed")} />
        }
      >
        {({ pages }) => <RoundsTable rounds={pages.flatMap(({ rows }) => rows)} />}
      </QueryState>
      <LoadMore query={rounds} />
      {beginning && <BeginRound onClose={() => setBeginning(false)} />}
    </Flex>
  );
}

function RoundsTable({ rounds }: { rounds: Round[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Table<Round>
      size="small"
      rowKey="id"
      dataSource={rounds}
      pagination={false}
      columns={[
        {
          title: t("rounds.area"),
          key: "area",
          render: (_, { areaName: name, townshipName }) => villageText({ name, townshipName }, t),
        },
        { title: t("rounds.purpose"), dataIndex: "purpose" },
        { title: t("rounds.marketer"), dataIndex: "marketerName", width: 110 },
        { title: t("rounds.begunOn"), dataIndex: "begunOn", width: 110 },
        {
          title: t("rounds.lastMarkedOn"),
          dataIndex: "lastMarkedOn",
          width: 110,
          render: (day: string | null) => day ?? t("common.state.none"),
        },
        {
          title: t("rounds.progress"),
          key: "progress",
          width: 280,
          render: (_, { counts }) => <RoundProgress counts={counts} />,
        },
        {
          key: "open",
          width: 110,
          render: (_, { id, areaName: area, closedOn }) => (
            <Button
              type="link"
              size="small"
              aria-label={t("rounds.lookAt", { area })}
              onClick={() => navigate({ to: "/visits/rounds/$id", params: { id } })}
            >
              {t(closedOn === null ? "rounds.carryOn" : "rounds.look")}
            </Button>
          ),
        },
      ]}
    />
  );
}
