import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Tabs, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { Page } from "../../ui/Page.tsx";
import { AcceptedTab } from "./AcceptedTab.tsx";
import { OpenTab } from "./OpenTab.tsx";

const route = getRouteApi("/offers");

/** Cross-selling: whom to offer what next, and what was accepted and is still to be opened. */
export function OffersPage() {
  const { t } = useTranslation();
  const { tab } = route.useSearch();
  const navigate = useNavigate();
  const { data } = useQuery(api.offers.counts.queryOptions());
  return (
    <Page title={t("offers.title")} actions={data && <Typography.Text>{t("offers.counts", data)}</Typography.Text>}>
      <Tabs
        activeKey={tab ?? "open"}
        onChange={(key) =>
          navigate({ to: "/offers", search: { tab: key === "accepted" ? "accepted" : "open" }, replace: true })
        }
        destroyOnHidden
        items={[
          { key: "open", label: t("offers.tab.open"), children: <OpenTab /> },
          {
            key: "accepted",
            label: data ? t("offers.toRecord", { count: data.toRecord }) : t("offers.tab.accepted"),
            children: <AcceptedTab />,
          },
        ]}
      />
    </Page>
  );
}
