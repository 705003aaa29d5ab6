import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { GoldCondition } from "../../../shared/domain/goldRules.ts";
import { conditionLine } from "../../../shared/i18n/goldText.ts";
import "./gold.css";

/** Whether somebody meets the rules, and where not, each condition that they miss. */
export function Standing({ conditions }: { conditions: readonly GoldCondition[] }) {
  const { t } = useTranslation();
  const unmet = conditions.filter(({ met }) => !met);
  if (unmet.length === 0) return <Tag color="green">{t("gold.meets")}</Tag>;
  return (
    <ul className="gold-unmet">
      {unmet.map((condition) => (
        <li key={condition.name}>{conditionLine(condition, t)}</li>
      ))}
    </ul>
  );
}
