import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Flex, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RatingListFilter, SuspendedRow } from "../../../../shared/contract/ratingLists.ts";
import { api } from "../../../app/client.ts";
import { useAllowed, useSession } from "../../../app/session.ts";
import { byPages, pageInput } from "./byPages.ts";
import { RatingListTable } from "./RatingListTable.tsx";
import { ReinstateDialog } from "./ReinstateDialog.tsx";
import { ratingColumns } from "./ratingColumns.tsx";

/** Ratings that were taken out of force and may come back. */
export function SuspendedList({ filter }: { filter: RatingListFilter }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const mayReinstate = useAllowed("ratings.reinstate");
  const [chosen, setChosen] = useState<SuspendedRow | null>(null);
  const suspended = useInfiniteQuery(
    api.ratings.suspended.infiniteOptions({
      input: (after: string | undefined) => pageInput(filter, after),
      ...byPages,
    }),
  );
  const { rating, area, grade, score, line } = ratingColumns<SuspendedRow>(t);
  return (
    <Flex vertical gap="small">
      <RatingListTable<SuspendedRow>
        query={suspended}
        empty={t("ratingLists.empty.suspended")}
        columns={[
          rating,
          area,
          grade,
          score,
          line,
          { title: t("ratingLists.suspendedOn"), dataIndex: "suspendedOn" },
          {
            title: t("ratingLists.suspendedFor"),
            key: "reason",
            render: (_, { reason, overdue }) => (
              <>
                {reason || t("ratingLists.overdueLoan")}{" "}
                {overdue && <Tag color="red">{t("ratingLists.stillOverdue")}</Tag>}
              </>
            ),
          },
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
            key: "reinstate",
            render: (_, row) =>
              mayReinstate &&
              (row.own ? (
                <Tag>{t("ratings.own")}</Tag>
              ) : (
                <Button size="small" disabled={row.overdue || row.expiresOn <= today} onClick={() => setChosen(row)}>
                  {t("ratingLists.reinstate")}
                </Button>
              )),
          },
        ]}
      />
      {chosen && <ReinstateDialog row={chosen} onClose={() => setChosen(null)} />}
    </Flex>
  );
}
