import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { errorMessage } from "../../../app/refusals.ts";
import { useBoardDesk } from "./useDesk.ts";
import type { WorkedPlan } from "./usePlan.ts";

/** So many changes of others are named. */
const named = 3;

/** What one should know of the plan in the address: that it cannot be worked on, or what others changed since. */
export function PlanNotices({ plan }: { plan: WorkedPlan }) {
  const { t } = useTranslation();
  const { nameOf } = useBoardDesk();
  const { data, error } = plan.found;
  const closing = (
    <Button size="small" onClick={plan.close}>
      {t("board.plan.close")}
    </Button>
  );
  if (error) return <Alert type="warning" showIcon title={errorMessage(error, t)} action={closing} />;
  if (data && data.status !== "draft")
    return (
      <Alert type="info" showIcon title={t(`board.plan.status.${data.status}`, { name: data.name })} action={closing} />
    );
  if (!data || data.changes.length === 0) return null;
  const words = data.changes.slice(0, named).map(({ subjectName, was, is }) =>
    t("board.plan.changedByOthers", {
      name: subjectName,
      from: was?.name ?? nameOf(null),
      to: is?.name ?? nameOf(null),
    }),
  );
  return (
    <Alert
      type="warning"
      showIcon
      title={t("board.plan.changes", { count: data.changes.length, list: words.join(t("common.separator")) })}
      action={
        <Button size="small" onClick={plan.acceptChanges}>
          {t("board.plan.acceptChanges")}
        </Button>
      }
    />
  );
}
