import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Alert, App, Button, Flex, Input, Table, Tag, Typography } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Rating } from "../../../shared/contract/ratings.ts";
import type { Scorecard } from "../../../shared/contract/scorecards.ts";
import { evaluateRating } from "../../../shared/domain/rating.ts";
import { indicatorMax } from "../../../shared/domain/scorecard.ts";
import { inLanguage } from "../../../shared/i18n/localText.ts";
import { answerText } from "../../../shared/i18n/ratingText.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { useLanguage } from "../../i18n/index.ts";
import { FactsTable } from "../../ui/FactsTable.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { ScorePanel } from "./ScorePanel.tsx";

const route = getRouteApi("/ratings/$id");

/** One rating with every point traced to its indicator, and the decision for whoever may take it. */
export function RatingPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const rating = useQuery(api.ratings.get.queryOptions({ input: { id } }));
  return (
    <QueryState query={rating}>
      {(data) => (
        <Page
          title={
            <>
              {t("ratings.ratingOf")}{" "}
              <Link to="/customers/$id" params={{ id: data.customerId }}>
                {data.customerName}
              </Link>{" "}
              <Tag>{t(`common.ratingStatus.${data.status}`)}</Tag>
            </>
          }
        >
          <WithScorecard rating={data} />
        </Page>
      )}
    </QueryState>
  );
}

function WithScorecard({ rating }: { rating: Rating }) {
  const scorecard = useQuery(api.scorecards.get.queryOptions({ input: { id: rating.scorecardId } }));
  return (
    <QueryState query={scorecard}>
      {(card) => (
        <div className="two-columns">
          <Flex vertical gap="middle">
            <Indicators rating={rating} scorecard={card} />
            <Course rating={rating} />
          </Flex>
          <Flex vertical gap="middle" className="sticky">
            <ScorePanel
              result={evaluateRating(
                card.definition,
                { kind: rating.customerKind, facts: rating.facts },
                rating.answers,
              )}
              scorecard={card}
            />
            {rating.status === "proposed" && <Decision rating={rating} />}
          </Flex>
        </div>
      )}
    </QueryState>
  );
}

function Indicators({ rating, scorecard }: { rating: Rating; scorecard: Scorecard }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = evaluateRating(
    scorecard.definition,
    { kind: rating.customerKind, facts: rating.facts },
    rating.answers,
  );
  return (
    <Table
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={scorecard.definition.indicators}
      columns={[
        {
          title: t("ratings.criterion"),
          dataIndex: "criterion",
          render: (criterion: Scorecard["definition"]["indicators"][number]["criterion"]) =>
            t(`common.criterion.${criterion}`),
        },
        { title: t("ratings.indicator"), key: "indicator", render: (_, { label }) => inLanguage(label, language) },
        {
          title: t("ratings.finding"),
          key: "finding",
          render: (_, indicator, index) => answerText(indicator, result.indicators[index]?.value, t, language),
        },
        {
          title: t("ratings.points"),
          key: "points",
          align: "right",
          render: (_, indicator, index) =>
            t("ratings.pointsOf", { points: result.indicators[index]?.points ?? 0, max: indicatorMax(indicator) }),
        },
      ]}
    />
  );
}

/** Who proposed and who decided, when, and in which words. */
function Course({ rating }: { rating: Rating }) {
  const { t } = useTranslation();
  const none = t("common.state.none");
  const at = (instant: string | null) => (instant ? dayjs(instant).format("YYYY-MM-DD HH:mm") : none);
  const rows = [
    [t("ratings.proposedBy"), rating.proposedBy?.name ?? none],
    [t("ratings.proposedAt"), at(rating.proposedAt)],
    [t("ratings.decidedBy"), rating.decidedBy?.name ?? none],
    [t("ratings.decidedAt"), at(rating.decidedAt)],
    [t("ratings.effectiveFrom"), rating.effectiveFrom ?? none],
    [t("ratings.expiresOn"), rating.expiresOn ?? none],
    [
      t("ratings.evidence"),
      <span key="evidence" className="prose">
        {rating.evidence || none}
      </span>,
    ],
    [
      t("ratings.decisionNote"),
      <span key="note" className="prose">
        {rating.decisionNote || none}
      </span>,
    ],
  ] as const;
  return <FactsTable rows={rows} column={2} />;
}

function Decision({ rating }: { rating: Rating }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const mayDecide = useAllowed("ratings.approve");
  const [note, setNote] = useState("");
  const outcome = (words: string) => ({
    onSuccess: async () => {
      void message.success(words);
      await queryClient.invalidateQueries();
    },
    onError: (error: unknown) => fail(error),
  });
  const approve = useMutation(api.ratings.approve.mutationOptions(outcome(t("ratings.approved"))));
  const giveBack = useMutation(api.ratings.return.mutationOptions(outcome(t("ratings.returned"))));
  if (!mayDecide) return null;
  if (rating.own) return <Alert type="info" showIcon title={t("refusals.ratingOwnProposal")} />;
  const { id, version } = rating;
  return (
    <Flex vertical gap="small" className="panel">
      <Typography.Text strong>
        <label htmlFor="decision">{t("ratings.decisionNote")}</label>
      </Typography.Text>
      <Input.TextArea
        id="decision"
        maxLength={500}
        autoSize={{ minRows: 2 }}
        placeholder={t("ratings.decisionHint")}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <Flex gap="small">
        <Button
          type="primary"
          loading={approve.isPending}
          onClick={() => approve.mutate({ id, version, note, effectiveFrom: null })}
        >
          {t("ratings.approve")}
        </Button>
        <Button
          danger
          disabled={note.trim() === ""}
          loading={giveBack.isPending}
          onClick={() => giveBack.mutate({ id, version, note })}
        >
          {t("ratings.return")}
        </Button>
      </Flex>
    </Flex>
  );
}
