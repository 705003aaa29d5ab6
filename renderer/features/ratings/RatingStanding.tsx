import { Link } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Rating } from "../../../shared/contract/ratings.ts";
import type { Scorecard } from "../../../shared/contract/scorecards.ts";
import type { RatingResult } from "../../../shared/domain/rating.ts";
import { inLanguage } from "../../../shared/i18n/localText.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { useLanguage } from "../../i18n/index.ts";
import { FactsTable } from "../../ui/FactsTable.tsx";

interface RatingStandingProps {
  rating: Rating;
  scorecard: Scorecard;
  result: RatingResult;
}

/** Where the rating stands: what it waits for, how long it counts, and who stands behind it. */
export function RatingStanding({ rating, scorecard, result }: RatingStandingProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const none = t("common.state.none");
  const { certificateNumber, effectiveFrom, expiresOn, endedOn, proposedBy, changeReason, evidence } = rating;
  const validity =
    expiresOn === null ? (effectiveFrom ?? none) : t("ratings.validity", { from: effectiveFrom ?? "", to: expiresOn });
  const limits = scorecard.definition.vetoes
    .filter(({ id }) => result.vetoedBy.includes(id))
    .map(({ label, capGrade: grade }) => t("ratings.vetoOption", { fact: inLanguage(label, language), grade }));
  const prose = (text: string) => <span className="prose">{text || none}</span>;
  return (
    <>
      <StandingWords rating={rating} />
      <FactsTable
        column={2}
        wideLast
        rows={[
          [t("ratings.certificateNumber"), certificateNumber ?? none],
          [t(expiresOn === null ? "ratings.effectiveFrom" : "ratings.validityTitle"), validity],
          [t("ratings.proposedBy"), proposedBy?.name ?? none],
          [t("ratings.approvalsTitle"), <Approvals key="approvals" rating={rating} />],
          ...(endedOn === null ? [] : [[t("ratings.endedOn"), endedOn] as const]),
          ...(changeReason === "" ? [] : [[t("ratings.changeReason"), prose(changeReason)] as const]),
          ...(limits.length === 0 ? [] : [[t("ratings.vetoes"), limits.join(t("common.separator"))] as const]),
          [t("ratings.evidence"), prose(evidence)],
        ]}
      />
    </>
  );
}

/** Who approved, of those that it takes. */
function Approvals({ rating: { approvals, approvalsNeeded, status } }: { rating: Rating }) {
  const { t } = useTranslation();
  if (status === "draft") return t("common.state.none");
  const names = approvals.map(({ by }) => by.name).join(t("common.separator"));
  const given = t("ratings.approvalsGiven", { given: approvals.length, needed: approvalsNeeded });
  return names === "" ? given : `${given} · ${names}`;
}

/** What a rating waits for, or why it does not count, in words. */
function StandingWords({ rating }: { rating: Rating }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const mayRate = useAllowed("ratings.saveDraft");
  const { status, customerId, waitsFor, effectiveFrom, endedOn, endReason, expiresOn, approvals, approvalsNeeded } =
    rating;
  if (status === "proposed" && approvals.length > 0)
    return (
      <Alert
        type="info"
        showIcon
        title={t("ratings.waitsForApprovals", { count: approvalsNeeded - approvals.length })}
      />
    );
  if (status === "approved")
    return (
      <Alert type="info" showIcon title={t(`ratings.waits.${waitsFor ?? "day"}`, { date: effectiveFrom ?? today })} />
    );
  if (status === "suspended")
    return (
      <Alert
        type="warning"
        showIcon
        title={t("ratings.suspendedSince", { date: endedOn ?? "" })}
        description={endReason || t("ratings.suspendedForOverdue")}
      />
    );
  if (status === "effective" && expiresOn !== null && expiresOn <= today)
    return (
      <Alert
        type="warning"
        showIcon
        title={t("ratings.expiredOn", { date: expiresOn })}
        action={
          mayRate && (
            <Link to="/customers/$id/rate" params={{ id: customerId }}>
              <Button tabIndex={-1}>{t("ratings.rate")}</Button>
            </Link>
          )
        }
      />
    );
  return null;
}
