import { UndoOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { useTranslation } from "react-i18next";
import { useBoardDesk } from "./useDesk.ts";
import type { WorkedPlan } from "./usePlan.ts";

/** How much the plan changes, and on a click what: each area leads to its card, and can be taken out again. */
export function PlanMovesList({ plan }: { plan: WorkedPlan }) {
  const { t } = useTranslation();
  const { content } = plan;
  const count = content.moves.size + content.customers.length;
  const button = (
    <Button type="text" size="small" disabled={count === 0} className="plan-count">
      {t("board.plan.moves", { count })}
    </Button>
  );
  if (count === 0) return button;
  return (
    <Popover trigger="click" placement="bottomLeft" destroyOnHidden content={<MovesList plan={plan} />}>
      {button}
    </Popover>
  );
}

function MovesList({ plan: { content } }: { plan: WorkedPlan }) {
  const { t } = useTranslation();
  const { tree, now, planned, nameOf, back, setSought } = useBoardDesk();
  return (
    <ul className="moves-list">
      {[...content.moves.keys()].map((areaId) => {
        const area = tree.byId.get(areaId)?.name ?? "";
        const assistantId = planned.own.get(areaId)?.assistantId;
        const was = now.effective.get(areaId);
        const becomes = planned.effective.get(areaId);
        return (
          <li key={areaId}>
            <Button type="link" size="small" className="plain-link" onClick={() => setSought({ areaId })}>
              {area}
            </Button>
            <span className="grow cut">
              {was === becomes
                ? t("board.plan.staysWith", { name: nameOf(becomes) })
                : t("board.plan.goes", { from: nameOf(was), to: nameOf(becomes) })}
              {assistantId != null && ` · ${t("board.assistedBy", { name: nameOf(assistantId) })}`}
            </span>
            <Button
              type="text"
              size="small"
              icon={<UndoOutlined />}
              aria-label={t("board.plan.takeBack", { area })}
              title={t("board.menuItem.back")}
              onClick={() => back([areaId])}
            />
          </li>
        );
      })}
      {content.customers.length > 0 && <li>{t("board.plan.singleCustomers", { count: content.customers.length })}</li>}
    </ul>
  );
}
