import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import type { BoardSearch } from "./boardSearch.ts";

const route = getRouteApi("/jurisdictions");

type Changes = { [K in keyof BoardSearch]?: BoardSearch[K] | undefined };

/** How the board is looked at, as the address has it, and how to look at it otherwise. */
export function useBoardSearch() {
  const search: BoardSearch = route.useSearch();
  const navigate = useNavigate();
  const look = useCallback(
    (changes: Changes, { unasked = false } = {}) => {
      const next = Object.entries({ ...search, ...changes }).filter(([, value]) => value !== undefined);
      void navigate({ to: "/jurisdictions", search: Object.fromEntries(next), ignoreBlocker: unasked });
    },
    [navigate, search],
  );
  return { search, look };
}
