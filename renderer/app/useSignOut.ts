import { useMutation } from "@tanstack/react-query";
import { useCallback } from "react";
import { api } from "./client.ts";
import { sessionEnded } from "./queryClient.ts";

export function useSignOut(): () => void {
  const { mutate } = useMutation(api.session.signOut.mutationOptions({ onSettled: sessionEnded }));
  return useCallback(() => mutate(undefined), [mutate]);
}
