import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Flex } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Import } from "../../../shared/contract/imports.ts";
import { api, client } from "../../app/client.ts";
import { useLanguage } from "../../i18n/index.ts";
import { useDownload } from "../../ui/useDownload.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { ImportRows } from "./ImportRows.tsx";
import { UndoImport } from "./UndoImport.tsx";

/** What an import found and did, and what can be done with it now. */
export function ImportOutcome({ staged, onRemap }: { staged: Import; onRemap: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const fail = useFailure();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [undoing, setUndoing] = useState(false);
  const { id, counts, applied, state } = staged;
  const left = counts.create + counts.update - applied;
  const stopped = state === "cancelled" || state === "interrupted";
  const run = useMutation(
    api.imports.run.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.imports.key() }),
      onError: (error) => fail(error),
    }),
  );
  const download = useDownload(() => client.imports.refusedRows({ id, language }));
  return (
    <>
      <StateNotice staged={staged} left={left} />
      <Flex gap="small" wrap>
        {state === "checked" && (
          <Button type="primary" disabled={left === 0} loading={run.isPending} onClick={() => run.mutate({ id })}>
            {t("imports.run", { count: left })}
          </Button>
        )}
        {stopped && (
          <Button type="primary" loading={run.isPending} onClick={() => run.mutate({ id })}>
            {t("imports.goOn", { count: left })}
          </Button>
        )}
        {state === "done" && (
          <Button type="primary" onClick={() => navigate({ to: "/customers" })}>
            {t("imports.openLedger")}
          </Button>
        )}
        {state === "undoInterrupted" && (
          <Button type="primary" onClick={() => setUndoing(true)}>
            {t("imports.undo.goOn")}
          </Button>
        )}
        {state === "checked" && <Button onClick={onRemap}>{t("imports.changeMapping")}</Button>}
        {counts.refuse > 0 && (
          <Button loading={download.isPending} onClick={() => download.mutate()}>
            {t("imports.downloadRefused")}
          </Button>
        )}
        <Button onClick={() => navigate({ to: "/imports/new" })}>{t("imports.another")}</Button>
        {(state === "done" || stopped) && applied > 0 && (
          <Button danger onClick={() => setUndoing(true)}>
            {t("imports.undo.action")}
          </Button>
        )}
      </Flex>
      <ImportRows staged={staged} />
      {undoing && <UndoImport id={id} onClose={() => setUndoing(false)} />}
    </>
  );
}

function StateNotice({ staged: { state, applied, undone, kept, counts }, left }: { staged: Import; left: number }) {
  const { t } = useTranslation();
  if (state === "done")
    return <Alert type="success" showIcon title={t("imports.done", { applied, refused: counts.refuse })} />;
  if (state === "undone") return <Alert type="info" showIcon title={t("imports.undone", { undone, kept })} />;
  if (state === "undoInterrupted")
    return <Alert type="warning" showIcon title={t("imports.undoInterrupted", { undone })} />;
  if (state === "cancelled" || state === "interrupted")
    return <Alert type="warning" showIcon title={t(`imports.${state}`, { applied })} />;
  return left === 0 ? <Alert type="warning" showIcon title={t("imports.nothingToWrite")} /> : null;
}
