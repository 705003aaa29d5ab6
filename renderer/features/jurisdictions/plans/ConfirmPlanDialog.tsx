import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Flex, Form, Modal, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../../shared/contract/index.ts";
import type { Plan } from "../../../../shared/contract/plans.ts";
import { api } from "../../../app/client.ts";
import { refusalOf } from "../../../app/refusals.ts";
import { useSession } from "../../../app/session.ts";
import { useFailure } from "../../../ui/useFailure.ts";
import { DayAndReason, type DayAndReasonFields } from "./DayAndReason.tsx";
import { PlanChanges } from "./PlanChanges.tsx";
import { PlanPreview } from "./PlanPreview.tsx";
import { PlanSettled } from "./PlanSettled.tsx";
import { handoverLists } from "./pairs.ts";
import { usePlanPreview } from "./usePlanPreview.ts";

type Confirmed = Outputs["plans"]["confirm"];

interface ConfirmPlanDialogProps {
  /** a draft as it is saved */
  plan: Plan;
  onClose: () => void;
  /** once it is confirmed; the dialog stays open and shows where the handovers are */
  onConfirmed?: (confirmed: Confirmed) => void;
}

/**
 * Puts a draft into force from a day on, with all it does in view. Where others changed what it moves, it shows what,
 * and goes on from there once that is accepted: the draft is never lost.
 */
export function ConfirmPlanDialog({ plan: given, onClose, onConfirmed }: ConfirmPlanDialogProps) {
  const { t } = useTranslation();
  const { today } = useSession();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<DayAndReasonFields>();
  const [done, setDone] = useState<Confirmed | null>(null);
  const current = useQuery(api.plans.get.queryOptions({ input: { id: given.id }, enabled: done === null }));
  const plan = current.data ?? given;
  const firstDay = plan.from !== null && plan.from > today ? plan.from : today;
  const from: string = Form.useWatch("from", form) ?? firstDay;
  const preview = usePlanPreview(from, plan.moves);
  const confirm = useMutation(
    api.plans.confirm.mutationOptions({
      onSuccess: async (confirmed) => {
        setDone(confirmed);
        onConfirmed?.(confirmed);
        await queryClient.invalidateQueries();
      },
      onError: async (error) => {
        if (refusalOf(error)?.reason === "planOutdated")
          await queryClient.invalidateQueries({ queryKey: api.plans.key() });
        else fail(error, form);
      },
    }),
  );
  if (done)
    return (
      <PlanSettled
        planId={done.plan.id}
        from={done.plan.from ?? from}
        handovers={done.handovers}
        title={t("plans.done")}
        onClose={onClose}
      />
    );
  return (
    <Modal
      open
      width={1120}
      style={{ top: 24 }}
      className="plan-dialog"
      title={t("plans.confirmTitle", { name: plan.name })}
      okText={t("plans.confirmOk")}
      okButtonProps={{ disabled: plan.changes.length > 0 || current.isFetching }}
      confirmLoading={confirm.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Flex vertical gap="small">
        <DayAndReason
          form={form}
          firstDay={firstDay}
          earliest={today}
          onFinish={(fields) => confirm.mutate({ id: plan.id, version: plan.version, ...fields })}
        />
        <PlanChanges plan={plan} />
        {preview.data && <Typography.Text>{t("plans.lists", { count: handoverLists(preview.data) })}</Typography.Text>}
        <PlanPreview from={from} moves={plan.moves} />
      </Flex>
    </Modal>
  );
}
