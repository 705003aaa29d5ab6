import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { CustomerFilter } from "../../../shared/contract/customers.ts";
import type { SavedFilter } from "../../../shared/contract/savedFilters.ts";

const route = getRouteApi("/customers");

/** What the address of the ledger holds: the filter and the order. */
export type ListSearch = SavedFilter["filter"];
export type ListOrder = Pick<ListSearch, "order" | "direction">;
/** Conditions to set, or to take off where they are undefined or empty. */
export type FilterChanges = { [K in keyof ListSearch]: ListSearch[K] | undefined };

/** The ledger's filter and order as the address has them, and how to change them. */
export function useListSearch() {
  const search: ListSearch = route.useSearch();
  const navigate = useNavigate();
  const replaceWith = useCallback(
    (next: FilterChanges) => {
      const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== ""));
      void navigate({ to: "/customers", search: kept, replace: true });
    },
    [navigate],
  );
  const apply = useCallback((changes: FilterChanges) => replaceWith({ ...search, ...changes }), [replaceWith, search]);
  const { filter, order } = useMemo(() => splitSearch(search), [search]);
  return { search, filter, order, apply, replaceWith };
}

/** The conditions apart from the order: a selection and a count know no order. */
export function splitSearch({ order, direction, ...filter }: ListSearch): { filter: CustomerFilter; order: ListOrder } {
  return { filter, order: { ...(order ? { order } : {}), ...(direction ? { direction } : {}) } };
}
