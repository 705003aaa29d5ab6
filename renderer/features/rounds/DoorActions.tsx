import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Button, Flex } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RoundDoor } from "../../../shared/contract/rounds.ts";
import { doorOutcomes } from "../../../shared/domain/round.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { LinkCustomer } from "./LinkCustomer.tsx";

interface DoorActionsProps {
  door: RoundDoor;
  /** whether marks can be made */
  walks: boolean;
  onMark: (outcome: RoundDoor["outcome"]) => void;
  /** writes the result of the visit that was logged */
  onWrite: () => void;
}

/** What can be done at a door: mark it, write what was said, make a customer of a prospect. */
export function DoorActions({ door, walks, onMark, onWrite }: DoorActionsProps) {
  const { t } = useTranslation();
  const { name, outcome, visitId, customerId } = door;
  return (
    <Flex gap={4} align="center" wrap>
      {walks &&
        doorOutcomes.map((one) => (
          <Button
            key={one}
            size="small"
            type={one === outcome ? "primary" : "default"}
            aria-pressed={one === outcome}
            aria-label={t("rounds.markDoor", { name, outcome: t(`rounds.outcomes.${one}`) })}
            onClick={() => onMark(one === outcome ? null : one)}
          >
            {t(`rounds.outcomes.${one}`)}
          </Button>
        ))}
      {walks && outcome === "met" && visitId !== null && (
        <Button type="link" size="small" aria-label={t("rounds.resultOf", { name })} onClick={onWrite}>
          {t("rounds.result")}
        </Button>
      )}
      {customerId === null && <ProspectActions door={door} walks={walks} />}
    </Flex>
  );
}

function ProspectActions({ door, walks }: { door: RoundDoor; walks: boolean }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const mayRegister = useAllowed("rounds.prospect");
  const [linking, setLinking] = useState(false);
  const { doorId, version, name } = door;
  const restore = useMutation(
    api.rounds.restoreProspect.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(),
      onError: (error) => fail(error),
    }),
  );
  const remove = useMutation(
    api.rounds.removeProspect.mutationOptions({
      onSuccess: async (removed) => {
        void message.success({
          content: (
            <>
              {t("rounds.prospectRemoved", { name })}{" "}
              <Button
                type="link"
                size="small"
                onClick={() => restore.mutate({ id: doorId ?? 0, version: removed.version })}
              >
                {t("rounds.undo")}
              </Button>
            </>
          ),
          duration: 8,
        });
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error),
    }),
  );
  if (!mayRegister || doorId === null) return null;
  return (
    <>
      <Button
        type="link"
        size="small"
        aria-label={t("rounds.registerOf", { name })}
        onClick={() => navigate({ to: "/customers/new", search: { doorId } })}
      >
        {t("rounds.register")}
      </Button>
      <Button type="link" size="small" aria-label={t("rounds.linkOf", { name })} onClick={() => setLinking(true)}>
        {t("rounds.link")}
      </Button>
      {walks && (
        <Button
          type="link"
          size="small"
          danger
          aria-label={t("rounds.removeOf", { name })}
          onClick={() => remove.mutate({ id: doorId, version })}
        >
          {t("rounds.remove")}
        </Button>
      )}
      {linking && <LinkCustomer doorId={doorId} name={name} onClose={() => setLinking(false)} />}
    </>
  );
}
