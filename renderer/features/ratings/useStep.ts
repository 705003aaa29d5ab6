import { type UseMutationOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import type { Rating } from "../../../shared/contract/ratings.ts";
import { useFailure } from "../../ui/useFailure.ts";

/**
 * A step of a rating's life from a screen: says what came of it, or why nothing did, and shows everything anew.
 *
 * @param words about the rating as it is after the step
 */
export function useStep<Input>(
  options: UseMutationOptions<Rating, Error, Input>,
  words: (rating: Rating) => string,
  onDone: () => void = () => {},
) {
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  return useMutation({
    ...options,
    onSuccess: async (rating) => {
      void message.success(words(rating));
      onDone();
      await queryClient.invalidateQueries();
    },
    onError: (error) => fail(error),
  });
}
