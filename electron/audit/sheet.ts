import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { readPaperCode, trailCode } from "../../shared/domain/paperCode.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import { placeAt } from "./checkTrail.ts";
import { checkWholeTrail } from "./dailyCheck.ts";

/**
 * Whether the trail still is the one of a printed sheet. Whoever writes the trail anew can make every hash of it agree,
 * but not with what lies on paper in the safe.
 */
export async function compareSheet(
  core: Core,
  ctx: Context,
  { entryId, code }: Inputs["audit"]["compareSheet"],
): Promise<Outputs["audit"]["compareSheet"]> {
  const { breaks } = await checkWholeTrail(core);
  const place = await placeAt(ctx.db, entryId);
  const outcome = place === null ? "gone" : trailCode(place.hash) === readPaperCode(code) ? "agrees" : "differs";
  await ctx.change(async (change) => {
    const after = { entryId, sheetOutcome: outcome, problems: breaks.length };
    change.audit({ action: "audit.compareSheet", subjectType: "ledger", subjectId: 1, after });
  });
  return { outcome, breaks };
}
