import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Inputs } from "../../../../shared/contract/index.ts";
import type { PlanRow } from "../../../../shared/contract/plans.ts";
import { api, client } from "../../../app/client.ts";
import { useFailure } from "../../../ui/useFailure.ts";

type Saved = Inputs["plans"]["save"];

interface PlanDetails {
  /** as it is shown: what was saved since is not overwritten */
  plan: PlanRow;
  changes: Partial<Pick<Saved, "name" | "note" | "shared">>;
}

/** Saves what is said about a draft; what it moves stays as it is. */
export function useSavePlanDetails() {
  const fail = useFailure();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ plan: { id, version, kind }, changes }: PlanDetails) => {
      const { name, note, from, shared, locked, moves } = await client.plans.get({ id });
      const saved = { id, version, kind: draftKind(kind), name, note, from, shared, locked, moves };
      return client.plans.save({ ...saved, ...changes });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.plans.key() }),
    onError: (error) => fail(error),
  });
}

/** The core makes plans of the other kinds confirmed at once, never as drafts. */
function draftKind(kind: PlanRow["kind"]): Saved["kind"] {
  return kind === "balance" || kind === "departure" ? kind : "manual";
}
