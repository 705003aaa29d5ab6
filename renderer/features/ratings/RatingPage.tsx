import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Flex, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../shared/contract/index.ts";
import { resultOf } from "../../../shared/domain/rating.ts";
import { api } from "../../app/client.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { Comparison } from "./Comparison.tsx";
import { lastRatingOf } from "./lastRating.ts";
import { RatingCourse } from "./RatingCourse.tsx";
import { RatingDecision } from "./RatingDecision.tsx";
import { RatingIndicators } from "./RatingIndicators.tsx";
import { RatingStanding } from "./RatingStanding.tsx";
import { Recheck } from "./Recheck.tsx";
import { ScorePanel } from "./ScorePanel.tsx";

const route = getRouteApi("/ratings/$id");

/** One rating with every point traced to its indicator, and the decision for whoever may take it. */
export function RatingPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const view = useQuery(api.ratings.view.queryOptions({ input: { id } }));
  return (
    <QueryState query={view}>
      {(data) => (
        <Page
          title={
            <>
              {t("ratings.ratingOf")}{" "}
              <Link to="/customers/$id" params={{ id: data.rating.customerId }} search={{ tab: "ratings" }}>
                {data.rating.customerName}
              </Link>{" "}
              <Tag>{t(`common.ratingStatus.${data.rating.status}`)}</Tag>
            </>
          }
        >
          <Whole view={data} />
        </Page>
      )}
    </QueryState>
  );
}

function Whole({ view }: { view: Outputs["ratings"]["view"] }) {
  const { t } = useTranslation();
  const { rating, scorecard, before, events, recheck } = view;
  const result = resultOf(rating, scorecard.definition);
  const last = lastRatingOf(before);
  return (
    <div className="two-columns">
      <Flex vertical gap="middle">
        {recheck && <Recheck rating={rating} scorecard={scorecard} recheck={recheck} />}
        <RatingStanding rating={rating} scorecard={scorecard} result={result} />
        <RatingIndicators rating={rating} scorecard={scorecard} result={result} last={last} />
        <RatingCourse events={events} />
      </Flex>
      <Flex vertical gap="small" className="sticky rating-side">
        <RatingDecision rating={rating} />
        <ScorePanel result={result} scorecard={scorecard} />
        {last && (
          <div className="panel">
            <Comparison
              caption={t("ratings.comparison")}
              last={last.rating}
              lastTitle={t("ratings.lastRating", { date: last.rating.effectiveFrom ?? "" })}
              now={rating}
              nowTitle={t("ratings.thisRating")}
            />
          </div>
        )}
      </Flex>
    </div>
  );
}
