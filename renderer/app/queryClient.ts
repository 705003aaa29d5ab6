import { hashKey, MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import type { CurrentSession } from "../../shared/contract/session.ts";
import { api } from "./client.ts";
import { lockScreen } from "./lock.ts";
import { refusalOf } from "./refusals.ts";

/** The core ended the session (idle, a new password): the screen locks and keeps what was typed. */
function lockIfSignedOut(error: unknown): void {
  if (refusalOf(error)?.reason === "notSignedIn") lockScreen();
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: lockIfSignedOut }),
  mutationCache: new MutationCache({ onError: lockIfSignedOut }),
  defaultOptions: {
    // The core is on the same PC: what fails once fails again, and coming back to the window changes nothing.
    queries: { retry: false, refetchOnWindowFocus: false, networkMode: "always" },
    mutations: { networkMode: "always" },
  },
});

export function sessionStarted(session: CurrentSession): void {
  queryClient.setQueryData(api.session.current.queryKey(), session);
}

/** Forgets everything that was loaded for whoever was signed in. */
export function sessionEnded(): void {
  const session = api.session.current.queryKey();
  const kept = [hashKey(session), hashKey(api.branch.status.queryKey())];
  queryClient.setQueryData(session, null);
  queryClient.removeQueries({ predicate: ({ queryHash }) => !kept.includes(queryHash) });
}
