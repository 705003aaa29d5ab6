import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Alert, App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AssessmentPeriod } from "../../../shared/contract/assessments.ts";
import type { Job } from "../../../shared/contract/jobs.ts";
import { refusalText } from "../../../shared/i18n/refusalText.ts";
import { api } from "../../app/client.ts";
import { FactsTable } from "../../ui/FactsTable.tsx";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { AssessmentsLink } from "./AssessmentsLink.tsx";
import { PeriodActions } from "./PeriodActions.tsx";
import { RulesOfCredit } from "./RulesOfCredit.tsx";
import { ScoresTable } from "./ScoresTable.tsx";
import { StateTag } from "./StateTag.tsx";
import { periodName } from "./words.ts";

const route = getRouteApi("/assessments/$id");

/** What the core is at: counting, or counting for the last time. */
export interface Work {
  jobId: string;
  of: "compute" | "freeze";
}

/** One period: what it is counted from, every marketer's score, and what a manager can do with it. */
export function PeriodPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const scores = useQuery(api.assessments.scores.queryOptions({ input: { periodId: id } }));
  const [work, setWork] = useState<Work | null>(null);
  const end = async ({ state, refusal }: Job) => {
    if (state === "done") void message.success(t(`assessments.${work?.of ?? "compute"}.done`));
    else void message.error(refusal ? refusalText(refusal, t) : t("assessments.compute.stopped"));
    setWork(null);
    await queryClient.invalidateQueries();
  };
  return (
    <QueryState query={scores}>
      {({ period, rows }) => (
        <Page
          path={[<AssessmentsLink key="assessments" />]}
          title={
            <>
              {periodName(period, t)} <StateTag period={period} />
            </>
          }
          actions={<PeriodActions period={period} working={work !== null} onWork={setWork} />}
        >
          {work && (
            <div className="panel">
              <JobProgress id={work.jobId} title={t("assessments.compute.running")} onEnded={end} />
            </div>
          )}
          <Facts period={period} />
          {period.computedOn === null ? (
            !work && <Alert type="info" showIcon title={t("assessments.compute.never")} />
          ) : (
            <ScoresTable period={period} rows={rows} />
          )}
          <RulesOfCredit />
        </Page>
      )}
    </QueryState>
  );
}

function Facts({ period }: { period: AssessmentPeriod }) {
  const { t } = useTranslation();
  const { baselineOn: day, firstDay, formula, computedOn, openedByName, frozen } = period;
  const baseline = day > firstDay ? "assessments.facts.baselineLate" : "assessments.facts.baselineOn";
  return (
    <FactsTable
      column={2}
      rows={[
        [t("assessments.facts.baseline"), t(baseline, { day })],
        [t("assessments.facts.formula"), formula ? t("assessments.facts.formulaOf", formula) : t("common.state.none")],
        [t("assessments.facts.computed"), computedOn ?? t("common.state.none")],
        frozen
          ? [
              t("assessments.facts.frozenBy"),
              t("assessments.facts.frozenOf", { name: frozen.byName, day: frozen.disputeUntil }),
            ]
          : [t("assessments.facts.openedBy"), openedByName],
      ]}
    />
  );
}
