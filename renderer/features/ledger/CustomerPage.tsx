import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Button, Tabs, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { refusalOf } from "../../app/refusals.ts";
import { useAllowed } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { AttachmentsPanel } from "../attachments/AttachmentsPanel.tsx";
import { CreditLinePanel } from "../creditLines/CreditLinePanel.tsx";
import { DiligencePanel } from "../diligence/DiligencePanel.tsx";
import { GoldCard } from "../gold/GoldCard.tsx";
import { HistoryPanel } from "../history/HistoryPanel.tsx";
import { CustomerResponsibility } from "../jurisdictions/CustomerResponsibility.tsx";
import { MergedAway } from "../merges/MergedAway.tsx";
import { FitPanel } from "../products/FitPanel.tsx";
import { RatingsPanel } from "../ratings/history/RatingsPanel.tsx";
import { FinancePanel } from "../records/FinancePanel.tsx";
import { LinksPanel } from "../records/LinksPanel.tsx";
import { LoansPanel } from "../records/LoansPanel.tsx";
import { SectionsPanel } from "../records/SectionsPanel.tsx";
import { CustomerFacts } from "./CustomerFacts.tsx";
import { CustomerStanding } from "./CustomerStanding.tsx";
import { VisitsPanel } from "./VisitsPanel.tsx";

const route = getRouteApi("/customers/$id");

export function CustomerPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { tab } = route.useSearch();
  const navigate = useNavigate();
  const mayEdit = useAllowed("customers.update");
  const mayRate = useAllowed("ratings.saveDraft");
  const mayMerge = useAllowed("merges.merge");
  const customer = useQuery(api.customers.get.queryOptions({ input: { id } }));
  const refusal = refusalOf(customer.error);
  if (refusal?.reason === "customerMerged") return <MergedAway refusal={refusal} />;
  return (
    <QueryState query={customer}>
      {(data) => (
        <Page
          title={
            <>
              {data.name} <Tag>{data.fileNumber}</Tag>
            </>
          }
          actions={
            <>
              <Button onClick={() => navigate({ to: "/customers/$id/file", params: { id } })}>
                {t("documents.pageTitle")}
              </Button>
              <Button onClick={() => navigate({ to: "/customers/$id/investigation-form", params: { id } })}>
                {t("investigationPaper.action")}
              </Button>
              {mayMerge && (
                <Button onClick={() => navigate({ to: "/customers/$id/merge", params: { id } })}>
                  {t("merges.action")}
                </Button>
              )}
              {mayRate && (
                <Button onClick={() => navigate({ to: "/customers/$id/rate", params: { id } })}>
                  {t("ratings.rate")}
                </Button>
              )}
              {mayEdit && (
                <Button type="primary" onClick={() => navigate({ to: "/customers/$id/edit", params: { id } })}>
                  {t("common.actions.edit")}
                </Button>
              )}
            </>
          }
        >
          <CustomerStanding customer={data} />
          <Tabs
            activeKey={tab ?? "overview"}
            onChange={(key) => navigate({ to: "/customers/$id", params: { id }, search: { tab: key }, replace: true })}
            destroyOnHidden
            items={[
              {
                key: "overview",
                label: t("customers.tab.overview"),
                children: (
                  <>
                    <CustomerFacts customer={data} />
                    <GoldCard customer={data} />
                  </>
                ),
              },
              {
                key: "record",
                label: t(`records.tab.sections.${data.kind}`),
                children: <SectionsPanel customer={data} />,
              },
              { key: "links", label: t("records.tab.links"), children: <LinksPanel customer={data} /> },
              ...(data.kind === "farmer"
                ? []
                : [{ key: "finance", label: t("records.tab.finance"), children: <FinancePanel customerId={id} /> }]),
              { key: "loans", label: t("records.tab.loans"), children: <LoansPanel customerId={id} /> },
              { key: "diligence", label: t("diligence.tabName"), children: <DiligencePanel customerId={id} /> },
              { key: "ratings", label: t("customers.tab.ratings"), children: <RatingsPanel customerId={id} /> },
              { key: "creditLine", label: t("creditLines.tab"), children: <CreditLinePanel customerId={id} /> },
              { key: "products", label: t("products.fit.tab"), children: <FitPanel customer={data} /> },
              { key: "visits", label: t("customers.tab.visits"), children: <VisitsPanel customer={data} /> },
              { key: "attachments", label: t("attachments.title"), children: <AttachmentsPanel customerId={id} /> },
              {
                key: "responsibility",
                label: t("responsibility.tab"),
                children: <CustomerResponsibility customerId={id} />,
              },
              { key: "history", label: t("history.tab"), children: <HistoryPanel customerId={id} /> },
            ]}
          />
        </Page>
      )}
    </QueryState>
  );
}
