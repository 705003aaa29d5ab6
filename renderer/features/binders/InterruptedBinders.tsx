import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";

/** Says which of one's own binders an end of the application has left in the middle. */
export function InterruptedBinders() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const allowed = useAllowed("binders.list");
  const { data } = useQuery(api.binders.list.queryOptions({ enabled: allowed }));
  const interrupted = (data ?? []).filter(({ state, own }) => own && state === "interrupted");
  return interrupted.map(({ id, printed, customers }) => (
    <Alert
      key={id}
      type="warning"
      showIcon
      title={t("binders.interruptedOf", { binder: id, done: printed, total: customers })}
      action={<Button onClick={() => navigate({ to: "/binders/$id", params: { id } })}>{t("binders.open")}</Button>}
    />
  ));
}
