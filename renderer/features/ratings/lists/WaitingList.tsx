import { useInfiniteQuery } from "@tanstack/react-query";
import { Flex } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { RatingListFilter, WaitingRow } from "../../../../shared/contract/ratingLists.ts";
import { api } from "../../../app/client.ts";
import { byPages, pageInput } from "./byPages.ts";
import { RatingListTable } from "./RatingListTable.tsx";
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
      <RatingListTable<WaitingRow>
        query={waiting}
        empty={t("ratingLists.empty.waiting")}
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
    </Flex>
  );
}
