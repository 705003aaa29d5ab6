import { useQueryClient } from "@tanstack/react-query";
import { App, type FormInstance } from "antd";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";

/** What follows a change of leads from a dialog: it is said, lists are read anew, the dialog closes. */
export function useLeadChange(onClose: () => void, said: string, form?: FormInstance) {
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  return {
    onSuccess: async () => {
      void message.success(said);
      await queryClient.invalidateQueries({ queryKey: api.leads.key() });
      onClose();
    },
    onError: (error: Error) => fail(error, form),
  };
}
