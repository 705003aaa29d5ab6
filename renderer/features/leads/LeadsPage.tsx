import { useNavigate } from "@tanstack/react-router";
import { Button, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useAllowed } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { BoardTab } from "./BoardTab.tsx";
import { ConversionTab } from "./ConversionTab.tsx";
import { ErasableTab } from "./ErasableTab.tsx";
import { GoldLinksTab } from "./GoldLinksTab.tsx";
import { leadViews, useLeadSearch } from "./leadSearch.ts";
import { TableTab } from "./TableTab.tsx";
import "./leads.css";

const contents = {
  board: <BoardTab />,
  table: <TableTab />,
  conversion: <ConversionTab />,
  goldLinks: <GoldLinksTab />,
  erasable: <ErasableTab />,
};

/** Leads: where they stand, all of them as a table, what became of them, and whom to ask next. */
export function LeadsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search, look } = useLeadSearch();
  const mayCreate = useAllowed("leads.create");
  const mayAsk = useAllowed("leads.goldLinks");
  const mayErase = useAllowed("leads.erase");
  const views = leadViews.filter((view) => (view !== "goldLinks" || mayAsk) && (view !== "erasable" || mayErase));
  return (
    <Page
      title={t("leads.title")}
      actions={
        mayCreate && (
          <Button type="primary" onClick={() => navigate({ to: "/leads/new", search: {} })}>
            {t("leads.create")}
          </Button>
        )
      }
    >
      <Tabs
        destroyOnHidden
        activeKey={search.view ?? "board"}
        onChange={(key) => look({ view: leadViews.find((view) => view === key) })}
        items={views.map((key) => ({ key, label: t(`leads.view.${key}`), children: contents[key] }))}
      />
    </Page>
  );
}
