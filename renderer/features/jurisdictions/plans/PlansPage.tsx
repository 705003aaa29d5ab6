import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Page } from "../../../ui/Page.tsx";
import { JurisdictionsLink } from "../JurisdictionsLink.tsx";
import { PlansTabs } from "./PlansTabs.tsx";

const route = getRouteApi("/jurisdictions/plans");

/** Every plan of changes that one may see. */
export function PlansPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tab = "draft" } = route.useSearch();
  return (
    <Page path={[<JurisdictionsLink key="jurisdictions" />]} title={t("plans.title")}>
      <div className="panel">
        <PlansTabs
          tab={tab}
          onTab={(next) => navigate({ to: "/jurisdictions/plans", search: { tab: next }, replace: true })}
        />
      </div>
    </Page>
  );
}
