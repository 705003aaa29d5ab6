import { Link } from "@tanstack/react-router";
import { Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlanRow } from "../../../../shared/contract/plans.ts";
import { PlansTabs } from "./PlansTabs.tsx";

/** The plans beside the board; opening one closes it. */
export function PlansDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<PlanRow["status"]>("draft");
  return (
    <Drawer
      open
      title={t("plans.title")}
      size={720}
      extra={
        <Link to="/jurisdictions/plans" search={{ tab }}>
          {t("plans.allPlans")}
        </Link>
      }
      onClose={onClose}
    >
      <PlansTabs tab={tab} onTab={setTab} onLeave={onClose} />
    </Drawer>
  );
}
