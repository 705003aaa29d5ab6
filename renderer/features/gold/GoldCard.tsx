import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Flex, Tag, Timeline, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GoldFile } from "../../../shared/contract/gold.ts";
import type { GoldCondition } from "../../../shared/domain/goldRules.ts";
import { conditionLine } from "../../../shared/i18n/goldText.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { FactsTable } from "../../ui/FactsTable.tsx";
import { RecordCard } from "../records/RecordCard.tsx";
import "./gold.css";
import { EndDialog } from "./EndDialog.tsx";
import { PrivilegesDialog } from "./PrivilegesDialog.tsx";
import { ReviewDialog } from "./ReviewDialog.tsx";
import { Standing } from "./Standing.tsx";

const dialogs = { review: ReviewDialog, privileges: PrivilegesDialog, end: EndDialog };

/** On a customer's page: since when and why they are gold, what they are granted, and how it went. */
export function GoldCard({ customer: { id, name } }: { customer: { id: number; name: string } }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayDecide = useAllowed("gold.review");
  const [dialog, setDialog] = useState<keyof typeof dialogs | null>(null);
  const { data } = useQuery(api.gold.forCustomer.queryOptions({ input: { customerId: id } }));
  // Most customers never were gold: nothing is shown of it, nor that it is being asked.
  if (!data || data.memberships.length === 0) return null;
  const open = data.memberships.find(({ endedOn }) => endedOn === null);
  const past = data.memberships.filter(({ endedOn }) => endedOn !== null);
  const Dialog = dialog && dialogs[dialog];
  return (
    <div className="gold-card">
      <RecordCard
        title={t("gold.card")}
        note={open && <Tag color="gold">{t("gold.current")}</Tag>}
        actions={
          <Flex gap="small">
            <Button onClick={() => navigate({ to: "/customers/$id/gold-file", params: { id } })}>
              {t("filePaper.goldFile")}
            </Button>
            {open &&
              mayDecide &&
              (["review", "privileges", "end"] as const).map((kind) => (
                <Button key={kind} danger={kind === "end"} onClick={() => setDialog(kind)}>
                  {t(`gold.action.${kind}`)}
                </Button>
              ))}
          </Flex>
        }
      >
        {open && <OpenMembership membership={open} now={data.conditions ?? []} />}
        {past.length > 0 && <PastMemberships memberships={past} />}
        {open && Dialog && (
          <Dialog name={name} membership={open} conditions={data.conditions ?? []} onClose={() => setDialog(null)} />
        )}
      </RecordCard>
    </div>
  );
}

function OpenMembership({ membership, now }: { membership: GoldFile; now: readonly GoldCondition[] }) {
  const { t } = useTranslation();
  const { conditions, privileges, reviews } = membership;
  return (
    <FactsTable
      plain
      column={3}
      rows={[
        [
          t("gold.since"),
          <span key="since" className="gold-day">
            {membership.confirmedOn}
          </span>,
        ],
        [
          t("gold.basis"),
          [t(`common.goldBasis.${membership.basis}`), membership.confirmedByName].filter(Boolean).join(" · "),
        ],
        [
          t("gold.reviewOn"),
          <span key="review" className="gold-day">
            {membership.reviewOn}
          </span>,
        ],
        [t("gold.privileges"), privileges.join(t("common.separator")) || t("gold.noPrivileges")],
        [t("gold.conditionsNow"), <Standing key="now" conditions={now} />],
        [t("gold.reviews"), <Reviews key="reviews" reviews={reviews} />],
        [
          t("gold.conditionsOn"),
          conditions === null ? (
            t("gold.conditionsUnknown")
          ) : (
            <ul key="then" className="gold-then">
              {conditions.map((condition) => (
                <li key={condition.name} className={condition.met ? "" : "unmet"}>
                  {conditionLine(condition, t)}
                </li>
              ))}
            </ul>
          ),
        ],
      ]}
      wideLast
    />
  );
}

function Reviews({ reviews }: Pick<GoldFile, "reviews">) {
  const { t } = useTranslation();
  if (reviews.length === 0) return t("common.state.none");
  return (
    <ul className="gold-reviews">
      {reviews.map(({ id, reviewedOn, reviewedByName, nextReviewOn, note }) => (
        <li key={id}>
          {t("gold.reviewed", { date: reviewedOn, name: reviewedByName, next: nextReviewOn })}
          {note && <div className="prose secondary">{note}</div>}
        </li>
      ))}
    </ul>
  );
}

function PastMemberships({ memberships }: { memberships: readonly GoldFile[] }) {
  const { t } = useTranslation();
  return (
    <>
      <Typography.Title level={5} style={{ margin: "14px 0 10px" }}>
        {t("gold.history")}
      </Typography.Title>
      <Timeline
        items={memberships.map(({ id, basis, confirmedOn, endedOn, endKind, endReason, endedByName }) => ({
          key: id,
          content: (
            <>
              {t("gold.period", { from: confirmedOn, to: endedOn ?? "" })} · {t(`common.goldBasis.${basis}`)}
              <div className="secondary">
                {[endKind === "merged" ? t("gold.merged") : endReason, endedByName].filter(Boolean).join(" · ")}
              </div>
            </>
          ),
        }))}
      />
    </>
  );
}
