import { useNavigate } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Reminders } from "../../../shared/contract/reminders.ts";

/** Says which imports an end of the application has left in the middle. */
export function InterruptedImports({ imports }: Pick<Reminders, "imports">) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return imports.map(({ id, undoing, fileName: file, applied, undone }) => (
    <Alert
      key={id}
      type="warning"
      showIcon
      title={t(undoing ? "imports.undoInterruptedFile" : "imports.interruptedFile", { file, applied, undone })}
      action={<Button onClick={() => navigate({ to: "/imports/$id", params: { id } })}>{t("imports.open")}</Button>}
    />
  ));
}
