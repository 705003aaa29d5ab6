import { MoreOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Button, Dropdown, Flex } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlanRow } from "../../../../shared/contract/plans.ts";
import { api } from "../../../app/client.ts";
import { useAllowed } from "../../../app/session.ts";
import { useFailure } from "../../../ui/useFailure.ts";
import { PlanDetailsDialog } from "./PlanDetailsDialog.tsx";
import { ReversePlanDialog } from "./ReversePlanDialog.tsx";
import { useSavePlanDetails } from "./useSavePlanDetails.ts";

interface PlanActionsProps {
  plan: PlanRow;
  size?: "small" | "middle";
  /** before another screen opens, such as for a drawer that closes then */
  onLeave?: () => void;
}

/** What can be done with a plan as it stands: a draft edited, named, shared or dropped, a confirmed one reversed, … */
export function PlanActions({ plan, size = "middle", onLeave }: PlanActionsProps) {
  const maySave = useAllowed("plans.save");
  const mayReverse = useAllowed("plans.reverse");
  if (plan.status === "draft") return maySave && <DraftActions plan={plan} size={size} onLeave={onLeave} />;
  if (plan.status === "dropped") return maySave && <Restore plan={plan} size={size} />;
  return mayReverse && plan.reversedById === null && <Reverse plan={plan} size={size} />;
}

type ActionProps = Required<Pick<PlanActionsProps, "plan" | "size">>;

function DraftActions({ plan, size, onLeave }: ActionProps & { onLeave: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [naming, setNaming] = useState(false);
  const save = useSavePlanDetails();
  const { id, version, name, shared } = plan;
  const drop = useMutation(
    api.plans.drop.mutationOptions({
      onSuccess: async () => {
        void message.success(t("plans.droppedDone", { name }));
        await queryClient.invalidateQueries({ queryKey: api.plans.key() });
      },
      onError: (error) => fail(error),
    }),
  );
  const share = () =>
    save.mutate(
      { plan, changes: { shared: !shared } },
      { onSuccess: () => void message.success(t(shared ? "plans.unsharedDone" : "plans.sharedDone", { name })) },
    );
  return (
    <Flex gap="small">
      <Button
        size={size}
        aria-label={t("plans.actionOf", { action: t("plans.action.edit"), name })}
        onClick={() => {
          onLeave?.();
          void navigate({ to: "/jurisdictions", search: { plan: id } });
        }}
      >
        {t("plans.action.edit")}
      </Button>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: [
            { key: "details", label: t("plans.action.details"), onClick: () => setNaming(true) },
            { key: "share", label: t(shared ? "plans.action.unshare" : "plans.action.share"), onClick: share },
            { key: "drop", danger: true, label: t("plans.action.drop"), onClick: () => drop.mutate({ id, version }) },
          ],
        }}
      >
        <Button
          size={size}
          icon={<MoreOutlined aria-hidden />}
          aria-label={t("plans.actionOf", { action: t("plans.action.more"), name })}
        />
      </Dropdown>
      {naming && <PlanDetailsDialog plan={plan} onClose={() => setNaming(false)} />}
    </Flex>
  );
}

function Restore({ plan: { id, version, name }, size }: ActionProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const restore = useMutation(
    api.plans.restore.mutationOptions({
      onSuccess: async () => {
        void message.success(t("plans.restoredDone", { name }));
        await queryClient.invalidateQueries({ queryKey: api.plans.key() });
      },
      onError: (error) => fail(error),
    }),
  );
  return (
    <Button
      size={size}
      loading={restore.isPending}
      aria-label={t("plans.actionOf", { action: t("plans.action.restore"), name })}
      onClick={() => restore.mutate({ id, version })}
    >
      {t("plans.action.restore")}
    </Button>
  );
}

function Reverse({ plan, size }: ActionProps) {
  const { t } = useTranslation();
  const [reversing, setReversing] = useState(false);
  return (
    <>
      <Button
        size={size}
        aria-label={t("plans.actionOf", { action: t("plans.action.reverse"), name: plan.name })}
        onClick={() => setReversing(true)}
      >
        {t("plans.action.reverse")}
      </Button>
      {reversing && <ReversePlanDialog plan={plan} onClose={() => setReversing(false)} />}
    </>
  );
}
