import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button, Flex, Tag } from "antd";
import dayjs from "dayjs";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Plan } from "../../../../shared/contract/plans.ts";
import { api } from "../../../app/client.ts";
import { useAllowed, useSession } from "../../../app/session.ts";
import { FactsTable } from "../../../ui/FactsTable.tsx";
import { Page } from "../../../ui/Page.tsx";
import { QueryState } from "../../../ui/QueryState.tsx";
import { JurisdictionsLink } from "../JurisdictionsLink.tsx";
import { ConfirmPlanDialog } from "./ConfirmPlanDialog.tsx";
import { PlanActions } from "./PlanActions.tsx";
import { PlanChanges } from "./PlanChanges.tsx";
import { PlanContent } from "./PlanContent.tsx";
import { PlanHandovers } from "./PlanHandovers.tsx";
import { PlanPreview } from "./PlanPreview.tsx";
import "./plans.css";

const route = getRouteApi("/jurisdictions/plans/$id");

const statusColours = { draft: "default", confirmed: "green", dropped: "red" } as const;

/** One plan, read-only: a draft with what it would do today, a confirmed one with who confirmed it, why, and what it did. */
export function PlanPage() {
  const { id } = route.useParams();
  const plan = useQuery(api.plans.get.queryOptions({ input: { id } }));
  return <QueryState query={plan}>{(data) => <PlanView key={data.id} plan={data} />}</QueryState>;
}

function PlanView({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const mayPreview = useAllowed("plans.preview");
  const mayConfirm = useAllowed("plans.confirm");
  const navigate = useNavigate();
  const [confirming, setConfirming] = useState(false);
  const draft = plan.status === "draft";
  const from = plan.from !== null && plan.from > today ? plan.from : today;
  return (
    <Page
      path={[
        <JurisdictionsLink key="jurisdictions" />,
        <Link key="plans" to="/jurisdictions/plans" search={{ tab: plan.status }}>
          {t("plans.title")}
        </Link>,
      ]}
      title={
        <Flex gap="small" align="center">
          {plan.name}
          <Tag color={statusColours[plan.status]}>{t(`plans.status.${plan.status}`)}</Tag>
          {plan.reversedById !== null && <Tag color="orange">{t("plans.reversed")}</Tag>}
        </Flex>
      }
      actions={
        <Flex gap="small" align="center">
          <PlanActions plan={plan} />
          {draft && mayConfirm && (
            <Button type="primary" onClick={() => setConfirming(true)}>
              {t("plans.action.confirm")}
            </Button>
          )}
          {plan.status === "confirmed" && (
            <Button type="primary" onClick={() => navigate({ to: "/handovers", search: { planId: plan.id } })}>
              {t("plans.action.handovers")}
            </Button>
          )}
        </Flex>
      }
    >
      <Facts plan={plan} />
      {!confirming && <PlanChanges plan={plan} />}
      <PlanContent moves={plan.moves} day={plan.from ?? today} />
      {plan.status === "confirmed" && <PlanHandovers planId={plan.id} />}
      {plan.status !== "confirmed" && mayPreview && (
        <div className="panel">
          <PlanPreview from={from} moves={plan.moves} />
        </div>
      )}
      {confirming && <ConfirmPlanDialog plan={plan} onClose={() => setConfirming(false)} />}
    </Page>
  );
}

function Facts({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const { kind, from, createdByName, updatedAt, confirmedAt, confirmedByName, reason, note } = plan;
  const { reversesId, reversedById } = plan;
  const minute = (instant: string) => dayjs(instant).format("YYYY-MM-DD HH:mm");
  const planLink = (id: number) => (
    <Link to="/jurisdictions/plans/$id" params={{ id }}>
      {t("plans.action.view")}
    </Link>
  );
  const rows: [string, ReactNode][] = [
    [t("plans.kindLabel"), t(`plans.kind.${kind}`)],
    [t("plans.from"), from ?? t("plans.fromOpen")],
  ];
  if (confirmedAt === null)
    rows.push([t("plans.madeBy"), t("plans.madeAt", { name: createdByName, at: minute(updatedAt) })]);
  else
    rows.push(
      [t("plans.confirmedBy"), confirmedByName],
      [t("plans.confirmedAt"), minute(confirmedAt)],
      [t("plans.reason"), reason],
    );
  if (reversesId !== null) rows.push([t("plans.reverses"), planLink(reversesId)]);
  if (reversedById !== null) rows.push([t("plans.reversedBy"), planLink(reversedById)]);
  if (note !== "")
    rows.push([
      t("plans.note"),
      <span key="note" className="prose">
        {note}
      </span>,
    ]);
  return <FactsTable rows={rows} column={3} />;
}
