import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Flex } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";

/** On the first screen: what is late or due today, and rounds that are open; nothing where there is none of it. */
export function VisitsLine() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useQuery(api.visits.reminders.queryOptions());
  if (!data || data.overdue + data.today + data.openRounds === 0) return null;
  const followUps = data.overdue + data.today > 0;
  return (
    <Alert
      type={data.overdue > 0 ? "warning" : "info"}
      showIcon
      title={t("rounds.dueLine", data)}
      action={
        <Flex gap="small">
          {followUps && (
            <Button size="small" onClick={() => navigate({ to: "/visits", search: { tab: "followUps" } })}>
              {t("visits.page.tab.followUps")}
            </Button>
          )}
          {data.openRounds > 0 && (
            <Button size="small" onClick={() => navigate({ to: "/visits", search: { tab: "rounds" } })}>
              {t("visits.page.tab.rounds")}
            </Button>
          )}
        </Flex>
      }
    />
  );
}
