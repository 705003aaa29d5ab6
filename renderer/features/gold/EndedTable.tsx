import { useInfiniteQuery } from "@tanstack/react-query";
import { Empty, Table } from "antd";
import { useTranslation } from "react-i18next";
import type { GoldMember } from "../../../shared/contract/gold.ts";
import { api } from "../../app/client.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { customerColumns } from "./columns.tsx";

/** Who is gold no more, and why, the latest first. */
export function EndedTable() {
  const { t } = useTranslation();
  const ended = useInfiniteQuery(
    api.gold.ended.infiniteOptions({
      input: (cursor: string | undefined) => (cursor === undefined ? {} : { cursor }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  );
  return (
    <>
      <QueryState
        query={ended}
        isEmpty={({ pages }) => pages[0]?.rows.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("gold.endedEmpty")} />}
      >
        {({ pages }) => (
          <Table<GoldMember>
            size="small"
            rowKey={({ membership }) => membership.id}
            dataSource={pages.flatMap(({ rows }) => rows)}
            pagination={false}
            columns={[
              ...customerColumns<GoldMember>(t),
              {
                title: t("gold.since"),
                key: "since",
                width: 110,
                render: (_, { membership }) => membership.confirmedOn,
              },
              { title: t("gold.endedOn"), key: "ended", width: 110, render: (_, { membership }) => membership.endedOn },
              {
                title: t("gold.endReason"),
                key: "reason",
                render: (_, { membership: { endKind, endReason } }) =>
                  endKind === "merged" ? t("gold.merged") : endReason,
              },
              {
                title: t("gold.endedBy"),
                key: "by",
                width: 110,
                render: (_, { membership }) => membership.endedByName,
              },
            ]}
          />
        )}
      </QueryState>
      <LoadMore query={ended} />
    </>
  );
}
