import { useQuery } from "@tanstack/react-query";
import { Button, Flex, Result } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Job } from "../../../shared/contract/jobs.ts";
import type { GoldRules } from "../../../shared/domain/goldRules.ts";
import { api } from "../../app/client.ts";
import { errorMessage } from "../../app/refusals.ts";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { PreviewResult } from "./PreviewResult.tsx";

interface CandidatesProps {
  rules: GoldRules;
  /** the rules are those in force, by which customers can be confirmed */
  isSaved: boolean;
}

/** Tries rules on the whole ledger: how far it is, then whom they find. */
export function Candidates({ rules, isSaved }: CandidatesProps) {
  // Asking begins the trial: for other rules another one, and none by itself.
  const preview = useQuery(
    api.gold.preview.queryOptions({
      input: { rules: { ...rules, kinds: [...rules.kinds] } },
      gcTime: 0,
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    }),
  );
  return (
    <QueryState query={preview}>
      {({ jobId }) => <OneTrial key={jobId} jobId={jobId} isSaved={isSaved} onAgain={() => void preview.refetch()} />}
    </QueryState>
  );
}

function OneTrial({
  jobId,
  isSaved,
  onAgain,
}: Pick<CandidatesProps, "isSaved"> & { jobId: string; onAgain: () => void }) {
  const { t } = useTranslation();
  const [ended, setEnded] = useState<Job | null>(null);
  const result = useQuery(
    api.gold.previewResult.queryOptions({ input: { jobId }, enabled: ended?.state === "done", gcTime: 0 }),
  );
  if (!ended)
    return (
      <div className="panel">
        <JobProgress id={jobId} title={t("gold.preview.running")} onEnded={setEnded} />
      </div>
    );
  if (ended.state !== "done")
    return (
      <Result
        status="info"
        title={t("gold.preview.stopped")}
        extra={<Button onClick={onAgain}>{t("gold.preview.again")}</Button>}
      />
    );
  if (result.isError)
    return (
      <Result
        status="info"
        title={errorMessage(result.error, t)}
        extra={<Button onClick={onAgain}>{t("gold.preview.again")}</Button>}
      />
    );
  return (
    <Flex vertical gap="middle" style={{ minWidth: 0 }}>
      <QueryState query={result}>
        {(found) => <PreviewResult jobId={jobId} found={found} isSaved={isSaved} />}
      </QueryState>
    </Flex>
  );
}
