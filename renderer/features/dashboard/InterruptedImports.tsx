import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";

/** Says which imports an end of the application has left in the middle, for whoever may go on with them. */
export function InterruptedImports() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const allowed = useAllowed("imports.list");
  const { data } = useQuery(api.imports.list.queryOptions({ enabled: allowed }));
  return (data ?? []).map(({ id, state, fileName: file, applied, undone }) => {
    if (state !== "interrupted" && state !== "undoInterrupted") return null;
    const counts = { file, applied, undone };
    return (
      <Alert
        key={id}
        type="warning"
        showIcon
        title={t(state === "interrupted" ? "imports.interruptedFile" : "imports.undoInterruptedFile", counts)}
        action={<Button onClick={() => navigate({ to: "/imports/$id", params: { id } })}>{t("imports.open")}</Button>}
      />
    );
  });
}
