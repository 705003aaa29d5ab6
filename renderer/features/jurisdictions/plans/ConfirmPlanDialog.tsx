import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Flex, Form, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../../shared/contract/index.ts";
import type { Plan } from "../../../../shared/contract/plans.ts";
import { api } from "../../../app/client.ts";
import { errorMessage, refusalOf } from "../../../app/refusals.ts";
import { useSession } from "../../../app/session.ts";
import { useFailure } from "../../../ui/useFailure.ts";
import { DayAndReason, type DayAndReasonFields } from "./DayAndReason.tsx";
import { PlanChanges } from "./PlanChanges.tsx";
import { PlanPreview } from "./PlanPreview.tsx";
import { PlanSettled } from "./PlanSettled.tsx";
import { useSavePlanDetails } from "./useSavePlanDetails.ts";

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
  const [outdated, setOutdated] = useState<{ from: string; message: string } | null>(null);
  const [done, setDone] = useState<Confirmed | null>(null);
  const current = useQuery(api.plans.get.queryOptions({ input: { id: given.id }, enabled: done === null }));
  const plan = current.data ?? given;
  const firstDay = plan.from !== null && plan.from > today ? plan.from : today;
  const from: string = Form.useWatch("from", form) ?? firstDay;
  const confirm = useMutation(
    api.plans.confirm.mutationOptions({
      onSuccess: async (confirmed) => {
        setDone(confirmed);
        onConfirmed?.(confirmed);
        await queryClient.invalidateQueries();
      },
      onError: async (error) => {
        if (refusalOf(error)?.reason !== "planOutdated") return fail(error, form);
        setOutdated({ from, message: errorMessage(error, t) });
        await queryClient.invalidateQueries({ queryKey: api.plans.key() });
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
        {plan.changes.length === 0 && outdated?.from === from && (
          <OutdatedOnDay plan={plan} {...outdated} onAccepted={() => setOutdated(null)} />
        )}
        <PlanPreview from={from} moves={plan.moves} />
      </Flex>
    </Modal>
  );
}

interface OutdatedOnDayProps {
  plan: Plan;
  from: string;
  /** what changed by that day, in the words of the refusal */
  message: string;
  onAccepted: () => void;
}

/**
 * Others arranged something for a day between the draft's own and the one chosen: the draft, looked at on its own day,
 * knows nothing of it. Accepting makes the chosen day the draft's.
 */
function OutdatedOnDay({ plan, from, message, onAccepted }: OutdatedOnDayProps) {
  const { t } = useTranslation();
  const save = useSavePlanDetails();
  return (
    <Alert
      type="warning"
      showIcon
      className="plan-alert"
      title={
        <>
          <div>{message}</div>
          <Button
            type="primary"
            style={{ marginTop: 8 }}
            loading={save.isPending}
            onClick={() => save.mutate({ plan, changes: { from } }, { onSuccess: onAccepted })}
          >
            {t("plans.changes.accept")}
          </Button>
        </>
      }
    />
  );
}
