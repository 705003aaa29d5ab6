import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Flex, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Job } from "../../../shared/contract/jobs.ts";
import type { ScorecardDefinition } from "../../../shared/domain/scorecard.ts";
import { refusalText } from "../../../shared/i18n/refusalText.ts";
import { api } from "../../app/client.ts";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { WhatIfReport } from "./WhatIfReport.tsx";

/** Tries a scorecard, as it stands in the form, on the present ledger, and shows what would change. */
export function WhatIfPanel({ definition }: { definition: ScorecardDefinition }) {
  const { t } = useTranslation();
  const fail = useFailure();
  const [ended, setEnded] = useState<Job | null>(null);
  const start = useMutation(
    api.scorecards.whatIf.start.mutationOptions({ onMutate: () => setEnded(null), onError: (error) => fail(error) }),
  );
  const job = start.data;
  const tried = start.variables?.definition;
  const running = job !== undefined && ended === null;
  return (
    <Flex component="section" vertical gap="middle" className="panel" aria-label={t("scorecardPages.part.whatIf")}>
      <Typography.Title level={5}>{t("scorecardPages.part.whatIf")}</Typography.Title>
      <Flex gap="middle" align="center" wrap>
        <Button
          type="primary"
          disabled={running}
          loading={start.isPending}
          onClick={() => start.mutate({ definition })}
        >
          {t(ended ? "whatIf.again" : "whatIf.start")}
        </Button>
        <Typography.Text type="secondary" className="grow">
          {t("whatIf.hint")}
        </Typography.Text>
      </Flex>
      {running && (
        <JobProgress key={job.id} id={job.id} title={t("whatIf.running")} onEnded={setEnded} describe={() => null} />
      )}
      {ended?.state === "cancelled" && <Alert type="info" showIcon title={t("whatIf.cancelled")} />}
      {ended?.state === "failed" && (
        <Alert type="error" showIcon title={ended.refusal ? refusalText(ended.refusal, t) : t("whatIf.failed")} />
      )}
      {ended?.state === "done" && tried && (
        <>
          {JSON.stringify(tried) !== JSON.stringify(definition) && (
            <Alert type="warning" showIcon title={t("whatIf.outdated")} />
          )}
          <Outcome jobId={ended.id} definition={tried} />
        </>
      )}
    </Flex>
  );
}

function Outcome({ jobId, definition }: { jobId: string; definition: ScorecardDefinition }) {
  const result = useQuery(
    api.scorecards.whatIf.result.queryOptions({ input: { jobId }, staleTime: Number.POSITIVE_INFINITY }),
  );
  return <QueryState query={result}>{(data) => <WhatIfReport result={data} definition={definition} />}</QueryState>;
}
