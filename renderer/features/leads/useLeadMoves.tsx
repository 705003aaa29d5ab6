import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LeadRow } from "../../../shared/contract/leads.ts";
import { type LeadStage, moveTo } from "../../../shared/domain/leads.ts";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { LinkDialog } from "./LinkDialog.tsx";
import { LoseDialog } from "./LoseDialog.tsx";
import { ReopenDialog } from "./ReopenDialog.tsx";

type Asked = { does: "link" | "lost" | "reopen"; lead: LeadRow };

/** Moves a lead to another stage: at once, or with the question that belongs to it. */
export function useLeadMoves(): { move: (lead: LeadRow, to: LeadStage) => void; dialog: ReactNode } {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const setStep = useMutation(
    api.leads.setStep.mutationOptions({
      onSuccess: ({ name, stage }) => {
        void message.success(t("leads.moved", { name, stage: t(`common.leadStage.${stage}`) }));
        return queryClient.invalidateQueries({ queryKey: api.leads.key() });
      },
      onError: (error) => {
        fail(error);
        return queryClient.invalidateQueries({ queryKey: api.leads.key() });
      },
    }),
  );
  const move = (lead: LeadRow, to: LeadStage) => {
    const does = moveTo(lead.stage, to);
    if (does === null) {
      if (to !== lead.stage) void message.info(t("leads.movedByLedger"), 6);
      return;
    }
    if (does === "new" || does === "contacted") setStep.mutate({ id: lead.id, version: lead.version, step: does });
    else setAsked({ does, lead });
  };
  const close = () => setAsked(null);
  return {
    move,
    dialog: (
      <>
        {asked?.does === "link" && <LinkDialog lead={asked.lead} onClose={close} />}
        {asked?.does === "lost" && <LoseDialog lead={asked.lead} onClose={close} />}
        {asked?.does === "reopen" && <ReopenDialog lead={asked.lead} onClose={close} />}
      </>
    ),
  };
}
