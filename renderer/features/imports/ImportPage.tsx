import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Alert, Button, Flex, Select, Steps, Table, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Import } from "../../../shared/contract/imports.ts";
import { type ImportField, importFields } from "../../../shared/domain/importHeadings.ts";
import { api, client } from "../../app/client.ts";
import { useLanguage } from "../../i18n/index.ts";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useDownload } from "../../ui/useDownload.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { ImportRows } from "./ImportRows.tsx";

const route = getRouteApi("/imports/$id");

const stepOf: Record<Import["state"], number> = {
  mapping: 1,
  checking: 2,
  checked: 2,
  running: 3,
  cancelled: 3,
  done: 4,
};

/** A staged workbook on its way into the ledger: columns, dry run, import, result. */
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
            <Typography.Text type="secondary">
              {t("imports.summary", { file: data.fileName, sheet: data.sheetNumber, rows: data.rowCount })}
            </Typography.Text>
            <Stage staged={data} />
          </>
        )}
      </QueryState>
    </Page>
  );
}

function Stage({ staged }: { staged: Import }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [remapping, setRemapping] = useState(false);
  if (staged.jobId)
    return (
      <div className="panel">
        <JobProgress
          id={staged.jobId}
          title={t(staged.state === "checking" ? "imports.checking" : "imports.running")}
          onEnded={() => queryClient.invalidateQueries()}
        />
      </div>
    );
  if (staged.state === "mapping" || remapping) return <Mapping staged={staged} onStarted={() => setRemapping(false)} />;
  return <Outcome staged={staged} onRemap={() => setRemapping(true)} />;
}

function Mapping({ staged, onStarted }: { staged: Import; onStarted: () => void }) {
  const { t } = useTranslation();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [mapping, setMapping] = useState(staged.mapping);
  const check = useMutation(
    api.imports.check.mutationOptions({
      onSuccess: async () => {
        onStarted();
        await queryClient.invalidateQueries({ queryKey: api.imports.key() });
      },
      onError: (error) => fail(error),
    }),
  );
  const assign = (index: number, field: ImportField | null) =>
    setMapping(mapping.map((present, at) => (at === index ? field : present === field ? null : present)));
  return (
    <>
      <Table
        size="small"
        rowKey="index"
        pagination={false}
        dataSource={staged.columns}
        columns={[
          { title: t("imports.column"), dataIndex: "header", width: 220 },
          {
            title: t("imports.samples"),
            dataIndex: "samples",
            render: (samples: string[]) => samples.filter(Boolean).join(" · "),
          },
          {
            title: t("imports.fillsField"),
            key: "field",
            width: 240,
            render: (_, { index, header }) => (
              <Select
                aria-label={header}
                style={{ width: 210 }}
                value={mapping[index] ?? ""}
                options={[
                  { value: "", label: t("imports.ignored") },
                  ...importFields.map((field) => ({ value: field, label: t(`imports.field.${field}`) })),
                ]}
                onChange={(field: ImportField | "") => assign(index, field === "" ? null : field)}
              />
            ),
          },
        ]}
      />
      <Flex>
        <Button type="primary" loading={check.isPending} onClick={() => check.mutate({ id: staged.id, mapping })}>
          {t("imports.startCheck")}
        </Button>
      </Flex>
    </>
  );
}

function Outcome({ staged, onRemap }: { staged: Import; onRemap: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const fail = useFailure();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const { id, counts, applied, state } = staged;
  const left = counts.create + counts.update - applied;
  const run = useMutation(
    api.imports.run.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.imports.key() }),
      onError: (error) => fail(error),
    }),
  );
  const download = useDownload(() => client.imports.refusedRows({ id, language }));
  return (
    <>
      {state === "done" && (
        <Alert type="success" showIcon title={t("imports.done", { applied, refused: counts.refuse })} />
      )}
      {state === "cancelled" && <Alert type="warning" showIcon title={t("imports.cancelled", { applied })} />}
      {state === "checked" && left === 0 && <Alert type="warning" showIcon title={t("imports.nothingToWrite")} />}
      <Flex gap="small" wrap>
        {state === "checked" && (
          <Button type="primary" disabled={left === 0} loading={run.isPending} onClick={() => run.mutate({ id })}>
            {t("imports.run", { count: left })}
          </Button>
        )}
        {state === "cancelled" && (
          <Button type="primary" loading={run.isPending} onClick={() => run.mutate({ id })}>
            {t("imports.goOn", { count: left })}
          </Button>
        )}
        {state === "checked" && <Button onClick={onRemap}>{t("imports.changeMapping")}</Button>}
        {counts.refuse > 0 && (
          <Button loading={download.isPending} onClick={() => download.mutate()}>
            {t("imports.downloadRefused")}
          </Button>
        )}
        {state === "done" && (
          <Button type="primary" onClick={() => navigate({ to: "/customers" })}>
            {t("imports.openLedger")}
          </Button>
        )}
        <Button onClick={() => navigate({ to: "/imports/new" })}>{t("imports.another")}</Button>
      </Flex>
      <ImportRows id={id} counts={counts} />
    </>
  );
}
