import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { PlanMoves } from "../../../../shared/contract/plans.ts";
import { api } from "../../../app/client.ts";

/** What moves would do from a day on; while another day or other moves are looked at, the last answer stays. */
export function usePlanPreview(from: string, moves: PlanMoves) {
  return useQuery(api.plans.preview.queryOptions({ input: { from, moves }, placeholderData: keepPreviousData }));
}
