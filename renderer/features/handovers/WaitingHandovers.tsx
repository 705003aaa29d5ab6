import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Alert, Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { HandoverRow } from "../../../shared/contract/handovers.ts";
import { partyName } from "../../../shared/i18n/handoverText.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import "./handovers.css";

/** On the first screen: one's own handovers until both sides have acknowledged, and how many wait in the branch. */
export function WaitingHandovers() {
  const allowed = useAllowed("handovers.waiting");
  const { data } = useQuery(api.handovers.waiting.queryOptions({ enabled: allowed }));
  if (!data) return null;
  return (
    <>
      {data.own.length > 0 && <Own rows={data.own} />}
      {data.branch && data.branch.count > 0 && <InBranch {...data.branch} />}
    </>
  );
}

function Own({ rows }: { rows: readonly HandoverRow[] }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="warning"
      showIcon
      title={t("handovers.waiting.own", { count: rows.length })}
      description={
        <ul className="waiting-handovers">
          {rows.map((row) => (
            <li key={row.id}>
              <Link to="/handovers/$id" params={{ id: row.id }}>
                {t("handovers.waiting.row", {
                  giver: partyName(row.giver, t),
                  receiver: partyName(row.receiver, t),
                  count: row.figures.customers,
                  from: row.from,
                })}
              </Link>{" "}
              <WhoseTurn row={row} />
            </li>
          ))}
        </ul>
      }
    />
  );
}

function WhoseTurn({ row: { giver, receiver } }: { row: HandoverRow }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const mine = [giver, receiver].some((party) => party?.id === user.id && party.acknowledgedAt === null);
  return <Tag color={mine ? "orange" : "default"}>{t(`handovers.waiting.${mine ? "yours" : "theirs"}`)}</Tag>;
}

function InBranch({ count, oldestDays }: { count: number; oldestDays: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Alert
      type="warning"
      showIcon
      title={t("handovers.waiting.branch", { count, days: oldestDays })}
      action={
        <Button size="small" onClick={() => navigate({ to: "/handovers", search: { open: true } })}>
          {t("handovers.waiting.look")}
        </Button>
      }
    />
  );
}
