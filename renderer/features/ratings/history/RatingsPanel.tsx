import { useQuery } from "@tanstack/react-query";
import { Empty, Flex } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Rating } from "../../../../shared/contract/ratings.ts";
import { api } from "../../../app/client.ts";
import { useSession } from "../../../app/session.ts";
import { Chart } from "../../../ui/Chart.tsx";
import { QueryState } from "../../../ui/QueryState.tsx";
import { RatingsTable } from "./RatingsTable.tsx";
import { RatingTimeline } from "./RatingTimeline.tsx";
import { pastRatings, scoreChart } from "./scoreChart.ts";

const chartHeight = 260;

/** All that is known of a customer's ratings: the score over time, the table of them, and what happened. */
export function RatingsPanel({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const ratings = useQuery(api.ratings.listForCustomer.queryOptions({ input: { customerId } }));
  return (
    <QueryState
      query={ratings}
      isEmpty={(rows) => rows.length === 0}
      empty={
        <div className="panel">
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("customers.noRatings")} />
        </div>
      }
    >
      {(rows) => (
        <Flex vertical gap="middle">
          <div className="two-columns">
            <ScoreChart ratings={rows} />
            <RatingTimeline customerId={customerId} />
          </div>
          <RatingsTable ratings={rows} />
        </Flex>
      )}
    </QueryState>
  );
}

/** Before the bands of the scorecard that the last rating was made with. */
function ScoreChart({ ratings }: { ratings: readonly Rating[] }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const last = pastRatings(ratings).at(-1);
  const scorecard = useQuery(
    api.scorecards.get.queryOptions({ input: { id: last?.scorecardId ?? 0 }, enabled: last !== undefined }),
  );
  const bands = scorecard.data?.definition.bands;
  const option = useMemo(
    () =>
      bands &&
      scoreChart(ratings, bands, today, {
        score: t("ratingLists.history.scoreLine"),
        suspended: t("ratingLists.history.suspendedLine"),
      }),
    [ratings, bands, today, t],
  );
  return (
    <section className="panel" aria-label={t("ratingLists.history.chart")}>
      {option ? (
        <Chart option={option} label={t("ratingLists.history.chartLabel")} height={chartHeight} />
      ) : (
        last === undefined && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("ratingLists.history.neverInForce")} />
        )
      )}
    </section>
  );
}
