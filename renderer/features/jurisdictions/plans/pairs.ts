import type { PlanPreview } from "../../../../shared/contract/plans.ts";

export type Pair = PlanPreview["pairs"][number];

/** Tells one giver and receiver from others; nobody is 0. */
export function pairKey({ giver, receiver }: Pick<Pair, "giver" | "receiver">): string {
  return `${giver?.id ?? 0}-${receiver?.id ?? 0}`;
}

/** A list is made for each giver and receiver between whom customers change hands. */
export function handoverLists({ pairs }: Pick<PlanPreview, "pairs">): number {
  return pairs.filter(({ figures }) => figures.customers > 0).length;
}
