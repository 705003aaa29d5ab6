import { WarningOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { refusalText } from "../../../shared/i18n/refusalText.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { minute } from "./BackupFacts.tsx";

/** How often a window that is left alone looks whether backups want care. */
const lookEveryMs = 5 * 60_000;

/** What is to be mended, for whoever sees to backups; null for everybody else, and where all is well. */
function useWarning() {
  const allowed = useAllowed("backups.warning");
  const { data } = useQuery(api.backups.warning.queryOptions({ enabled: allowed, refetchInterval: lookEveryMs }));
  return data?.warning ? { ...data, warning: data.warning } : null;
}

/** What must be mended about backups, with the way there. */
export function WarningAlert({ leads = false }: { leads?: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const found = useWarning();
  if (!found) return null;
  const { warning, problem, lastVerifiedAt } = found;
  const last = lastVerifiedAt
    ? t("backups.warning.lastVerified", { at: minute(lastVerifiedAt) })
    : t("backups.warning.never");
  const why = problem ? refusalText(problem, t) : "";
  return (
    <Alert
      type={warning === "failed" ? "error" : "warning"}
      showIcon
      title={`${t(`backups.warning.${warning}`)} ${why}`}
      description={warning === "notSetUp" ? undefined : last}
      action={
        leads && <Button onClick={() => navigate({ to: "/settings/backups" })}>{t("backups.warning.open")}</Button>
      }
    />
  );
}

/** The same on every screen, in a few words; nothing before backups are set up, which the first screen says. */
export function WarningButton() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const found = useWarning();
  if (!found || found.warning === "notSetUp") return null;
  return (
    <Button
      type="text"
      danger
      icon={<WarningOutlined aria-hidden />}
      onClick={() => navigate({ to: "/settings/backups" })}
    >
      {t("backups.warning.header")}
    </Button>
  );
}
