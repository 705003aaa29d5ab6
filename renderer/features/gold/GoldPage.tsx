import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { goldReviewDays } from "../../../shared/contract/gold.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { CandidatesTab } from "./CandidatesTab.tsx";
import { EndedTable } from "./EndedTable.tsx";
import { MembersTab } from "./MembersTab.tsx";
import { MembersTable } from "./MembersTable.tsx";

const route = getRouteApi("/gold");
type Tab = "members" | "candidates" | "reviews" | "ended";

/** Gold customers: who is, who could be, whose review is due, who left and why. */
export function GoldPage() {
  const { t } = useTranslation();
  const { tab } = route.useSearch();
  const navigate = useNavigate();
  const mayConfirm = useAllowed("gold.confirm");
  const { data } = useQuery(api.gold.counts.queryOptions());
  return (
    <Page title={t("gold.title")}>
      <Tabs
        activeKey={tab ?? "members"}
        onChange={(key) => navigate({ to: "/gold", search: { tab: key as Tab }, replace: true })}
        destroyOnHidden
        items={[
          {
            key: "members",
            label: data ? t("gold.membersCount", { count: data.members }) : t("gold.tab.members"),
            children: <MembersTab />,
          },
          ...(mayConfirm ? [{ key: "candidates", label: t("gold.tab.candidates"), children: <CandidatesTab /> }] : []),
          {
            key: "reviews",
            label: data ? t("gold.reviewsCount", { count: data.reviewsDue }) : t("gold.tab.reviews"),
            children: <MembersTable only="reviewDue" empty={t("gold.reviewsEmpty", { days: goldReviewDays })} />,
          },
          { key: "ended", label: t("gold.tab.ended"), children: <EndedTable /> },
        ]}
      />
    </Page>
  );
}
