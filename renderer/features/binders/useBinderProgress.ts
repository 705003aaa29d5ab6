import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Binder } from "../../../shared/contract/binders.ts";
import { api } from "../../app/client.ts";

const pollMs = 1000;

/** Reads binders again whenever one that is under way has come further; looking at it keeps no session alive. */
export function useBinderProgress(binders: readonly Pick<Binder, "state">[]): void {
  const queries = useQueryClient();
  const moving = binders.some(({ state }) => state === "running" || state === "waiting");
  const { data } = useQuery(
    api.binders.progress.queryOptions({ enabled: moving, refetchInterval: moving ? pollMs : false, gcTime: 0 }),
  );
  const seen = JSON.stringify(data);
  useEffect(() => {
    if (seen === undefined) return;
    void queries.invalidateQueries({ queryKey: api.binders.list.key() });
    void queries.invalidateQueries({ queryKey: api.binders.get.key() });
  }, [seen, queries]);
}
