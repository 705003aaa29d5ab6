import { type UseMutationOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import type { Diligence } from "../../../shared/contract/diligence.ts";
import { useFailure } from "../../ui/useFailure.ts";

/** A step of a due diligence from a screen: says what came of it, or why nothing did, and shows everything anew. */
export function useDiligenceStep<Input>(
  options: UseMutationOptions<Diligence, Error, Input>,
  words: () => string,
  onDone: () => void = () => {},
) {
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  return useMutation({
    ...options,
    onSuccess: async () => {
      void message.success(words());
      onDone();
      await queryClient.invalidateQueries();
    },
    onError: (error) => fail(error),
  });
}
