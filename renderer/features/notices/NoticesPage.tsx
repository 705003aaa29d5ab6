import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Button, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useAllowed } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { CreditVillages } from "./CreditVillages.tsx";
import { NoticesTable } from "./NoticesTable.tsx";

const route = getRouteApi("/notices");

/** What hangs, what somebody objects to, what is being made, what hung, and which villages are credit villages. */
export function NoticesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tab = "running" } = route.useSearch();
  const mayMake = useAllowed("notices.saveDraft");
  const stages = (["running", "objected", "draft", "past"] as const).map((stage) => ({
    key: stage,
    label: t(`notices.stage.${stage}`),
    children: <NoticesTable stage={stage} />,
  }));
  return (
    <Page
      title={t("app.nav.notices")}
      actions={
        mayMake && (
          <Button type="primary" onClick={() => navigate({ to: "/notices/new" })}>
            {t("notices.make")}
          </Button>
        )
      }
    >
      <Tabs
        activeKey={tab}
        onChange={(key) => navigate({ to: "/notices", search: { tab: key as typeof tab }, replace: true })}
        destroyOnHidden
        items={[...stages, { key: "villages", label: t("notices.villages.title"), children: <CreditVillages /> }]}
      />
    </Page>
  );
}
