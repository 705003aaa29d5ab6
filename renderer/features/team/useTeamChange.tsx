import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { api, client } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";

type Target = { id: number; version: number };

/** Runs a change of the team and reads it again. */
export function useTeamChange<Input>(change: (input: Input) => Promise<unknown>, onDone: () => void = () => {}) {
  const fail = useFailure();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      onDone();
      await queryClient.invalidateQueries({ queryKey: api.team.key() });
    },
    onError: (error: Error) => fail(error),
  });
}

/** Takes an entry out; the message that says so puts it back. */
export function useRemoval(kind: "certificate" | "study") {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const calls =
    kind === "study"
      ? { remove: client.team.removeStudy, restore: client.team.restoreStudy }
      : { remove: client.team.removeCertificate, restore: client.team.restoreCertificate };
  const restore = useTeamChange((target: Target) => calls.restore(target));
  return useTeamChange(async (target: Target) => {
    const removed = await calls.remove(target);
    const key = `${kind}-${target.id}`;
    void message.success({
      key,
      duration: 8,
      content: (
        <>
          {t("team.removed")}{" "}
          <Button
            type="link"
            size="small"
            onClick={() => {
              message.destroy(key);
              restore.mutate(removed);
            }}
          >
            {t("team.undo")}
          </Button>
        </>
      ),
    });
  });
}
