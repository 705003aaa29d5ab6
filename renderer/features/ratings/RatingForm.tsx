import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Flex, Input, Typography } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerView } from "../../../shared/contract/customers.ts";
import type { Outputs } from "../../../shared/contract/index.ts";
import { type AnswerValue, evaluateRating, worseGrade } from "../../../shared/domain/rating.ts";
import { proposalGaps } from "../../../shared/domain/ratingProposal.ts";
import { carryRating, type RenewalBasis } from "../../../shared/domain/renewal.ts";
import { criteria, type Grade } from "../../../shared/domain/scorecard.ts";
import { api, client } from "../../app/client.ts";
import { refusalOf } from "../../app/refusals.ts";
import { LeaveGuard } from "../../ui/LeaveGuard.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { Comparison } from "./Comparison.tsx";
import { CriterionDiligence } from "./CriterionDiligence.tsx";
import { DiligenceNotice } from "./DiligenceNotice.tsx";
import { DraftActions } from "./DraftActions.tsx";
import { DraftNotices } from "./DraftNotices.tsx";
import { IndicatorCard } from "./IndicatorCard.tsx";
import { type LastRating, lastRatingOf } from "./lastRating.ts";
import { ScorePanel } from "./ScorePanel.tsx";
import { StaleChoice } from "./StaleChoice.tsx";
import { useRatingDiligence } from "./useRatingDiligence.ts";
import { type DraftContent, useRatingDraft } from "./useRatingDraft.ts";
import { VetoesField } from "./VetoesField.tsx";

interface RatingFormProps {
  customer: CustomerView;
  begin: Outputs["ratings"]["form"];
}

/** The form itself, saved as it is typed, with what the answers come to beside it. */
export function RatingForm({ customer, begin }: RatingFormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [facts, setFacts] = useState(begin.facts);
  const { id: customerId, kind } = customer;
  const { definition, id: scorecardId } = begin.scorecard;
  const draft = useRatingDraft(customerId, begin.open, (saved) => {
    setFacts(saved.facts);
    // Another edition has come into force meanwhile: the form asks what that one asks.
    if (saved.scorecardId !== scorecardId) void queryClient.invalidateQueries({ queryKey: api.ratings.form.key() });
  });
  const { content, change } = draft;
  const { answers, notes, evidence, changeReason } = content;
  const last = useMemo(() => lastRatingOf(begin.last), [begin.last]);
  const result = useMemo(
    () => evaluateRating(definition, { kind, facts }, answers),
    [definition, answers, kind, facts],
  );
  const gaps = proposalGaps(definition, { facts, ...content }, result, last?.rating.grade ?? null);
  const missing = missingWords(gaps);

  function missingWords({ unanswered, unexplained, changeUnexplained }: typeof gaps): string | null {
    if (unanswered.length > 0) return t("ratings.unanswered", { count: unanswered.length });
    if (unexplained.length > 0) return t("ratings.form.unexplained", { count: unexplained.length });
    return changeUnexplained ? t("ratings.form.changeUnexplained") : null;
  }

  /** The draft as it is in the ledger now, and what the ledger knows today. */
  async function reload(whose: "mine" | "theirs") {
    try {
      const { open, facts: today } = await client.ratings.form({ customerId });
      setFacts(today);
      draft.goOnFrom(open, whose);
    } catch (error) {
      fail(error);
    }
  }

  const propose = useMutation({
    mutationFn: async () => client.ratings.propose(await draft.save()),
    onSuccess: async ({ id }) => {
      void message.success(t("ratings.proposed"));
      await navigate({ to: "/ratings/$id", params: { id }, ignoreBlocker: true });
      await queryClient.invalidateQueries();
    },
    onError: async (error) => {
      fail(error);
      if (refusalOf(error)?.reason === "ratingFactsChanged") await reload("mine");
    },
  });
  const discard = useMutation({
    // Saved first, so that no save under way makes a new draft of it afterwards.
    mutationFn: async () => client.ratings.discard(await draft.save()),
    onSuccess: async () => {
      void message.success(t("ratings.form.discarded"));
      await navigate({
        to: "/customers/$id",
        params: { id: customerId },
        search: { tab: "ratings" },
        ignoreBlocker: true,
      });
      await queryClient.invalidateQueries();
    },
    onError: (error) => fail(error),
  });
  const answer = (id: string, value: AnswerValue | undefined) => {
    const { [id]: _old, ...others } = answers.values;
    change({ answers: { ...answers, values: value === undefined ? others : { ...others, [id]: value } } });
  };
  const { diligence, answerTo, takenOver } = useRatingDiligence(customerId);
  const notTaken = (diligence?.proposed ?? [])
    .filter(({ indicatorId, value }) => answers.values[indicatorId] !== value)
    .map(({ indicatorId }) => indicatorId);
  const begun = Object.keys(answers.values).length > 0;
  return (
    <div className="two-columns">
      <LeaveGuard dirty={draft.unsaved} />
      <Flex vertical gap="middle">
        <DraftNotices
          draft={draft.draft}
          last={last?.rating ?? null}
          begun={begun}
          onCarryOver={() => last && change(carriedOver(last, { scorecard: definition, kind, facts }))}
        />
        {diligence && (
          <DiligenceNotice
            customerId={customerId}
            diligence={diligence}
            open={notTaken.length}
            onAdopt={() => change(takenOver(content, notTaken))}
          />
        )}
        {criteria.map((criterion) => (
          <section key={criterion} className="panel" aria-labelledby={`criterion-${criterion}`}>
            <Typography.Title level={5} id={`criterion-${criterion}`}>
              {t(`common.criterion.${criterion}`)}
            </Typography.Title>
            {diligence && <CriterionDiligence evidence={diligence.evidence[criterion]} />}
            {definition.indicators.map((indicator, index) => {
              const scored = result.indicators[index];
              if (indicator.criterion !== criterion || !scored) return null;
              return (
                <IndicatorCard
                  key={indicator.id}
                  customer={customer}
                  indicator={indicator}
                  facts={facts}
                  result={scored}
                  value={answers.values[indicator.id]}
                  note={notes[indicator.id]}
                  unexplained={gaps.unexplained.includes(indicator.id)}
                  last={last}
                  diligence={answerTo(indicator.id)}
                  onAdopt={() => change(takenOver(content, [indicator.id]))}
                  onAnswer={(value) => answer(indicator.id, value)}
                  onNote={(note) => change({ notes: { ...notes, [indicator.id]: note } })}
                />
              );
            })}
          </section>
        ))}
        <section className="panel" aria-labelledby="vetoes">
          <Typography.Title level={5} id="vetoes">
            {t("ratings.vetoes")}
          </Typography.Title>
          <VetoesField
            vetoes={definition.vetoes}
            facts={facts}
            value={answers.vetoes}
            onChange={(vetoes) => change({ answers: { ...answers, vetoes } })}
          />
        </section>
        <section className="panel counted">
          <Typography.Title level={5}>
            <label htmlFor="evidence">{t("ratings.evidence")}</label>
          </Typography.Title>
          <Input.TextArea
            id="evidence"
            maxLength={2000}
            showCount
            autoSize={{ minRows: 3 }}
            placeholder={t("ratings.evidenceHint")}
            value={evidence}
            onChange={({ target }) => change({ evidence: target.value })}
          />
        </section>
      </Flex>
      <Flex vertical gap="small" className="sticky rating-side">
        <StaleChoice state={draft.state} onChoose={reload} />
        <DraftActions
          state={draft.state}
          missing={missing}
          onShowMissing={() => showIndicator(gaps.unanswered[0] ?? gaps.unexplained[0])}
          proposing={propose.isPending}
          drafted={draft.draft !== null}
          onRetry={draft.saveQuietly}
          onPropose={() => propose.mutate()}
          onDiscard={() => discard.mutate()}
        />
        {last && result.complete && last.rating.grade !== result.grade && (
          <ChangeReason
            from={last.rating.grade}
            to={result.grade}
            value={changeReason}
            onChange={(reason) => change({ changeReason: reason })}
          />
        )}
        <ScorePanel result={result} scorecard={begin.scorecard} />
        {last && (
          <div className="panel">
            <Comparison
              caption={t("ratings.comparison")}
              last={last.rating}
              lastTitle={t("ratings.lastRating", { date: last.rating.effectiveFrom ?? "" })}
              now={{ score: result.score, grade: result.grade, lineFen: result.line.lineFen }}
              nowTitle={t("ratings.thisRating")}
            />
          </div>
        )}
      </Flex>
    </div>
  );
}

/** Scrolls to an indicator and into its first control; without one to the reason for the change of the grade. */
function showIndicator(id: string | undefined): void {
  const place =
    id === undefined
      ? document.getElementById("change-reason")?.parentElement
      : document.querySelector(`[data-indicator="${CSS.escape(id)}"]`);
  place?.scrollIntoView({ block: "center" });
  place?.querySelector<HTMLElement>("input, textarea")?.focus({ preventScroll: true });
}

/** The answers of the last rating as a renewal carries them over, with what backed them. */
function carriedOver({ rating, scorecard }: LastRating, basis: RenewalBasis): Partial<DraftContent> {
  const { answers } = carryRating({ ...rating, scorecard: scorecard.definition }, basis);
  const backed = Object.entries(rating.notes).filter(([id]) => answers.values[id] !== undefined);
  return { answers, notes: Object.fromEntries(backed) };
}

interface ChangeReasonProps {
  from: Grade;
  to: Grade;
  value: string;
  onChange: (reason: string) => void;
}

/** Why the grade is another than that of the last rating. */
function ChangeReason({ from, to, value, onChange }: ChangeReasonProps) {
  const { t } = useTranslation();
  const raised = worseGrade(from, to) === from;
  return (
    <div className="panel">
      <label htmlFor="change-reason">
        {t(raised ? "ratings.form.whyUpgrade" : "ratings.form.whyDowngrade", { from, to })}
      </label>
      <Input.TextArea
        id="change-reason"
        aria-required
        {...(value.trim() === "" ? { status: "error" as const } : {})}
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={300}
        value={value}
        onChange={({ target }) => onChange(target.value.replace(/[\r\n]+/g, " "))}
      />
    </div>
  );
}
