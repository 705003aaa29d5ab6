import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { DiligenceRow } from "../../../shared/contract/diligence.ts";

const colours = {
  draft: "blue",
  concluded: "gold",
  returned: "orange",
  confirmed: "green",
  discarded: "default",
} as const;

/** How a due diligence stands. */
export function StatusTag({ row: { status, superseded } }: { row: Pick<DiligenceRow, "status" | "superseded"> }) {
  const { t } = useTranslation();
  return (
    <>
      <Tag color={superseded ? "default" : colours[status]}>{t(`diligence.status.${status}`)}</Tag>
      {superseded && t("diligence.superseded")}
    </>
  );
}
