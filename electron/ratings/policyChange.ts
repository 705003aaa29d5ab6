import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { RatingPolicy } from "../../shared/contract/ratings.ts";
import { differences } from "../audit/trail.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import { activateApproved } from "./activation.ts";
import { getPolicy } from "./policy.ts";
import { suspendOverdue } from "./suspension.ts";

/**
 * Changes how the branch rates. It holds from now on and not from tomorrow: what no longer needs a notice becomes
 * effective, what is overdue for longer than is now allowed is suspended.
 *
 * @throws {Refusal} stale
 */
export async function updatePolicy(
  ctx: Context,
  { version, policy }: Inputs["ratings"]["policy"]["update"],
): Promise<Outputs["ratings"]["policy"]["update"]> {
  await ctx.change(async (change) => {
    const before = await getPolicy(change);
    if (before.version !== version)
      throw new Refusal("stale", { name: await lastEditor(change.db, "ratingPolicy", 1) });
    const row = { id: 1, version: version + 1, policy: JSON.stringify(policy) };
    await change.db("ratingPolicy").insert(row).onConflict("id").merge();
    const changed = differences(flat(before.policy), flat(policy));
    change.audit({ action: "rating.policy", subjectType: "ratingPolicy", subjectId: 1, ...changed });
    await activateApproved(change, ctx, null, ctx.actor.id);
    await suspendOverdue(change, ctx, null);
  });
  return getPolicy(ctx);
}

/** One plain value a field, for the audit trail. */
function flat({ creditVillage, noticeRequiredFor, ...policy }: RatingPolicy) {
  return { ...policy, noticeRequiredFor: noticeRequiredFor.join(), ...creditVillage };
}
