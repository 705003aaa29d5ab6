import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import type { PortfolioSearch } from "./search.ts";

const route = getRouteApi("/portfolio");

type Changes = { [K in keyof PortfolioSearch]: PortfolioSearch[K] | undefined };

/** What of the portfolio is looked at, as the address has it, and how to look at something else. */
export function usePortfolioSearch() {
  const search: PortfolioSearch = route.useSearch();
  const navigate = useNavigate();
  const look = useCallback(
    (changes: Changes) => {
      const next = Object.entries({ ...search, ...changes }).filter(([, value]) => value !== undefined);
      void navigate({ to: "/portfolio", search: Object.fromEntries(next) });
    },
    [navigate, search],
  );
  const { areaId, kind } = search;
  const narrowing = { ...(areaId === undefined ? {} : { areaId }), ...(kind ? { kind } : {}) };
  return { search, look, narrowing };
}
