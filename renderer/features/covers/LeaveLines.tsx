import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";

/** On the first screen: for whom one stands in, who does for oneself, and - for managers - who is on leave. */
export function LeaveLines() {
  const { t } = useTranslation();
  const seesAll = useAllowed("covers.add");
  const { data } = useQuery(api.covers.today.queryOptions());
  if (!data) return null;
  const { standsInFor, coveredBy, onLeave } = data;
  const open = <Link to="/jurisdictions/covers">{t("covers.open")}</Link>;
  const list = onLeave
    .map(({ absentName: name, deputyName: deputy, to }) => t("covers.onLeaveOne", { name, deputy, to }))
    .join(t("common.separator"));
  return (
    <>
      {standsInFor.map(({ id, absentName: name, to }) => (
        <Alert key={id} type="info" showIcon title={t("covers.standsInFor", { name, to })} action={open} />
      ))}
      {coveredBy && (
        <Alert
          type="info"
          showIcon
          title={t("covers.coveredBy", { name: coveredBy.deputyName, to: coveredBy.to })}
          action={open}
        />
      )}
      {seesAll && onLeave.length > 0 && (
        <Alert type="info" showIcon title={t("covers.onLeave", { list })} action={open} />
      )}
    </>
  );
}
