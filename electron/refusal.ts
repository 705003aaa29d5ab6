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
