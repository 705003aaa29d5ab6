import { useInfiniteQuery } from "@tanstack/react-query";
import { Alert, Empty, Flex, Select, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RatingListFilter } from "../../../../shared/contract/ratingLists.ts";
import { mostRenewals } from "../../../../shared/contract/renewal.ts";
import { api } from "../../../app/client.ts";
import { LoadMore } from "../../../ui/LoadMore.tsx";
import { QueryState } from "../../../ui/QueryState.tsx";
import { byPages, pageInput, rowsOf } from "../lists/byPages.ts";
import { RenewalBoard } from "./RenewalBoard.tsx";

/** Days ahead. */
const stretches = { expired: 0, within30: 30, within60: 60, withinYear: 366 } as const;
type Stretch = keyof typeof stretches;

/** Renewing a village: the area above is the village, this is everybody there who is due. */
export function RenewalList({ filter }: { filter: RatingListFilter }) {
  const { t } = useTranslation();
  const [stretch, setStretch] = useState<Stretch>("within60");
  const { areaId } = filter;
  return (
    <Flex vertical gap="small">
      <Flex gap="small" align="center" wrap>
        <label htmlFor="renewal-days">{t("ratingLists.renewal.due")}</label>
        <Select<Stretch>
          id="renewal-days"
          style={{ width: 280 }}
          value={stretch}
          options={(Object.keys(stretches) as Stretch[]).map((value) => ({
            value,
            label: t(`ratingLists.renewal.dueIn.${value}`),
          }))}
          onChange={setStretch}
        />
        <Typography.Text type="secondary">{t("ratingLists.renewal.about")}</Typography.Text>
      </Flex>
      {areaId === undefined ? (
        <Empty description={t("ratingLists.renewal.chooseArea")} />
      ) : (
        // Another village begins with nothing typed.
        <Due
          key={`${areaId} ${filter.marketerId} ${stretch}`}
          filter={{ ...filter, areaId }}
          days={stretches[stretch]}
        />
      )}
    </Flex>
  );
}

function Due({ filter, days }: { filter: RatingListFilter & { areaId: number }; days: number }) {
  const { t } = useTranslation();
  const due = useInfiniteQuery(
    api.ratings.renewal.preview.infiniteOptions({
      input: (after: string | undefined) => pageInput({ ...filter, days }, after),
      ...byPages,
      gcTime: 0,
    }),
  );
  return (
    <QueryState
      query={due}
      isEmpty={(data) => rowsOf(data).length === 0}
      empty={<Empty description={t("ratingLists.renewal.none")} />}
    >
      {(data) => {
        const rows = rowsOf(data);
        const total = data.pages[0]?.total ?? 0;
        return (
          <RenewalBoard rows={rows} scorecards={data.pages.flatMap(({ scorecards }) => scorecards)}>
            <Typography.Text type="secondary">
              {t("ratingLists.renewal.shown", { total, count: rows.length })}
            </Typography.Text>
            {rows.length < mostRenewals ? (
              <LoadMore query={due} />
            ) : (
              due.hasNextPage && (
                <Alert type="info" showIcon title={t("ratingLists.renewal.most", { count: mostRenewals })} />
              )
            )}
          </RenewalBoard>
        );
      }}
    </QueryState>
  );
}
