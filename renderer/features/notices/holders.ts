import type { Notice } from "../../../shared/contract/notices.ts";

/** Ids of the customers in the asker's jurisdiction whose posted rating is in force. */
export function holdersOf({ entries }: Pick<Notice, "entries">): number[] {
  return entries.flatMap(({ rating }) => (rating?.status === "effective" ? [rating.customerId] : []));
}
