import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { agreementWarningDays } from "../../../shared/domain/partners.ts";
import { api } from "../../app/client.ts";

/** On the first screen: agreements with partners that have run out or soon will; nothing where there are none. */
export function AgreementsLine() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useQuery(api.partners.counts.queryOptions());
  if (!data || data.expiring + data.expired === 0) return null;
  const { expiring, expired } = data;
  return (
    <Alert
      type="warning"
      showIcon
      title={t("partners.dueLine", { expiring, expired, days: agreementWarningDays })}
      action={
        <Button size="small" onClick={() => navigate({ to: "/partners", search: { show: "expiring" } })}>
          {t("partners.dueOpen")}
        </Button>
      }
    />
  );
}
