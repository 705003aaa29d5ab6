import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Flex, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { useFailure } from "../../ui/useFailure.ts";

/** The sample county, to look around in, or an empty ledger, to work with. */
export function StartChoice({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const fail = useFailure();
  const [state, setState] = useState<"choosing" | "loaded" | "cancelled" | "failed">("choosing");
  const load = useMutation(api.branch.loadSample.mutationOptions({ onError: (error) => fail(error) }));
  if (state === "loaded")
    return (
      <Flex vertical gap="middle">
        <Alert type="success" showIcon title={t("branch.sampleLoaded")} description={t("branch.sampleAccounts")} />
        <Button type="primary" onClick={onDone}>
          {t("branch.open")}
        </Button>
      </Flex>
    );
  if (load.data && state === "choosing")
    return (
      <JobProgress
        id={load.data.jobId}
        title={t("branch.sampleLoading")}
        onEnded={(job) =>
          setState(job.state === "done" ? "loaded" : job.state === "cancelled" ? "cancelled" : "failed")
        }
      />
    );
  const start = () => {
    setState("choosing");
    load.mutate({});
  };
  return (
    <Flex vertical gap="middle">
      {state === "cancelled" && <Alert type="info" showIcon title={t("branch.sampleCancelled")} />}
      {state === "failed" && <Alert type="error" showIcon title={t("branch.sampleFailed")} />}
      <div className="panel">
        <Typography.Title level={5}>{t("branch.startEmpty")}</Typography.Title>
        <Typography.Paragraph type="secondary">{t("branch.startEmptyHint")}</Typography.Paragraph>
        <Button type="primary" onClick={onDone}>
          {t("branch.startEmpty")}
        </Button>
      </div>
      <div className="panel">
        <Typography.Title level={5}>{t("branch.startSample")}</Typography.Title>
        <Typography.Paragraph type="secondary">{t("branch.startSampleHint")}</Typography.Paragraph>
        <Button onClick={start} loading={load.isPending}>
          {t("branch.startSample")}
        </Button>
      </div>
    </Flex>
  );
}
