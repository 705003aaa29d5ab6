import { Link } from "@tanstack/react-router";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { Reminders } from "../../../shared/contract/reminders.ts";

/** For whom one stands in, who does for oneself, and - for managers - who is on leave. */
export function LeaveLines({ leave: { standsInFor, coveredBy, onLeave } }: Pick<Reminders, "leave">) {
  const { t } = useTranslation();
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
      {onLeave.length > 0 && <Alert type="info" showIcon title={t("covers.onLeave", { list })} action={open} />}
    </>
  );
}
