import { Button, Table, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Diligence } from "../../../shared/contract/diligence.ts";
import type { PolicyRule } from "../../../shared/domain/creditPolicy.ts";
import { checkText } from "../../../shared/i18n/diligenceText.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { useDiligenceStep } from "./useDiligenceStep.ts";

const colours = { met: "green", unmet: "red", open: "default" } as const;

/** Each rule of the credit policy with what it asks for and what was found; a manager lets one pass with a reason. */
export function PolicyTable({ diligence }: { diligence: Diligence }) {
  const { t } = useTranslation();
  const { id, version, basis, overrides, status, own } = diligence;
  const mayOverride = useAllowed("diligence.override") && status === "concluded" && !own;
  const [passing, setPassing] = useState<PolicyRule | null>(null);
  const override = useDiligenceStep(
    api.diligence.override.mutationOptions(),
    () => t("diligence.policy.overrideDone"),
    () => setPassing(null),
  );
  return (
    <section className="panel" aria-label={t("diligence.policy.title")}>
      <Typography.Title level={5}>
        {t("diligence.policy.title")}{" "}
        <Typography.Text type="secondary" className="small">
          {t("diligence.analysis.asOf", { date: basis.figures.on })}
        </Typography.Text>
      </Typography.Title>
      <Table
        size="small"
        pagination={false}
        rowKey="rule"
        dataSource={basis.checks}
        columns={[
          {
            title: t("diligence.policy.rule"),
            key: "rule",
            render: (_, { rule }) => t(`diligence.policy.rules.${rule}`),
          },
          { title: t("diligence.policy.needed"), key: "needed", render: (_, check) => checkText(check, t).needed },
          { title: t("diligence.policy.found"), key: "found", render: (_, check) => checkText(check, t).found },
          {
            title: t("diligence.policy.result"),
            key: "result",
            width: "34%",
            render: (_, { rule, state }) => {
              const passed = overrides.find((one) => one.rule === rule);
              return (
                <>
                  <Tag color={colours[state]}>{t(`diligence.policy.state.${state}`)}</Tag>
                  {passed && (
                    <>
                      <Tag color="gold">{t("diligence.policy.overridden")}</Tag>
                      {t("diligence.policy.overriddenBy", { name: passed.by.name, reason: passed.reason })}
                    </>
                  )}
                  {state === "unmet" && !passed && mayOverride && (
                    <Button
                      size="small"
                      aria-label={t("diligence.policy.overrideRule", { rule: t(`diligence.policy.rules.${rule}`) })}
                      onClick={() => setPassing(rule)}
                    >
                      {t("diligence.policy.override")}
                    </Button>
                  )}
                </>
              );
            },
          },
        ]}
      />
      {passing && (
        <ReasonDialog
          title={t("diligence.policy.overrideRule", { rule: t(`diligence.policy.rules.${passing}`) })}
          label={t("diligence.policy.overrideReason")}
          ok={t("diligence.policy.override")}
          max={300}
          pending={override.isPending}
          onGiven={(reason) => override.mutate({ id, version, rule: passing, reason })}
          onClose={() => setPassing(null)}
        />
      )}
    </section>
  );
}
