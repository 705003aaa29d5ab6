import { Typography } from "antd";
import { useTranslation } from "react-i18next";

type Side = { name: string } | null;

/** Who gives and who receives. */
export function Sides({ giver, receiver }: { giver: Side; receiver: Side }) {
  const { t } = useTranslation();
  return (
    <span className="nowrap">
      {giver?.name ?? <Typography.Text type="secondary">{t("plans.nobody")}</Typography.Text>}
      {" → "}
      {receiver?.name ?? <Typography.Text type="danger">{t("plans.nobody")}</Typography.Text>}
    </span>
  );
}
