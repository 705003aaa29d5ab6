import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Rating } from "../../../shared/contract/ratings.ts";
import { useAllowed } from "../../app/session.ts";

interface DraftNoticesProps {
  draft: Rating | null;
  last: Rating | null;
  /** whether anything has been answered */
  begun: boolean;
  onCarryOver: () => void;
}

/** What whoever fills the form in must know before going on. */
export function DraftNotices({ draft, last, begun, onCarryOver }: DraftNoticesProps) {
  const { t } = useTranslation();
  const mayApprove = useAllowed("ratings.approve");
  return (
    <>
      {draft?.decidedBy && (
        <Alert
          type="warning"
          showIcon
          title={t("ratings.returnedBy", { name: draft.decidedBy.name })}
          description={draft.decisionNote}
        />
      )}
      {last && !begun && (
        <Alert
          type="info"
          showIcon
          title={t("ratings.form.carryOverHint", { date: last.effectiveFrom ?? "", grade: last.grade })}
          action={<Button onClick={onCarryOver}>{t("ratings.form.carryOver")}</Button>}
        />
      )}
      {mayApprove && !draft?.own && <Alert type="info" showIcon title={t("ratings.form.makerHint")} />}
    </>
  );
}
