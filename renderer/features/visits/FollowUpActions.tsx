import { useMutation } from "@tanstack/react-query";
import { Button, Flex } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FollowUp } from "../../../shared/contract/visits.ts";
import { api } from "../../app/client.ts";
import { FollowUpDialog } from "./FollowUpDialog.tsx";
import { LogVisit } from "./LogVisit.tsx";
import { useFollowUpChange } from "./useFollowUpChange.ts";

const actions = ["visit", "complete", "putOff", "drop"] as const;

/** What can be done about a follow-up: visit, say it is done, give it another day, let it go. */
export function FollowUpActions({ followUp }: { followUp: FollowUp }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<(typeof actions)[number] | null>(null);
  const close = () => setDialog(null);
  const { customerId, customerName, nextStep, closedOn } = followUp;
  if (closedOn !== null) return <Reopen followUp={followUp} />;
  return (
    <Flex gap={0}>
      {actions.map((action) => (
        <Button
          key={action}
          type="link"
          size="small"
          style={{ padding: "0 6px" }}
          aria-label={`${t(`visits.followUp.${action}`)} ${customerName}`}
          onClick={() => setDialog(action)}
        >
          {t(`visits.followUp.${action}`)}
        </Button>
      ))}
      {dialog === "visit" && (
        <LogVisit customerId={customerId} name={customerName} purpose={nextStep.slice(0, 100)} onClose={close} />
      )}
      {dialog !== null && dialog !== "visit" && <FollowUpDialog action={dialog} followUp={followUp} onClose={close} />}
    </Flex>
  );
}

function Reopen({ followUp: { id, version, customerName } }: { followUp: FollowUp }) {
  const { t } = useTranslation();
  const after = useFollowUpChange(() => t("visits.followUp.reopened"));
  const reopen = useMutation(api.visits.followUps.reopen.mutationOptions(after));
  return (
    <Button
      type="link"
      size="small"
      loading={reopen.isPending}
      aria-label={`${t("visits.followUp.reopen")} ${customerName}`}
      onClick={() => reopen.mutate({ id, version })}
    >
      {t("visits.followUp.reopen")}
    </Button>
  );
}
