import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { errorMessage } from "../../../app/refusals.ts";
import { PlanChanges } from "../plans/PlanChanges.tsx";
import type { WorkedPlan } from "./usePlan.ts";

/** What one should know of the plan in the address: that it cannot be worked on, or what others changed since. */
export function PlanNotices({ plan }: { plan: WorkedPlan }) {
  const { t } = useTranslation();
  const { data, error } = plan.found;
  const closing = (
    <Button size="small" onClick={plan.close}>
      {t("board.plan.close")}
    </Button>
  );
  if (error) return <Alert type="warning" showIcon title={errorMessage(error, t)} action={closing} />;
  if (!data) return null;
  if (data.status === "draft") return <PlanChanges plan={data} />;
  const title = t(`board.plan.status.${data.status}`, { name: data.name });
  return <Alert type="info" showIcon title={title} action={closing} />;
}
