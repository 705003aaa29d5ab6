import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Flex, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import type { Today } from "../../../shared/contract/dashboard.ts";
import { readsCustomers } from "../../../shared/domain/roles.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { WarningAlert } from "../backups/WarningAlert.tsx";
import { NewVersion } from "../support/NewVersion.tsx";
import { BranchBoard } from "./BranchBoard.tsx";
import { ReminderLines } from "./ReminderLines.tsx";
import { TodayBoard } from "./TodayBoard.tsx";

/** The first screen. What it asks the core for is few statements: `test/api/dashboards.test.ts` has the list. */
export function DashboardPage() {
  const { t } = useTranslation();
  const { user } = useSession();
  const navigate = useNavigate();
  const planDay = useAllowed("dayList.villages");
  const today = useQuery(api.dashboard.today.queryOptions());
  return (
    <Page
      title={t("dashboard.title", { name: user.name })}
      actions={planDay && <Button onClick={() => navigate({ to: "/day-list" })}>{t("app.nav.dayList")}</Button>}
    >
      <WarningAlert leads />
      <NewVersion />
      <QueryState query={today}>
        {(data) => (
          <>
            <ReminderLines reminders={data.reminders} />
            {readsCustomers(user.roles) ? (
              <Boards today={data} />
            ) : (
              <Alert type="info" showIcon title={t("dashboard.noCustomerData")} />
            )}
          </>
        )}
      </QueryState>
    </Page>
  );
}

/** One's own day, and for who leads or audits the branch how it stands. */
function Boards({ today }: { today: Today }) {
  const { t } = useTranslation();
  const leads = useAllowed("dashboard.branch");
  const day = <TodayBoard today={today} />;
  if (!leads) return day;
  return (
    <Tabs
      items={[
        {
          key: "day",
          label: t("dashboard.day"),
          children: (
            <Flex vertical gap="middle">
              {day}
            </Flex>
          ),
        },
        { key: "branch", label: t("dashboard.branch"), children: <BranchBoard /> },
      ]}
    />
  );
}
