import type { TFunction } from "i18next";
import type { RefusalData } from "../contract/base.ts";

/** The sentence for a refusal: what is wrong and how to mend it. */
export function refusalText({ reason, params }: Pick<RefusalData, "reason" | "params">, t: TFunction): string {
  // The compiler would ask for the parameters of every sentence at once; the core sends those of this one.
  return t(`refusals.${reason}` as "refusals.fault", params);
}
