import { Link } from "@tanstack/react-router";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { Reminders } from "../../../shared/contract/reminders.ts";

/** Who leaves, and whose account is to be closed. */
export function OpenDepartures({ departures }: Pick<Reminders, "departures">) {
  const { t } = useTranslation();
  return departures.map(({ id, name, from, due }) => (
    <Alert
      key={id}
      type={due ? "warning" : "info"}
      showIcon
      title={t(due ? "departures.due" : "departures.ahead", { name, date: from })}
      action={
        due && (
          <Link to="/users/$id/departure" params={{ id }}>
            {t("departures.open")}
          </Link>
        )
      }
    />
  ));
}
