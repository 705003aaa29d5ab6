import { useQueryClient } from "@tanstack/react-query";
import { App, type FormInstance } from "antd";
import { useFailure } from "../../ui/useFailure.ts";

/** What follows a change: words of success and everything read anew, or the reason of a refusal. */
export function useOutcome(form?: FormInstance) {
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  return (words: string, then?: () => void) => ({
    onSuccess: async () => {
      void message.success(words);
      then?.();
      await queryClient.invalidateQueries();
    },
    onError: (error: unknown) => fail(error, form),
  });
}
