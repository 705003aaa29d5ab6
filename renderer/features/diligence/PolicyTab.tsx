import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, InputNumber, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../shared/contract/index.ts";
import { type CreditPolicy, usualCreditPolicy } from "../../../shared/domain/creditPolicy.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { amountInput } from "../../ui/amountInput.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { useDraft } from "../../ui/useDraft.ts";
import { useFailure } from "../../ui/useFailure.ts";

const names = Object.keys(usualCreditPolicy) as (keyof CreditPolicy)[];

/** The limits that the branch lends by; whoever may change them does. */
export function PolicyTab() {
  const query = useQuery(api.diligence.policy.get.queryOptions());
  return <QueryState query={query}>{(stored) => <PolicyForm stored={stored} />}</QueryState>;
}

function PolicyForm({ stored }: { stored: Outputs["diligence"]["policy"]["get"] }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const mayChange = useAllowed("diligence.policy.update");
  const [policy, setPolicy] = useDraft(stored.policy);
  const update = useMutation(
    api.diligence.policy.update.mutationOptions({
      onSuccess: async () => {
        void message.success(t("diligence.policy.updated"));
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error),
    }),
  );
  const set = (name: keyof CreditPolicy, value: number | null) => {
    if (name === "capitalFen") setPolicy({ ...policy, capitalFen: value === null ? null : Math.round(value * 100) });
    else if (value !== null) setPolicy({ ...policy, [name]: value });
  };
  return (
    <section className="panel" aria-label={t("diligence.policy.settings")}>
      <Typography.Paragraph type="secondary">{t("diligence.policy.settingsHint")}</Typography.Paragraph>
      <Form layout="vertical" component="div" disabled={!mayChange}>
        <div className="diligence-grid">
          {names.map((name) => (
            <Form.Item
              key={name}
              label={t(`diligence.policy.field.${name}`)}
              htmlFor={`policy-${name}`}
              {...(name === "capitalFen" ? { extra: t("diligence.policy.capitalHint") } : {})}
            >
              <InputNumber<number>
                {...(name === "capitalFen" ? amountInput : { precision: 0 })}
                id={`policy-${name}`}
                min={0}
                max={name === "capitalFen" ? 1e11 : 1000}
                style={{ width: "100%" }}
                value={name === "capitalFen" && policy.capitalFen !== null ? policy.capitalFen / 100 : policy[name]}
                onChange={(value) => set(name, value)}
              />
            </Form.Item>
          ))}
        </div>
        {mayChange && (
          <Button
            type="primary"
            loading={update.isPending}
            onClick={() => update.mutate({ version: stored.version, policy })}
          >
            {t("common.actions.save")}
          </Button>
        )}
      </Form>
    </section>
  );
}
