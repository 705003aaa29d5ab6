import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";

const oneHourMs = 3_600_000;

/** On the first screen, for who may install it: that a newer version is there. */
export function NewVersion() {
  const { t } = useTranslation();
  const mayUpdate = useAllowed("updates.check");
  // The folder is on the network: it is looked at once, not with every look at this screen.
  const { data } = useQuery({ ...api.updates.check.queryOptions(), enabled: mayUpdate, staleTime: oneHourMs });
  if (!data?.available) return null;
  const { available, current } = data;
  return (
    <Alert
      showIcon
      type="info"
      title={t("updates.available", { version: available.version, file: available.fileName, current })}
      action={<Link to="/support">{t("updates.title")}</Link>}
    />
  );
}
