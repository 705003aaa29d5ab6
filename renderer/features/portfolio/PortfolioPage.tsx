import { Flex, Select, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { customerKinds } from "../../../shared/domain/customer.ts";
import { AreaSelect } from "../../ui/AreaSelect.tsx";
import { Page } from "../../ui/Page.tsx";
import { ConcentrationTab } from "./ConcentrationTab.tsx";
import { DistributionTab } from "./DistributionTab.tsx";
import { MigrationTab } from "./MigrationTab.tsx";
import { portfolioTabs } from "./search.ts";
import { usePortfolioSearch } from "./usePortfolioSearch.ts";
import "./portfolio.css";

const contents = {
  distribution: <DistributionTab />,
  migration: <MigrationTab />,
  concentration: <ConcentrationTab />,
};

/** The branch's customers in figures, as far as the user may see them. */
export function PortfolioPage() {
  const { t } = useTranslation();
  const { search, look } = usePortfolioSearch();
  return (
    <Page title={t("portfolio.title")} actions={<WhichCustomers />}>
      <Tabs
        className="portfolio-tabs"
        destroyOnHidden
        aria-label={t("portfolio.views")}
        activeKey={search.tab ?? "distribution"}
        onChange={(key) => look({ tab: portfolioTabs.find((tab) => tab === key) })}
        items={portfolioTabs.map((key) => ({ key, label: t(`portfolio.tab.${key}`), children: contents[key] }))}
      />
    </Page>
  );
}

function WhichCustomers() {
  const { t } = useTranslation();
  const { search, look } = usePortfolioSearch();
  return (
    <Flex gap="small" wrap>
      <AreaSelect value={search.areaId} onChange={(areaId) => look({ areaId })} allowClear style={{ width: 220 }} />
      <Select
        aria-label={t("customers.kind")}
        style={{ width: 180 }}
        value={search.kind ?? ""}
        options={[
          { value: "", label: t("portfolio.allKinds") },
          ...customerKinds.map((value) => ({ value, label: t(`common.customerKind.${value}`) })),
        ]}
        onChange={(kind) => look({ kind: customerKinds.find((known) => known === kind) })}
      />
    </Flex>
  );
}
