import { useNavigate, useSearch } from "@tanstack/react-router";
import type { VisitsSearch } from "./visitsSearch.ts";

type Changes = { [K in keyof VisitsSearch]: VisitsSearch[K] | undefined };

/** What the visits page looks at, as the address has it. */
export function useVisitsSearch() {
  const search: VisitsSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const look = (changes: Changes) => {
    const next = Object.entries({ ...search, ...changes }).filter(([, value]) => value !== undefined && value !== "");
    void navigate({ to: "/visits", search: Object.fromEntries(next), replace: true });
  };
  return { search, look };
}
