import { Collapse } from "antd";
import { useTranslation } from "react-i18next";

const rules = ["handover", "income", "nothing", "notKnown"] as const;

/** What is credited to whom, how risk and income are counted, and what the ledger cannot know. */
export function RulesOfCredit() {
  const { t } = useTranslation();
  return (
    <Collapse
      size="small"
      items={[
        {
          key: "rules",
          label: t("assessments.rules.title"),
          children: (
            <ul style={{ margin: 0 }}>
              {rules.map((rule) => (
                <li key={rule}>{t(`assessments.rules.${rule}`)}</li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
