import type { TFunction } from "i18next";
import type { GoldFile } from "../../../../shared/contract/gold.ts";
import type { GoldCondition } from "../../../../shared/domain/goldRules.ts";
import { actualText, conditionLabel, wantedText } from "../../../../shared/i18n/goldText.ts";
import { Fields, Grid, Values } from "../../paper/parts.tsx";
import type { FileSection } from "../../paper/sections.tsx";

/** The gold page of a file: every membership of the customer, newest first. Who never was gold has none. */
export function goldSections(memberships: readonly GoldFile[], t: TFunction): FileSection[] {
  if (memberships.length === 0) return [];
  const body = memberships.map((membership) => <MembershipPart key={membership.id} membership={membership} t={t} />);
  return [{ title: t("gold.paper.title"), body, ownSheet: true }];
}

interface MembershipProps {
  membership: GoldFile;
  t: TFunction;
}

/** Since when and why somebody is gold, what they are granted, and how each review went. */
export function MembershipPart({ membership, t }: MembershipProps) {
  const { conditions, privileges, reviews, endedOn } = membership;
  const none = t("gold.paper.none");
  return (
    <>
      <h3>{t("gold.paper.membership", { from: membership.confirmedOn })}</h3>
      <Fields
        rows={[
          [t("gold.paper.status"), endedOn === null ? t("gold.paper.isMember") : `${t("gold.endedOn")} ${endedOn}`],
          [t("gold.basis"), t(`common.goldBasis.${membership.basis}`)],
          [t("gold.confirmedBy"), membership.confirmedByName ?? none],
          endedOn === null
            ? [t("gold.reviewOn"), membership.reviewOn]
            : [t("gold.endedBy"), membership.endedByName ?? none],
        ]}
      />
      <Values
        rows={[
          [t("gold.privileges"), privileges.join("\n") || none],
          ...(endedOn === null ? [] : ([[t("gold.endReason"), endText(membership, t)]] as const)),
        ]}
      />
      <h3>{t("gold.conditionsOn")}</h3>
      {conditions === null ? <p>{t("gold.conditionsUnknown")}</p> : <Conditions conditions={conditions} t={t} />}
      {reviews.length > 0 && (
        <>
          <h3>{t("gold.reviews")}</h3>
          <Grid
            columns={[
              { title: t("gold.paper.reviewedOn"), width: "24mm" },
              { title: t("gold.paper.reviewedBy"), width: "26mm" },
              { title: t("gold.paper.note") },
              { title: t("gold.paper.nextReviewOn"), width: "24mm" },
            ]}
            rows={reviews.map(({ id, reviewedOn, reviewedByName, note, nextReviewOn }) => ({
              id,
              cells: [reviewedOn, reviewedByName, note, nextReviewOn],
            }))}
          />
        </>
      )}
    </>
  );
}

/** How somebody stood to each of the rules on a day. */
export function Conditions({ conditions, t }: { conditions: readonly GoldCondition[]; t: TFunction }) {
  return (
    <Grid
      columns={[
        { title: t("gold.paper.condition"), width: "32mm" },
        { title: t("gold.paper.actual") },
        { title: t("gold.paper.wanted") },
        { title: t("gold.paper.met"), width: "22mm" },
      ]}
      rows={conditions.map((condition) => ({
        id: condition.name,
        cells: [
          conditionLabel(condition, t),
          actualText(condition, t),
          wantedText(condition, t),
          t(condition.met ? "gold.paper.yes" : "gold.paper.no"),
        ],
      }))}
    />
  );
}

function endText({ endKind, endReason }: GoldFile, t: TFunction): string {
  return endKind === "merged" ? t("gold.merged") : endReason;
}
