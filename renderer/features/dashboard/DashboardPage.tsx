import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Flex, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { readsCustomers } from "../../../shared/domain/roles.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { BrokenTrailLine } from "../audit/TrailFindings.tsx";
import { WarningAlert } from "../backups/WarningAlert.tsx";
import { InterruptedBinders } from "../binders/InterruptedBinders.tsx";
import { LeaveLines } from "../covers/LeaveLines.tsx";
import { OpenDepartures } from "../departures/OpenDepartures.tsx";
import { GoldReviewsLine } from "../gold/GoldReviewsLine.tsx";
import { WaitingHandovers } from "../handovers/WaitingHandovers.tsx";
import { LeadsDueLine } from "../leads/LeadsDueLine.tsx";
import { AgreementsLine } from "../partners/AgreementsLine.tsx";
import { NewVersion } from "../support/NewVersion.tsx";
import { VisitsLine } from "../visits/VisitsLine.tsx";
import { BranchBoard } from "./BranchBoard.tsx";
import { InterruptedImports } from "./InterruptedImports.tsx";
import { TodayBoard } from "./TodayBoard.tsx";

export function DashboardPage() {
  const { t } = useTranslation();
  const { user } = useSession();
  const navigate = useNavigate();
  const planDay = useAllowed("dayList.villages");
  return (
    <Page
      title={t("dashboard.title", { name: user.name })}
      actions={planDay && <Button onClick={() => navigate({ to: "/day-list" })}>{t("app.nav.dayList")}</Button>}
    >
      <BrokenTrailLine />
      <WarningAlert leads />
      <NewVersion />
      <InterruptedImports />
      <InterruptedBinders />
      <WaitingHandovers />
      {readsCustomers(user.roles) && <LeaveLines />}
      <OpenDepartures />
      {readsCustomers(user.roles) && <GoldReviewsLine />}
      {readsCustomers(user.roles) && <VisitsLine />}
      {readsCustomers(user.roles) && <LeadsDueLine />}
      {readsCustomers(user.roles) && <AgreementsLine />}
      {readsCustomers(user.roles) ? <Boards /> : <Alert type="info" showIcon title={t("dashboard.noCustomerData")} />}
    </Page>
  );
}

/** One's own day, and for who leads or audits the branch how it stands. */
function Boards() {
  const { t } = useTranslation();
  const leads = useAllowed("dashboard.branch");
  const today = useQuery(api.dashboard.today.queryOptions());
  const day = <QueryState query={today}>{(data) => <TodayBoard today={data} />}</QueryState>;
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
