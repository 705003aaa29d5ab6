import { useQueryClient } from "@tanstack/react-query";
import { App, type FormInstance } from "antd";
import { useFailure } from "../../../ui/useFailure.ts";
import type { BulkChangeProps } from "./BulkDialog.tsx";

/** What follows a change of many customers: it is said, the dialog goes, and every list is read again. */
export function useBulkChange(
  { onDone, onClose }: BulkChangeProps,
  said: (changed: number) => string,
  form?: FormInstance,
) {
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  return {
    onSuccess: async ({ changed }: { changed: number }) => {
      void message.success(said(changed));
      onDone();
      onClose();
      await queryClient.invalidateQueries();
    },
    onError: (error: Error) => fail(error, form),
  };
}
