import { Link } from "@tanstack/react-router";
import { Alert, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { Reminders } from "../../../shared/contract/reminders.ts";
import "./handovers.css";

/** One's own handovers until both sides have acknowledged. */
export function WaitingHandovers({ handovers }: Pick<Reminders, "handovers">) {
  const { t } = useTranslation();
  if (handovers.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t("handovers.waiting.own", { count: handovers.length })}
      description={
        <ul className="waiting-handovers">
          {handovers.map(({ id, giverName, receiverName, customers, from, yours }) => (
            <li key={id}>
              <Link to="/handovers/$id" params={{ id }}>
                {t("handovers.waiting.row", {
                  giver: giverName ?? t("handovers.nobody"),
                  receiver: receiverName ?? t("handovers.nobody"),
                  count: customers,
                  from,
                })}
              </Link>{" "}
              <Tag color={yours ? "orange" : "default"}>{t(`handovers.waiting.${yours ? "yours" : "theirs"}`)}</Tag>
            </li>
          ))}
        </ul>
      }
    />
  );
}
