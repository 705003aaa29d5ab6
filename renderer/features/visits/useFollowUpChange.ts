import { useQueryClient } from "@tanstack/react-query";
import { App, type FormInstance } from "antd";
import type { FollowUp } from "../../../shared/contract/visits.ts";
import { useFailure } from "../../ui/useFailure.ts";

/** What follows a change of a follow-up: a word about it, the dialog closes, every list is asked anew. */
export function useFollowUpChange(
  said: (followUp: FollowUp) => string,
  { form, onClose }: { form?: FormInstance; onClose?: () => void } = {},
) {
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  return {
    onSuccess: async (followUp: FollowUp) => {
      void message.success(said(followUp));
      onClose?.();
      await queryClient.invalidateQueries();
    },
    onError: (error: unknown) => fail(error, form),
  };
}
