import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Alert, App, Button, Checkbox, Flex, Input, Typography } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerView } from "../../../shared/contract/customers.ts";
import type { Outputs } from "../../../shared/contract/index.ts";
import { evaluateRating, type RatingAnswers } from "../../../shared/domain/rating.ts";
import { criteria } from "../../../shared/domain/scorecard.ts";
import { inLanguage } from "../../../shared/i18n/localText.ts";
import { api } from "../../app/client.ts";
import { useLanguage } from "../../i18n/index.ts";
import { LeaveGuard } from "../../ui/LeaveGuard.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { IndicatorField } from "./IndicatorField.tsx";
import { ScorePanel } from "./ScorePanel.tsx";

const route = getRouteApi("/customers/$id/rate");

/** The rating form of a customer: their open draft, a returned rating to be mended, or a new one. */
export function RateCustomerPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const customer = useQuery(api.customers.get.queryOptions({ input: { id } }));
  const form = useQuery(api.ratings.form.queryOptions({ input: { customerId: id }, gcTime: 0 }));
  return (
    <QueryState query={customer}>
      {(person) => (
        <Page title={t("ratings.rateTitle", { name: person.name })}>
          <QueryState query={form}>{(begin) => <OpenOrForm customer={person} begin={begin} />}</QueryState>
        </Page>
      )}
    </QueryState>
  );
}

type Begin = Outputs["ratings"]["form"];

function OpenOrForm({ customer, begin }: { customer: CustomerView; begin: Begin }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { open } = begin;
  if (open?.status === "proposed" || open?.status === "approved")
    return (
      <Alert
        type="info"
        showIcon
        title={t("refusals.ratingOpenAlready")}
        action={
          <Button onClick={() => navigate({ to: "/ratings/$id", params: { id: open.id } })}>{t("ratings.open")}</Button>
        }
      />
    );
  return <RatingForm customer={customer} begin={begin} />;
}

interface RatingFormProps {
  customer: CustomerView;
  begin: Begin;
}

function RatingForm({ customer, begin: { scorecard, facts, open, last } }: RatingFormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const language = useLanguage();
  const navigate = useNavigate();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [answers, setAnswers] = useState<RatingAnswers>(
    open?.answers ?? last?.rating.answers ?? { values: {}, vetoes: [] },
  );
  const [evidence, setEvidence] = useState(open?.evidence ?? "");
  const [notes] = useState(open?.notes ?? {});
  const [changeReason, setChangeReason] = useState(open?.changeReason ?? "");
  const [version, setVersion] = useState(open?.version ?? null);
  const [dirty, setDirty] = useState(false);
  const { definition } = scorecard;
  const result = useMemo(
    () => evaluateRating(definition, { kind: customer.kind, facts }, answers),
    [definition, answers, customer.kind, facts],
  );
  const change = (changed: Partial<RatingAnswers>) => {
    setAnswers({ ...answers, ...changed });
    setDirty(true);
  };
  const saveDraft = useMutation(api.ratings.saveDraft.mutationOptions());
  const propose = useMutation(api.ratings.propose.mutationOptions());
  const save = async () => {
    const saved = await saveDraft.mutateAsync({
      customerId: customer.id,
      version,
      answers,
      evidence,
      notes,
      changeReason,
    });
    setVersion(saved.version);
    setDirty(false);
    return saved;
  };
  const saveOnly = async () => {
    try {
      await save();
      void message.success(t("ratings.draftSaved"));
      await queryClient.invalidateQueries({ queryKey: api.dashboard.key() });
    } catch (error) {
      fail(error);
    }
  };
  const saveAndPropose = async () => {
    try {
      const { id } = await propose.mutateAsync(await save());
      void message.success(t("ratings.proposed"));
      await navigate({ to: "/ratings/$id", params: { id }, ignoreBlocker: true });
      await queryClient.invalidateQueries();
    } catch (error) {
      fail(error);
    }
  };
  const unanswered = result.indicators.filter(({ value }) => value === null).length;
  return (
    <div className="two-columns">
      <LeaveGuard dirty={dirty} />
      <Flex vertical gap="middle">
        {open?.status === "returned" && (
          <Alert
            type="warning"
            showIcon
            title={t("ratings.returnedBy", { name: open.decidedBy?.name ?? "" })}
            description={open.decisionNote}
          />
        )}
        {customer.yearlyIncomeFen === null && <Alert type="info" showIcon title={t("ratings.noIncome")} />}
        {criteria.map((criterion) => (
          <section key={criterion} className="panel">
            <Typography.Title level={5}>{t(`common.criterion.${criterion}`)}</Typography.Title>
            {definition.indicators
              .filter((indicator) => indicator.criterion === criterion)
              .map((indicator) => (
                <div key={indicator.id} className="indicator">
                  <Typography.Text strong id={`indicator-${indicator.id}`}>
                    {inLanguage(indicator.label, language)}
                  </Typography.Text>
                  <IndicatorField
                    indicator={indicator}
                    facts={facts}
                    value={answers.values[indicator.id]}
                    onChange={(value) => {
                      const { [indicator.id]: _old, ...others } = answers.values;
                      change({ values: value === undefined ? others : { ...others, [indicator.id]: value } });
                    }}
                  />
                </div>
              ))}
          </section>
        ))}
        <section className="panel">
          <Typography.Title level={5}>{t("ratings.vetoes")}</Typography.Title>
          <Checkbox.Group
            value={answers.vetoes}
            onChange={(vetoes) => change({ vetoes })}
            options={definition.vetoes.map(({ id, label, capGrade }) => ({
              value: id,
              label: t("ratings.vetoOption", { fact: inLanguage(label, language), grade: capGrade }),
            }))}
          />
        </section>
        <section className="panel">
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
            onChange={({ target }) => {
              setEvidence(target.value);
              setDirty(true);
            }}
          />
        </section>
      </Flex>
      <Flex vertical gap="middle" className="sticky">
        <ScorePanel result={result} scorecard={scorecard} />
        {last && last.rating.grade !== result.grade && (
          <Input
            aria-label={t("ratings.changeReason")}
            placeholder={t("ratings.changeReason")}
            maxLength={300}
            value={changeReason}
            onChange={({ target }) => {
              setChangeReason(target.value);
              setDirty(true);
            }}
          />
        )}
        {unanswered > 0 && (
          <Typography.Text type="secondary">{t("ratings.unanswered", { count: unanswered })}</Typography.Text>
        )}
        <Flex gap="small">
          <Button loading={saveDraft.isPending} onClick={saveOnly}>
            {t("ratings.saveDraft")}
          </Button>
          <Button type="primary" disabled={unanswered > 0} loading={propose.isPending} onClick={saveAndPropose}>
            {t("ratings.propose")}
          </Button>
        </Flex>
      </Flex>
    </div>
  );
}
