import { useQueryClient } from "@tanstack/react-query";
import { App, type FormInstance } from "antd";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";

/** What follows a change of partners from a dialog: it is said, lists are read anew, the dialog closes. */
export function usePartnerChange(onClose: () => void, said: string, form?: FormInstance) {
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  return {
    onSuccess: async () => {
      void message.success(said);
      await queryClient.invalidateQueries({ queryKey: api.partners.key() });
      onClose();
    },
    // What was typed stays in the dialog.
    onError: (error: Error) => fail(error, form),
  };
}
