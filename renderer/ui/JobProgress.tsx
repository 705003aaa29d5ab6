import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Flex, Progress, Typography } from "antd";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Job } from "../../shared/contract/jobs.ts";
import { api } from "../app/client.ts";

const pollMs = 300;

interface JobProgressProps {
  id: string;
  title: string;
  onEnded: (job: Job) => void;
  /** how far it is, in words; what is done of how much otherwise */
  describe?: (job: Job) => ReactNode;
}

/** How far a job of the core is, with a button to stop it. */
export function JobProgress({ id, title, onEnded, describe }: JobProgressProps) {
  const { t } = useTranslation();
  const { data: job } = useQuery(
    api.jobs.get.queryOptions({
      input: { id },
      refetchInterval: ({ state }) => (state.data && state.data.state !== "running" ? false : pollMs),
    }),
  );
  const cancel = useMutation(api.jobs.cancel.mutationOptions());
  const ended = job && job.state !== "running" ? job : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an end is told once, whatever function the parent passes then.
  useEffect(() => {
    if (ended) onEnded(ended);
  }, [ended?.id, ended?.state]);
  const percent = job?.total ? Math.floor((job.done / job.total) * 100) : 0;
  return (
    <Flex vertical gap="small" role="status">
      <Typography.Text strong>{title}</Typography.Text>
      <Flex gap="middle" align="center">
        <Progress percent={percent} status="active" style={{ flex: 1 }} />
        <Button disabled={!job || ended !== null} loading={cancel.isPending} onClick={() => cancel.mutate({ id })}>
          {t("app.cancelJob")}
        </Button>
      </Flex>
      {job && (
        <Typography.Text type="secondary">
          {describe ? describe(job) : job.total > 0 && t("app.jobOf", { done: job.done, total: job.total })}
        </Typography.Text>
      )}
    </Flex>
  );
}
