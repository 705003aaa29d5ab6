import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { HandoverRow } from "../../../shared/contract/handovers.ts";

const colors: Readonly<Record<HandoverRow["state"], string>> = { open: "orange", complete: "green", void: "default" };

/** How far a handover is. */
export function HandoverState({ state }: Pick<HandoverRow, "state">) {
  const { t } = useTranslation();
  return <Tag color={colors[state]}>{t(`handovers.state.${state}`)}</Tag>;
}
