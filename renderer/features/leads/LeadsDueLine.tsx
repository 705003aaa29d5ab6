import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";

/** On the first screen: next steps with leads that are late; nothing where there are none. */
export function LeadsDueLine() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useQuery(api.leads.counts.queryOptions());
  if (!data || data.late === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t("leads.dueLine", { count: data.late })}
      action={
        <Button size="small" onClick={() => navigate({ to: "/leads", search: { view: "table", due: "late" } })}>
          {t("leads.dueOpen")}
        </Button>
      }
    />
  );
}
