import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button, Flex, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { type Handover, handoverSides } from "../../../shared/contract/handovers.ts";
import { figureName, figureText, handoverFigures } from "../../../shared/i18n/handoverText.ts";
import { api } from "../../app/client.ts";
import { FactsTable } from "../../ui/FactsTable.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { JurisdictionsLink } from "../jurisdictions/JurisdictionsLink.tsx";
import { HandoverCustomers } from "./HandoverCustomers.tsx";
import { PartyCard } from "./PartyCard.tsx";
import "./handovers.css";
import { HandoverState } from "./HandoverState.tsx";

const route = getRouteApi("/handovers/$id");

/** One handover: both sides with what they acknowledged, the figures, the areas, every customer. */
export function HandoverPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const navigate = useNavigate();
  const handover = useQuery(api.handovers.get.queryOptions({ input: { id } }));
  return (
    <QueryState query={handover}>
      {(data) => (
        <Page
          path={[
            <JurisdictionsLink key="jurisdictions" />,
            <Link key="handovers" to="/handovers">
              {t("handovers.title")}
            </Link>,
          ]}
          title={
            <>
              {t("handovers.number", { id })} <HandoverState state={data.state} />
            </>
          }
          actions={
            <Button type="primary" onClick={() => navigate({ to: "/handovers/$id/print", params: { id } })}>
              {t("handovers.print")}
            </Button>
          }
        >
          <FactsTable
            column={3}
            rows={[
              [t("handovers.plan"), data.planName],
              [t("handovers.from"), data.from],
              [t("handovers.reason"), data.reason],
              [t("handovers.supervisor"), data.confirmedByName],
              [t("handovers.confirmedOn"), data.confirmedOn],
              [t("handovers.areas"), <AreaNames key="areas" handover={data} />],
            ]}
          />
          <div className="handover-sides">
            {handoverSides.map((side) => (
              <PartyCard key={side} handover={data} side={side} />
            ))}
          </div>
          <FigureStrip handover={data} />
          <HandoverCustomers id={id} />
        </Page>
      )}
    </QueryState>
  );
}

/** The areas, each with its customers; those moved by name come last. */
function AreaNames({ handover: { areas, figures } }: { handover: Handover }) {
  const { t } = useTranslation();
  const byName = figures.customers - areas.reduce((sum, { customers }) => sum + customers, 0);
  const names = areas.map(({ name, customers }) => t("handovers.areaCount", { name, count: customers }));
  if (byName > 0) names.push(t("handovers.areaCount", { name: t("handovers.customersByName"), count: byName }));
  return (
    <Typography.Paragraph
      style={{ margin: 0 }}
      ellipsis={{ rows: 2, expandable: "collapsible", symbol: (open) => t(open ? "handovers.less" : "handovers.more") }}
    >
      {names.join(t("common.separator"))}
    </Typography.Paragraph>
  );
}

function FigureStrip({ handover }: { handover: Handover }) {
  const { t } = useTranslation();
  return (
    <section className="panel handover-figures" aria-label={t("handovers.figures")}>
      <Typography.Text strong>{t("handovers.figures")}</Typography.Text>
      <dl>
        {handoverFigures.map((key) => (
          <Flex vertical key={key}>
            <dt>{figureName(key, t)}</dt>
            <dd>{figureText(handover.figures, key, t)}</dd>
          </Flex>
        ))}
      </dl>
    </section>
  );
}
