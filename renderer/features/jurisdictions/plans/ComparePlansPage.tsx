import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Result, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../../shared/contract/index.ts";
import { api } from "../../../app/client.ts";
import { Page } from "../../../ui/Page.tsx";
import { QueryState } from "../../../ui/QueryState.tsx";
import { JurisdictionsLink } from "../JurisdictionsLink.tsx";
import { ComparedLoads } from "./ComparedLoads.tsx";
import { DifferentAreas } from "./DifferentAreas.tsx";
import { type ComparedMarketer, compareLoads, type Sided } from "./loadChanges.ts";
import { handoverLists } from "./pairs.ts";
import "./plans.css";
import { useOverload, usePlanFigures } from "./usePlanFigures.ts";

const route = getRouteApi("/jurisdictions/plans/compare");

/** Two drafts side by side: what each does to the loads, and which areas they leave in different hands. */
export function ComparePlansPage() {
  const { t } = useTranslation();
  const { left, right } = route.useSearch();
  return (
    <Page
      path={[
        <JurisdictionsLink key="jurisdictions" />,
        <Link key="plans" to="/jurisdictions/plans" search={{ tab: "draft" }}>
          {t("plans.title")}
        </Link>,
      ]}
      title={t("plans.compareTitle")}
    >
      {left === undefined || right === undefined || left === right ? (
        <Result status="info" title={t("plans.compareSame")} />
      ) : (
        <Compared left={left} right={right} />
      )}
    </Page>
  );
}

function Compared({ left, right }: { left: number; right: number }) {
  const comparison = useQuery(api.plans.compare.queryOptions({ input: { left, right } }));
  const leftPlan = useQuery(api.plans.get.queryOptions({ input: { id: left } }));
  const rightPlan = useQuery(api.plans.get.queryOptions({ input: { id: right } }));
  return (
    <QueryState query={comparison}>
      {(data) => {
        const marketers = compareLoads(data.left.marketers, data.right.marketers);
        const names = { left: leftPlan.data?.name ?? "", right: rightPlan.data?.name ?? "" };
        return (
          <>
            <InShort comparison={data} marketers={marketers} names={names} ids={{ left, right }} />
            <ComparedLoads marketers={marketers} names={names} />
            <DifferentAreas areas={data.areas} names={names} />
          </>
        );
      }}
    </QueryState>
  );
}

interface InShortProps {
  comparison: Outputs["plans"]["compare"];
  marketers: ComparedMarketer[];
  names: Sided<string>;
  ids: Sided<number>;
}

/** The two plans in one line each. */
function InShort({ comparison, marketers, names, ids }: InShortProps) {
  const { t } = useTranslation();
  const { written } = usePlanFigures();
  const { limit } = useOverload();
  const lines = (["left", "right"] as const).map((side) => {
    const customers = marketers.flatMap((marketer) => (marketer.id === null ? [] : [marketer[side].customers]));
    const preview = comparison[side];
    return {
      side,
      id: ids[side],
      name: names[side],
      from: preview.from,
      customersMoved: preview.customersMoved,
      handovers: handoverLists(preview),
      warnings: preview.warnings.length,
      largest: Math.max(0, ...customers),
      overloaded: customers.filter((count) => count > limit).length,
    };
  });
  const count = { align: "right" as const, render: (value: number) => written("customers", value) };
  return (
    <section className="panel" aria-label={t("plans.compareSummary")}>
      <Table
        className="plan-figures"
        size="small"
        rowKey="side"
        dataSource={lines}
        pagination={false}
        columns={[
          {
            title: t("plans.title"),
            key: "name",
            render: (_, { side, id, name }) => (
              <>
                <Typography.Text type="secondary">{t(`plans.${side}`)}</Typography.Text>{" "}
                <Link to="/jurisdictions/plans/$id" params={{ id }}>
                  {name}
                </Link>
              </>
            ),
          },
          { title: t("plans.from"), dataIndex: "from" },
          { title: t("plans.customersMoved"), dataIndex: "customersMoved", ...count },
          { title: t("plans.handoverLists"), dataIndex: "handovers", ...count },
          { title: t("plans.warningCount"), dataIndex: "warnings", ...count },
          { title: t("plans.largest"), dataIndex: "largest", ...count },
          { title: t("plans.overloadedCount"), dataIndex: "overloaded", ...count },
        ]}
      />
    </section>
  );
}
