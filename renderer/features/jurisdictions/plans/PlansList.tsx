import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Empty, Flex, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlanRow } from "../../../../shared/contract/plans.ts";
import { api } from "../../../app/client.ts";
import { useAllowed, useSession } from "../../../app/session.ts";
import { QueryState } from "../../../ui/QueryState.tsx";
import { PlanLine } from "./PlanLine.tsx";
import "./plans.css";

interface PlansListProps {
  status: PlanRow["status"];
  /** before another screen opens */
  onLeave?: () => void;
}

/** Plans that are in one state, newest first; of drafts one's own first, and two of them can be compared. */
export function PlansList({ status, onLeave }: PlansListProps) {
  const { t } = useTranslation();
  const plans = useQuery(api.plans.list.queryOptions({ input: { status } }));
  return (
    <QueryState
      query={plans}
      isEmpty={(rows) => rows.length === 0}
      empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(`plans.empty.${status}`)} />}
    >
      {(rows) =>
        status === "draft" ? (
          <Drafts plans={rows} onLeave={onLeave} />
        ) : (
          <ul className="plan-list">
            {rows.map((plan) => (
              <PlanLine key={plan.id} plan={plan} {...(onLeave ? { onLeave } : {})} />
            ))}
          </ul>
        )
      }
    </QueryState>
  );
}

function Drafts({ plans, onLeave }: { plans: PlanRow[]; onLeave: (() => void) | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { user } = useSession();
  const mayCompare = useAllowed("plans.compare");
  const [picked, setPicked] = useState<number[]>([]);
  const chosen = picked.filter((id) => plans.some((plan) => plan.id === id));
  const [left, right] = chosen;
  const choiceOf = ({ id }: PlanRow) => {
    const checked = chosen.includes(id);
    return {
      checked,
      disabled: !checked && chosen.length === 2,
      onChange: (now: boolean) => setPicked(now ? [...chosen, id] : chosen.filter((other) => other !== id)),
    };
  };
  const groups = [
    { title: t("plans.mine"), rows: plans.filter(({ createdById }) => createdById === user.id) },
    { title: t("plans.others"), rows: plans.filter(({ createdById }) => createdById !== user.id) },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <Flex vertical gap="small">
      {mayCompare && plans.length > 1 && (
        <Flex gap="small" align="center">
          <Button
            disabled={right === undefined}
            onClick={() => {
              onLeave?.();
              if (left !== undefined && right !== undefined)
                void navigate({ to: "/jurisdictions/plans/compare", search: { left, right } });
            }}
          >
            {t("plans.action.compare")}
          </Button>
          {right === undefined && <Typography.Text type="secondary">{t("plans.compareHint")}</Typography.Text>}
        </Flex>
      )}
      {groups.map(({ title, rows }) => (
        <section key={title} aria-label={title}>
          <Typography.Title level={5} style={{ margin: "8px 0 0" }}>
            {title}
          </Typography.Title>
          <ul className="plan-list">
            {rows.map((plan) => (
              <PlanLine
                key={plan.id}
                plan={plan}
                {...(mayCompare && plans.length > 1 ? { choice: choiceOf(plan) } : {})}
                {...(onLeave ? { onLeave } : {})}
              />
            ))}
          </ul>
        </section>
      ))}
    </Flex>
  );
}
