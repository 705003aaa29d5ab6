import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Flex, Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import { closings, type Holdings } from "../../../shared/contract/departures.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";
import { PlanPreview } from "../jurisdictions/plans/PlanPreview.tsx";
import type { Outcome } from "./Done.tsx";
import { type Choices, sharesOf } from "./shares.ts";

interface Fields {
  reason: string;
  closing: (typeof closings)[number];
}

interface FinalStepProps {
  holdings: Holdings;
  choices: Choices;
  onDone: (outcome: Outcome) => void;
  onBack?: () => void;
}

/** The whole before it happens, why, and what becomes of the account. */
export function FinalStep({ holdings, choices, onDone, onBack }: FinalStepProps) {
  const { t } = useTranslation();
  const { today } = useSession();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const { user, day, nothing } = holdings;
  const closing = Form.useWatch("closing", form) ?? "account";
  const ahead = day > today;
  const confirm = useMutation(
    api.departures.confirm.mutationOptions({
      onSuccess: async ({ planId, handovers, closed }, { closing: asked }) => {
        onDone({ name: user.name, day, planId, handovers, closed, closing: asked });
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  const send = ({ reason }: Pick<Fields, "reason">) =>
    confirm.mutate({
      id: user.id,
      version: user.version,
      name: t("departures.planName", { name: user.name }),
      from: day,
      shares: sharesOf(choices),
      reason,
      closing,
    });
  const hint = ahead
    ? t("departures.aheadHint", { date: day })
    : t(closing === "account" ? "departures.todayHint" : "departures.todayRoleHint");
  return (
    <Flex vertical gap="small">
      {!nothing && <Preview holdings={holdings} choices={choices} />}
      <Form form={form} layout="vertical" initialValues={{ reason: "", closing: "account" }} onFinish={send}>
        {user.roles.length > 1 && (
          <Form.Item name="closing" label={t("departures.closing")}>
            <Radio.Group
              options={closings.map((value) => ({
                value,
                label: t(value === "account" ? "departures.closingAccount" : "departures.closingRole"),
              }))}
            />
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label={t("departures.reason")}
          required
          rules={[zodRule(requiredText(200), t)]}
          validateTrigger="onBlur"
        >
          <Input maxLength={200} style={{ maxWidth: 480 }} />
        </Form.Item>
        <Alert type={ahead ? "info" : "warning"} showIcon title={hint} style={{ marginBottom: 12 }} />
        <Flex gap="small">
          {onBack && <Button onClick={onBack}>{t("departures.previous")}</Button>}
          <Button type="primary" danger={!ahead} loading={confirm.isPending} onClick={() => form.submit()}>
            {t(confirmKey(nothing, ahead || closing === "role"))}
          </Button>
        </Flex>
      </Form>
    </Flex>
  );
}

function confirmKey(nothing: boolean, stays: boolean) {
  if (stays) return "departures.confirm";
  return nothing ? "departures.closeOnly" : "departures.confirmClose";
}

function Preview({ holdings: { user, day }, choices }: Pick<FinalStepProps, "holdings" | "choices">) {
  const input = { id: user.id, from: day, shares: sharesOf(choices) };
  const moves = useQuery(api.departures.moves.queryOptions({ input, gcTime: 0, retry: false }));
  return <QueryState query={moves}>{(found) => <PlanPreview from={day} moves={found} />}</QueryState>;
}
