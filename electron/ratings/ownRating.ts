import type { Rating } from "../../shared/contract/ratings.ts";
import type { RefusalReason } from "../../shared/contract/refusals.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";

/**
 * Maker and checker are two persons, whatever roles one of them holds: who wrote or proposed a rating decides nothing
 * about it. That somebody tried is recorded.
 *
 * @param action what they tried
 * @param reason what they are told
 * @throws {Refusal} the reason
 */
export async function assertNotOwn(
  ctx: Context,
  { id, own }: Rating,
  action: string,
  reason: RefusalReason = "ratingOwnProposal",
): Promise<void> {
  if (!own) return;
  await ctx.change(async (change) => {
    change.audit({ action: "rating.ownRefused", subjectType: "rating", subjectId: id, after: { tried: action } });
  });
  throw new Refusal(reason);
}

/**
 * A committee is as many persons as approvals. That somebody tried to be two of them is recorded.
 *
 * @throws {Refusal} ratingApprovedAlready
 */
export async function assertNotTwice(ctx: Context, { id, approvals }: Rating): Promise<void> {
  if (!approvals.some(({ by }) => by.id === ctx.actor.id)) return;
  await ctx.change(async (change) => {
    change.audit({ action: "rating.twiceRefused", subjectType: "rating", subjectId: id });
  });
  throw new Refusal("ratingApprovedAlready");
}
