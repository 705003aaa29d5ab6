import { useInfiniteQuery } from "@tanstack/react-query";
import { Empty, Flex, Table } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { RatingListFilter, WaitingRow } from "../../../../shared/contract/ratingLists.ts";
import { api } from "../../../app/client.ts";
import { LoadMore } from "../../../ui/LoadMore.tsx";
import { QueryState } from "../../../ui/QueryState.tsx";
import { byPages, pageInput, rowsOf } from "./byPages.ts";
import { ratingColumns } from "./ratingColumns.tsx";

/** Ratings that are approved and not in force yet, with what each waits for. */
export function WaitingList({ filter }: { filter: RatingListFilter }) {
  const { t } = useTranslation();
  const waiting = useInfiniteQuery(
    api.ratings.waiting.infiniteOptions({ input: (after: string | undefined) => pageInput(filter, after), ...byPages }),
  );
  const { rating, area, grade, score, line } = ratingColumns<WaitingRow>(t);
  return (
    <Flex vertical gap="small">
      <QueryState
        query={waiting}
        isEmpty={(data) => rowsOf(data).length === 0}
        empty={<Empty description={t("ratingLists.empty.waiting")} />}
      >
        {(data) => (
          <Table<WaitingRow>
            className="rating-list"
            size="small"
            rowKey="ratingId"
            dataSource={rowsOf(data)}
            pagination={false}
            columns={[
              rating,
              area,
              grade,
              score,
              line,
              { title: t("ratings.decidedBy"), dataIndex: "decidedByName" },
              {
                title: t("ratings.decidedAt"),
                key: "decidedAt",
                render: (_, { decidedAt }) => dayjs(decidedAt).format("YYYY-MM-DD HH:mm"),
              },
              {
                title: t("ratingLists.waitsFor"),
                key: "waitsFor",
                render: (_, { waitsFor }) =>
                  waitsFor === null ? t("ratingLists.waitsNot") : t(`ratingLists.waits.${waitsFor}`),
              },
              {
                title: t("ratings.effectiveFrom"),
                key: "effectiveFrom",
                render: (_, { effectiveFrom }) => effectiveFrom ?? t("common.state.none"),
              },
            ]}
          />
        )}
      </QueryState>
      <LoadMore query={waiting} />
    </Flex>
  );
}
