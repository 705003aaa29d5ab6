import { Link } from "@tanstack/react-router";
import { Alert, Button, Flex } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type PlanWarning, type WarningGroup, warningGroups } from "./warnings.ts";

const shownFirst = 3;

/** What a manager should know before confirming, and what to do about it. */
export function PlanWarnings({ warnings }: { warnings: PlanWarning[] }) {
  const { t } = useTranslation();
  if (warnings.length === 0) return null;
  return (
    <Flex vertical gap="small" component="section" aria-label={t("plans.warnings")}>
      {warningGroups(warnings).map((group) => (
        <Group key={group.kind} group={group} />
      ))}
    </Flex>
  );
}

function Group({ group: { kind, severity, warnings } }: { group: WarningGroup }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? warnings : warnings.slice(0, shownFirst);
  // A sentence has the parameters that the core sends with its kind; the compiler would ask for those of all at once.
  const sentence = (warning: PlanWarning) => t(`plans.warning.${kind}` as "plans.warning.nothingMoves", warning.params);
  return (
    <Alert
      type={severity}
      showIcon
      title={t(`plans.warningTitle.${kind}`)}
      description={
        <>
          {t(`plans.warningAdvice.${kind}`)}
          <ul className="plan-warnings">
            {shown.map((warning) => (
              <li key={`${warning.areaId} ${warning.customerId} ${JSON.stringify(warning.params)}`}>
                {warning.customerId === null ? (
                  sentence(warning)
                ) : (
                  <Link to="/customers/$id" params={{ id: warning.customerId }}>
                    {sentence(warning)}
                  </Link>
                )}
              </li>
            ))}
          </ul>
          {shown.length < warnings.length && (
            <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setAll(true)}>
              {t("plans.warningMore", { count: warnings.length - shown.length })}
            </Button>
          )}
        </>
      }
    />
  );
}
