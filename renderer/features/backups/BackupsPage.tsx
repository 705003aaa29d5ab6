import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Flex, Progress, Tabs, Typography } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { BackupsState } from "../../../shared/contract/backups.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { BackupFacts } from "./BackupFacts.tsx";
import { BackupSettingsForm } from "./BackupSettingsForm.tsx";
import { BackupsTable } from "./BackupsTable.tsx";
import { PassphrasePanel } from "./PassphrasePanel.tsx";
import { WarningAlert } from "./WarningAlert.tsx";

const pollMs = 700;

/** Backups: how they stand, those made so far, and for whoever sees to them where they go, when and how many stay. */
export function BackupsPage() {
  const { t } = useTranslation();
  const keeps = useAllowed("backups.run");
  if (keeps) return <KeptBackups />;
  return (
    <Page title={t("backups.title")}>
      <Typography.Text type="secondary">{t("backups.readOnly")}</Typography.Text>
      <div className="panel">
        <BackupsTable />
      </div>
    </Page>
  );
}

function KeptBackups() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const fail = useFailure();
  const queries = useQueryClient();
  const state = useQuery(
    api.backups.state.queryOptions({
      refetchInterval: ({ state: { data } }) => (data?.running ? pollMs : false),
    }),
  );
  const running = state.data?.running ?? null;
  const wasRunning = useRef(false);
  useEffect(() => {
    if (wasRunning.current && !running) void queries.invalidateQueries({ queryKey: api.backups.key() });
    wasRunning.current = running !== null;
  }, [running, queries]);
  const run = useMutation(
    api.backups.run.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.backups.state.key() }),
      onError: (error) => fail(error),
    }),
  );
  const ready = state.data?.hasPassphrase === true && state.data.settings.destination !== "";
  return (
    <Page
      title={t("backups.title")}
      actions={
        <>
          <Button disabled={!ready} onClick={() => navigate({ to: "/settings/backups/sheet" })}>
            {t("backups.sheet")}
          </Button>
          <Button
            type="primary"
            disabled={!ready || running !== null}
            loading={run.isPending}
            onClick={() => run.mutate(undefined)}
          >
            {t("backups.run")}
          </Button>
        </>
      }
    >
      <Typography.Text type="secondary">{`${t("backups.hint")} ${t("backups.restoreHint")}`}</Typography.Text>
      <WarningAlert />
      {running && <Running running={running} />}
      <QueryState query={state}>
        {(data) => (
          <>
            <BackupFacts state={data} />
            <div className="panel">
              <Tabs
                defaultActiveKey={ready ? "list" : "settings"}
                items={[
                  { key: "list", label: t("backups.list.title"), children: <BackupsTable /> },
                  {
                    key: "settings",
                    label: t("backups.settings.title"),
                    children: (
                      <div className="two-columns">
                        <BackupSettingsForm key={data.version} state={data} />
                        <PassphrasePanel state={data} />
                      </div>
                    ),
                  },
                ]}
              />
            </div>
          </>
        )}
      </QueryState>
    </Page>
  );
}

function Running({ running: { done, total } }: { running: NonNullable<BackupsState["running"]> }) {
  const { t } = useTranslation();
  const fail = useFailure();
  const cancel = useMutation(api.backups.cancel.mutationOptions({ onError: (error) => fail(error) }));
  const percent = total > 0 ? Math.floor((done / total) * 100) : 0;
  return (
    <Alert
      type="info"
      role="status"
      title={t("backups.running")}
      description={
        <Flex gap="middle" align="center">
          <Progress percent={percent} status="active" style={{ flex: 1 }} aria-label={t("backups.running")} />
          <Button loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
            {t("backups.cancel")}
          </Button>
        </Flex>
      }
    />
  );
}
