import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";

/** Takes an answer back that was given by mistake. */
export function useTakeBack() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const takeBack = useMutation(
    api.offers.takeBack.mutationOptions({
      onSuccess: async () => {
        void message.success(t("offers.takenBack"));
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error),
    }),
  );
  return ({ id, version }: { id: number; version: number }) => takeBack.mutate({ id, version });
}
