import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";

/** On a manager's first screen: who leaves, and whose account is to be closed. */
export function OpenDepartures() {
  const { t } = useTranslation();
  const mayClose = useAllowed("departures.open");
  const { data } = useQuery(api.departures.open.queryOptions({ enabled: mayClose }));
  return data?.map(({ id, name, from, due }) => (
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
