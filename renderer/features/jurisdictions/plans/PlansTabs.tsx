import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { planStatuses } from "../../../../shared/contract/plans.ts";
import { PlansList } from "./PlansList.tsx";

type PlanStatus = (typeof planStatuses)[number];

interface PlansTabsProps {
  tab: PlanStatus;
  onTab: (tab: PlanStatus) => void;
  /** before another screen opens */
  onLeave?: () => void;
}

/** Drafts, what was confirmed, and what was dropped. */
export function PlansTabs({ tab, onTab, onLeave }: PlansTabsProps) {
  const { t } = useTranslation();
  return (
    <Tabs
      activeKey={tab}
      onChange={(key) => onTab(key as PlanStatus)}
      destroyOnHidden
      items={planStatuses.map((status) => ({
        key: status,
        label: t(`plans.tab.${status}`),
        children: <PlansList status={status} {...(onLeave ? { onLeave } : {})} />,
      }))}
    />
  );
}
