import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { App, type FormInstance } from "antd";
import { useFailure } from "./useFailure.ts";

/** Begins every key: whatever a step may have touched is read anew. */
export const everything: QueryKey = [];

/**
 * What follows a change made in a dialog: it is said, what the change touches is read anew, the dialog closes. Where it
 * is refused, what was typed stays in the dialog.
 *
 * @param touched key of the queries that are read anew
 */
export function useDialogChange(touched: QueryKey, onClose: () => void, said: string, form?: FormInstance) {
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  return {
    onSuccess: async () => {
      void message.success(said);
      await queryClient.invalidateQueries({ queryKey: touched });
      onClose();
    },
    onError: (error: Error) => fail(error, form),
  };
}
