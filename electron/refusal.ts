import type { RefusalData } from "../shared/contract/base.ts";
import type { RefusalReason } from "../shared/contract/refusals.ts";

/** A request that the core turns down for a reason the user can understand and mend. Nothing has changed. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly data: RefusalData;

  constructor(reason: RefusalReason, params: RefusalData["params"] = {}, fields: RefusalData["fields"] = []) {
    super(reason);
    this.data = { reason, params, fields };
  }
}

/** Why some work is refused, or null where it is done; a fault stays a fault. */
export async function refusalOf(work: () => Promise<unknown>): Promise<RefusalData | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.data;
    throw error;
  }
}
