import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { App, Steps, Typography } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Import, ImportState } from "../../../shared/contract/imports.ts";
import type { Job } from "../../../shared/contract/jobs.ts";
import { refusalText } from "../../../shared/i18n/refusalText.ts";
import { api } from "../../app/client.ts";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { ColumnMapping } from "./ColumnMapping.tsx";
import { ImportOutcome } from "./ImportOutcome.tsx";
import { ImportPace } from "./ImportPace.tsx";

const route = getRouteApi("/imports/$id");

const stepOf: Record<ImportState, number> = {
  reading: 0,
  mapping: 1,
  checking: 2,
  checked: 2,
  running: 3,
  cancelled: 3,
  interrupted: 3,
  done: 4,
  undoing: 4,
  undoInterrupted: 4,
  undone: 4,
};

/** A staged file on its way into the ledger, and back out of it: columns, dry run, import, result, undo. */
export function ImportPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const staged = useQuery(api.imports.get.queryOptions({ input: { id } }));
  return (
    <Page title={t("imports.title")}>
      <QueryState query={staged}>
        {(data) => (
          <>
            <Steps
              size="small"
              current={stepOf[data.state]}
              items={(["file", "mapping", "check", "run", "done"] as const).map((step) => ({
                title: t(`imports.steps.${step}`),
              }))}
            />
            {data.state !== "reading" && (
              <Typography.Text type="secondary">
                {t("imports.summary", {
                  file: data.fileName,
                  rows: data.rowCount,
                  by: data.createdByName,
                  at: dayjs(data.createdAt).format("YYYY-MM-DD HH:mm"),
                })}
              </Typography.Text>
            )}
            <Stage key={id} staged={data} />
          </>
        )}
      </QueryState>
    </Page>
  );
}

function Stage({ staged }: { staged: Import }) {
  const [remapping, setRemapping] = useState(false);
  if (staged.jobId) return <Working staged={staged} jobId={staged.jobId} />;
  if (staged.state === "mapping" || remapping)
    return <ColumnMapping key={chosenKey(staged)} staged={staged} onStarted={() => setRemapping(false)} />;
  return <ImportOutcome staged={staged} onRemap={() => setRemapping(true)} />;
}

/** Other sheets have other columns: the form starts anew with them. */
function chosenKey({ sheets }: Import): string {
  return sheets.map(({ number, chosen }) => (chosen ? number : "")).join();
}

const titles = {
  reading: "imports.reading",
  checking: "imports.checking",
  running: "imports.running",
  undoing: "imports.undoing",
} as const;

function Working({ staged, jobId }: { staged: Import; jobId: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const isReading = staged.state === "reading";
  const end = async (job: Job) => {
    if (isReading && job.state !== "done") {
      const refusal = job.refusal && refusalText(job.refusal, t);
      if (job.state === "failed") void message.error(refusal ?? t("refusals.fault"), 8);
      else void message.info(t("imports.readingStopped"));
      await navigate({ to: "/imports/new" });
    }
    await queryClient.invalidateQueries();
  };
  return (
    <div className="panel">
      <JobProgress
        key={jobId}
        id={jobId}
        title={t(titles[staged.state as keyof typeof titles])}
        onEnded={end}
        describe={(job) => (isReading ? t("imports.readRows", { done: job.done }) : <ImportPace job={job} />)}
      />
    </div>
  );
}
