import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Rating } from "../../shared/contract/ratings.ts";
import type { Change, Context } from "../context.ts";
import { Refusal, refusalOf } from "../refusal.ts";
import { updateRating } from "../store/ratings.ts";
import { activateApproved } from "./activation.ts";
import { happened } from "./drafts.ts";
import { assertSeen, stale } from "./life.ts";
import { assertNotOwn, assertNotTwice } from "./ownRating.ts";
import { getRating } from "./service.ts";

/**
 * Approves a proposal. With the last approval that it needs it becomes effective: at once, or when its day, its notice
 * or the answer to an objection has come.
 *
 * @throws {Refusal} notFound, ratingNotProposed, ratingOwnProposal, ratingApprovedAlready, ratingInPast, stale
 */
export async function approve(ctx: Context, request: Inputs["ratings"]["approve"]): Promise<Rating> {
  assertNotPast(ctx, request.effectiveFrom);
  const rating = await decidable(ctx, request, "rating.approve");
  await assertNotTwice(ctx, rating);
  await ctx.change((change) => approveProposal(ctx, change, rating, request));
  return getRating(ctx, request);
}

/**
 * Approves several proposals, each in a transaction of its own: one that is refused, as one's own is, keeps no other
 * from being approved.
 *
 * @throws {Refusal} ratingInPast
 */
export async function approveMany(
  ctx: Context,
  { targets, note, effectiveFrom }: Inputs["ratings"]["approveMany"],
): Promise<Outputs["ratings"]["approveMany"]> {
  assertNotPast(ctx, effectiveFrom);
  const decided: Outputs["ratings"]["approveMany"] = [];
  for (const target of targets)
    decided.push({
      id: target.id,
      refusal: await refusalOf(() => approve(ctx, { ...target, note, effectiveFrom })),
    });
  return decided;
}

/** The same inside a transaction, for a proposal that may be decided on. */
async function approveProposal(
  ctx: Context,
  change: Change,
  rating: Rating,
  { id, version, note, effectiveFrom }: Inputs["ratings"]["approve"],
): Promise<void> {
  // Before the rest: the database counts approvals when the status changes.
  await happened(ctx, change, rating, "approve", note);
  const last = rating.approvals.length + 1 >= rating.approvalsNeeded;
  const decided = { decidedBy: ctx.actor.id, decidedAt: change.now, decisionNote: note };
  const columns = last ? { ...decided, status: "approved", effectiveFrom } : {};
  if (!(await updateRating(change.db, { id, version }, columns))) throw await stale(change, id);
  if (last) await activateApproved(change, ctx, [id], ctx.actor.id);
}

/** @throws {Refusal} notFound, ratingNotProposed, ratingOwnProposal, stale */
export async function returnRating(ctx: Context, { note, ...target }: Inputs["ratings"]["return"]): Promise<Rating> {
  const rating = await decidable(ctx, target, "rating.return");
  await ctx.change(async (change) => {
    const columns = { status: "returned", decidedBy: ctx.actor.id, decidedAt: change.now, decisionNote: note };
    if (!(await updateRating(change.db, target, columns))) throw await stale(change, rating.id);
    await happened(ctx, change, rating, "return", note);
  });
  return getRating(ctx, target);
}

function assertNotPast({ today }: Context, effectiveFrom: string | null): void {
  if (effectiveFrom !== null && effectiveFrom < today) throw new Refusal("ratingInPast", { date: today });
}

async function decidable(ctx: Context, target: { id: number; version: number }, action: string): Promise<Rating> {
  const rating = await getRating(ctx, target);
  if (rating.status !== "proposed") throw new Refusal("ratingNotProposed");
  await assertNotOwn(ctx, rating, action);
  await assertSeen(ctx, rating, target);
  return rating;
}
