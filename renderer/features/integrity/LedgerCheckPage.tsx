import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Flex, Typography } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Job } from "../../../shared/contract/jobs.ts";
import { refusalText } from "../../../shared/i18n/refusalText.ts";
import { api } from "../../app/client.ts";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { VerificationReport } from "./VerificationReport.tsx";

/** Looks through the whole ledger and says what holds, what does not, and what to do about it. */
export function LedgerCheckPage() {
  const { t } = useTranslation();
  const fail = useFailure();
  const queries = useQueryClient();
  const [ended, setEnded] = useState<Job | null>(null);
  const start = useMutation(
    api.integrity.start.mutationOptions({ onMutate: () => setEnded(null), onError: (error) => fail(error) }),
  );
  const job = start.data;
  const running = job !== undefined && ended === null;
  const end = (one: Job) => {
    setEnded(one);
    void queries.invalidateQueries({ queryKey: api.integrity.last.key() });
  };
  return (
    <Page
      title={t("app.nav.ledgerCheck")}
      actions={
        <Button type="primary" disabled={running} loading={start.isPending} onClick={() => start.mutate(undefined)}>
          {t(ended ? "integrity.again" : "integrity.start")}
        </Button>
      }
    >
      <Flex vertical gap="small">
        <Typography.Text type="secondary">{t("integrity.hint")}</Typography.Text>
        <LastCheck />
      </Flex>
      {running && (
        <JobProgress key={job.id} id={job.id} title={t("integrity.running")} onEnded={end} describe={() => null} />
      )}
      {ended?.state === "cancelled" && <Alert type="info" showIcon title={t("integrity.cancelled")} />}
      {ended?.state === "failed" && (
        <Alert type="error" showIcon title={ended.refusal ? refusalText(ended.refusal, t) : t("integrity.failed")} />
      )}
      {ended?.state === "done" && <Outcome jobId={ended.id} />}
    </Page>
  );
}

/** When the ledger was looked through the last time, and what came of it. */
function LastCheck() {
  const { t } = useTranslation();
  const last = useQuery(api.integrity.last.queryOptions());
  return (
    <QueryState query={last}>
      {(data) => (
        <Typography.Text>
          {data === null
            ? t("integrity.never")
            : `${t("integrity.last", { at: dayjs(data.at).format("YYYY-MM-DD HH:mm"), name: data.actorName })} · ${
                data.problems === 0 ? t("integrity.lastSound") : t("integrity.lastProblems", { count: data.problems })
              }`}
        </Typography.Text>
      )}
    </QueryState>
  );
}

function Outcome({ jobId }: { jobId: string }) {
  const result = useQuery(api.integrity.result.queryOptions({ input: { jobId }, staleTime: Number.POSITIVE_INFINITY }));
  return <QueryState query={result}>{(data) => <VerificationReport verification={data} />}</QueryState>;
}
