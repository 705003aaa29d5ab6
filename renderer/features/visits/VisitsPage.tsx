import { useQuery } from "@tanstack/react-query";
import { Button, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { RoundsTab } from "../rounds/RoundsTab.tsx";
import { FollowUps } from "./FollowUps.tsx";
import { LogVisit } from "./LogVisit.tsx";
import { useVisitsSearch } from "./useVisitsSearch.ts";
import { VisitCalendar } from "./VisitCalendar.tsx";
import { VisitList } from "./VisitList.tsx";
import "./visits.css";
import { type VisitTab, visitTabs } from "./visitsSearch.ts";

/** Visits made, what is due next, and rounds through villages. */
export function VisitsPage() {
  const { t } = useTranslation();
  const { search, look } = useVisitsSearch();
  const mayLog = useAllowed("visits.log");
  const [logging, setLogging] = useState(false);
  const { data: counts } = useQuery(api.visits.followUps.counts.queryOptions({ input: {} }));
  const waiting = counts ? counts.overdue + counts.today : 0;
  const labels: Partial<Record<VisitTab, string>> = {
    ...(waiting > 0 && {
      followUps: t("visits.followUp.counted", { bucket: t("visits.page.tab.followUps"), count: waiting }),
    }),
  };
  const children: Record<VisitTab, React.ReactNode> = {
    list: <VisitList />,
    calendar: <VisitCalendar />,
    followUps: <FollowUps />,
    rounds: <RoundsTab />,
  };
  return (
    <Page
      title={t("app.nav.visits")}
      actions={
        mayLog && (
          <Button type="primary" onClick={() => setLogging(true)}>
            {t("visits.log")}
          </Button>
        )
      }
    >
      <Tabs
        activeKey={search.tab ?? "list"}
        onChange={(key) => look({ tab: key as VisitTab })}
        destroyOnHidden
        items={visitTabs.map((key) => ({
          key,
          label: labels[key] ?? t(`visits.page.tab.${key}`),
          children: children[key],
        }))}
      />
      {logging && <LogVisit onClose={() => setLogging(false)} />}
    </Page>
  );
}
