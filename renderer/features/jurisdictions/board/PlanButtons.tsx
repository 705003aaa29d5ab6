import { App, Button, Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Plan } from "../../../../shared/contract/plans.ts";
import { useAllowed } from "../../../app/session.ts";
import { BalanceDialog } from "../BalanceDialog.tsx";
import { ConfirmPlanDialog } from "../plans/ConfirmPlanDialog.tsx";
import { PlanPreview } from "../plans/PlanPreview.tsx";
import { PlansDrawer } from "../plans/PlansDrawer.tsx";
import { countMoves, planMoves } from "./planContent.ts";
import { useBoardDesk } from "./useDesk.ts";
import type { WorkedPlan } from "./usePlan.ts";

interface PlanButtonsProps {
  plan: WorkedPlan;
  /** saves the plan, under a name of its own where it has none */
  save: () => Promise<Plan | null>;
}

/** What a plan is for: having moves suggested, seeing what it would do, and putting it into force. */
export function PlanButtons({ plan, save }: PlanButtonsProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const desk = useBoardDesk();
  const mayBalance = useAllowed("balance.propose");
  const mayConfirm = useAllowed("plans.confirm");
  const [open, setOpen] = useState<"balance" | "preview" | "plans" | null>(null);
  const [confirming, setConfirming] = useState<Plan | null>(null);
  const { head, content, kept, unsaved, found } = plan;
  const empty = countMoves(content) === 0;
  const from = head.from ?? desk.board.day;
  const close = () => setOpen(null);
  const confirm = async () => {
    const saved = unsaved || !found.data ? await save() : found.data;
    if (saved) setConfirming(saved);
  };
  return (
    <>
      {mayBalance && <Button onClick={() => setOpen("balance")}>{t("board.plan.balance")}</Button>}
      <Button onClick={() => setOpen("plans")}>{t("board.plan.open")}</Button>
      <Button disabled={empty} onClick={() => setOpen("preview")}>
        {t("board.plan.preview")}
      </Button>
      {mayConfirm && (
        <Button type="primary" disabled={empty} onClick={() => void confirm()}>
          {t("board.plan.confirm")}
        </Button>
      )}
      {open === "balance" && (
        <BalanceDialog
          day={from}
          {...(kept ? { planId: kept.id } : {})}
          moves={[...content.moves.values()]}
          locked={[...content.locked]}
          onTake={(moves) => {
            desk.take(moves);
            if (empty && !kept) plan.setHead({ kind: "balance" });
            close();
            void message.success(t("board.plan.taken", { count: moves.length }));
          }}
          onClose={close}
        />
      )}
      {open === "plans" && <PlansDrawer onClose={close} />}
      <Drawer
        open={open === "preview"}
        size={1080}
        title={t("board.plan.previewTitle", { from })}
        onClose={close}
        destroyOnHidden
      >
        <PlanPreview from={from} moves={planMoves(content)} />
      </Drawer>
      {confirming && (
        <ConfirmPlanDialog plan={confirming} onClose={() => setConfirming(null)} onConfirmed={plan.close} />
      )}
    </>
  );
}
