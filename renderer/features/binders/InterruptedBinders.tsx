import { useNavigate } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Reminders } from "../../../shared/contract/reminders.ts";

/** Says which of one's own binders an end of the application has left in the middle. */
export function InterruptedBinders({ binders }: Pick<Reminders, "binders">) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return binders.map(({ id, printed, customers }) => (
    <Alert
      key={id}
      type="warning"
      showIcon
      title={t("binders.interruptedOf", { binder: id, done: printed, total: customers })}
      action={<Button onClick={() => navigate({ to: "/binders/$id", params: { id } })}>{t("binders.open")}</Button>}
    />
  ));
}
