import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Flex, Segmented, Tag } from "antd";
import { useTranslation } from "react-i18next";
import {
  type DueBucket,
  dueBuckets,
  type RatingCounts,
  type RatingDueRow,
  type RatingListFilter,
} from "../../../../shared/contract/ratingLists.ts";
import { api } from "../../../app/client.ts";
import { useAllowed, useSession } from "../../../app/session.ts";
import { byPages, pageInput } from "./byPages.ts";
import { RatingListTable } from "./RatingListTable.tsx";
import { ratingColumns } from "./ratingColumns.tsx";

interface DueListProps {
  filter: RatingListFilter;
  /** undefined: all of them */
  bucket: DueBucket | undefined;
  counts: RatingCounts | undefined;
  onBucket: (bucket: DueBucket | undefined) => void;
}

/** Ratings that have expired or soon will. */
export function DueList({ filter, bucket, counts, onBucket }: DueListProps) {
  const { t } = useTranslation();
  const { today } = useSession();
  const mayRate = useAllowed("ratings.saveDraft");
  const narrowed = bucket ? { ...filter, bucket } : filter;
  const due = useInfiniteQuery(
    api.ratings.due.infiniteOptions({
      input: (after: string | undefined) => pageInput(narrowed, after),
      ...byPages,
    }),
  );
  const { customer, area, grade, score, line } = ratingColumns<RatingDueRow>(t);
  const all = counts && counts.expired + counts.within30 + counts.within60;
  return (
    <Flex vertical gap="small">
      <Segmented<DueBucket | "all">
        style={{ alignSelf: "flex-start" }}
        value={bucket ?? "all"}
        options={(["all", ...dueBuckets] as const).map((value) => ({
          value,
          label: t("ratingLists.counted", {
            list: t(`ratingLists.bucket.${value}`),
            count: (value === "all" ? all : counts?.[value]) ?? 0,
          }),
        }))}
        onChange={(value) => onBucket(value === "all" ? undefined : value)}
      />
      <RatingListTable<RatingDueRow>
        query={due}
        empty={t("ratingLists.empty.due")}
        columns={[
          customer,
          area,
          grade,
          score,
          line,
          {
            title: t("ratings.expiresOn"),
            key: "expiresOn",
            render: (_, { expiresOn }) => (
              <>
                {expiresOn} {expiresOn <= today && <Tag color="red">{t("ratings.expired")}</Tag>}
              </>
            ),
          },
          {
            key: "renew",
            render: (_, { customerId, openRatingId }) =>
              openRatingId !== null ? (
                <Link to="/ratings/$id" params={{ id: openRatingId }}>
                  {t("ratingLists.followsUnderWay")}
                </Link>
              ) : (
                mayRate && (
                  <Link to="/customers/$id/rate" params={{ id: customerId }}>
                    {t("ratingLists.follows")}
                  </Link>
                )
              ),
          },
        ]}
      />
    </Flex>
  );
}
