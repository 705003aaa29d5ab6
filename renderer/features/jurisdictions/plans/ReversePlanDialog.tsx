import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Flex, Form, Modal, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../../shared/contract/index.ts";
import type { PlanRow } from "../../../../shared/contract/plans.ts";
import { api } from "../../../app/client.ts";
import { useSession } from "../../../app/session.ts";
import { QueryState } from "../../../ui/QueryState.tsx";
import { useFailure } from "../../../ui/useFailure.ts";
import { DayAndReason, type DayAndReasonFields } from "./DayAndReason.tsx";
import { ChangeLines } from "./PlanChanges.tsx";
import { PlanPreview } from "./PlanPreview.tsx";
import { PlanSettled } from "./PlanSettled.tsx";

interface ReversePlanDialogProps {
  /** a confirmed one that is not reversed yet */
  plan: PlanRow;
  onClose: () => void;
}

/** Takes a confirmed plan back from a day on, after showing what that moves. */
export function ReversePlanDialog({ plan, onClose }: ReversePlanDialogProps) {
  const { t } = useTranslation();
  const { today } = useSession();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<DayAndReasonFields>();
  const [done, setDone] = useState<Outputs["plans"]["reverse"] | null>(null);
  const earliest = plan.from !== null && plan.from > today ? plan.from : today;
  const from: string = Form.useWatch("from", form) ?? earliest;
  const reversal = useQuery(api.plans.reversal.queryOptions({ input: { id: plan.id, from }, enabled: done === null }));
  const reverse = useMutation(
    api.plans.reverse.mutationOptions({
      onSuccess: async (reversed) => {
        setDone(reversed);
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  if (done)
    return (
      <PlanSettled
        planId={done.plan.id}
        from={done.plan.from ?? from}
        handovers={done.handovers}
        title={t("plans.reverseDone")}
        onClose={onClose}
      />
    );
  return (
    <Modal
      open
      width={1120}
      style={{ top: 24 }}
      className="plan-dialog"
      title={t("plans.reverseTitle", { name: plan.name })}
      okText={t("plans.reverseOk")}
      okButtonProps={{ danger: true, disabled: reversal.data?.changes.length !== 0 }}
      confirmLoading={reverse.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Flex vertical gap="small">
        <Typography.Text type="secondary">{t("plans.reverseHint")}</Typography.Text>
        <DayAndReason
          form={form}
          firstDay={earliest}
          earliest={earliest}
          onFinish={(fields) => reverse.mutate({ id: plan.id, ...fields })}
        />
        <QueryState query={reversal}>
          {({ moves, changes }) => (
            <>
              {changes.length > 0 && (
                <Alert
                  type="warning"
                  showIcon
                  title={t("plans.reverseChanges", { count: changes.length })}
                  description={
                    <>
                      {t("plans.reverseChangesHint")}
                      <ChangeLines changes={changes} />
                    </>
                  }
                />
              )}
              {from === plan.from && <Typography.Text>{t("plans.reverseFromStart")}</Typography.Text>}
              <PlanPreview from={from} moves={moves} />
            </>
          )}
        </QueryState>
      </Flex>
    </Modal>
  );
}
