import { Alert, Button, Flex } from "antd";
import { useTranslation } from "react-i18next";
import type { Rating } from "../../../shared/contract/ratings.ts";
import { useAllowed } from "../../app/session.ts";
import type { SaveState } from "./useRatingDraft.ts";

interface DraftNoticesProps {
  draft: Rating | null;
  state: SaveState;
  last: Rating | null;
  /** whether anything has been answered */
  begun: boolean;
  onCarryOver: () => void;
  onChoose: (whose: "mine" | "theirs") => void;
}

/** What whoever fills the form in must know before going on. */
export function DraftNotices({ draft, state, last, begun, onCarryOver, onChoose }: DraftNoticesProps) {
  const { t } = useTranslation();
  const mayApprove = useAllowed("ratings.approve");
  return (
    <>
      {state.kind === "stale" && (
        <Alert
          type="error"
          showIcon
          title={t("ratings.form.staleTitle", { name: state.name })}
          description={t("ratings.form.staleHint")}
          action={
            <Flex vertical gap={4}>
              <Button size="small" type="primary" onClick={() => onChoose("mine")}>
                {t("ratings.form.keepMine")}
              </Button>
              <Button size="small" onClick={() => onChoose("theirs")}>
                {t("ratings.form.takeTheirs")}
              </Button>
            </Flex>
          }
        />
      )}
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
