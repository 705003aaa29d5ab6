import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Rating, RatingEvent } from "../../shared/contract/ratings.ts";
import type { Scorecard } from "../../shared/contract/scorecards.ts";
import { openStatuses, pastStatuses, type RatingStatus } from "../../shared/domain/ratingLife.ts";
import type { Context } from "../context.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import { getScorecard, scorecardFor } from "../scorecards/service.ts";
import { ownRatings, ratingById, ratingEvents, ratingsOfCustomer, type StoredRating } from "../store/ratings.ts";
import { factsOfCustomer } from "./facts.ts";
import { waiting } from "./waiting.ts";

/**
 * A customer's ratings, newest first.
 *
 * @throws {Refusal} notFound
 */
export async function listRatingsForCustomer(
  ctx: Context,
  { customerId }: Inputs["ratings"]["listForCustomer"],
): Promise<Rating[]> {
  await visibleCustomer(ctx, customerId);
  return described(ctx, await ratingsOfCustomer(ctx.db, customerId));
}

/** @throws {Refusal} notFound, also where the customer lies outside the asker's jurisdiction */
export async function getRating(ctx: Context, { id }: Inputs["ratings"]["get"]): Promise<Rating> {
  const stored = await ratingById(ctx.db, id);
  if (!stored) throw new Refusal("notFound");
  await visibleCustomer(ctx, stored.customerId);
  const [rating] = await described(ctx, [stored]);
  if (!rating) throw new Refusal("notFound");
  return rating;
}

/**
 * What happened to all ratings of a customer, oldest first.
 *
 * @throws {Refusal} notFound
 */
export async function listRatingEvents(
  ctx: Context,
  { customerId }: Inputs["ratings"]["events"],
): Promise<RatingEvent[]> {
  await visibleCustomer(ctx, customerId);
  return ratingEvents(ctx.db, (events) =>
    events.join("ratings", "ratings.id", "ratingEvents.ratingId").where("ratings.customerId", customerId),
  );
}

/**
 * What the rating form of a customer begins with.
 *
 * @throws {Refusal} notFound, noScorecard
 */
export async function ratingForm(
  ctx: Context,
  { customerId }: Inputs["ratings"]["form"],
): Promise<Outputs["ratings"]["form"]> {
  const { kind } = await visibleCustomer(ctx, customerId);
  const scorecard = await scorecardFor(ctx, { kind });
  const [facts, ratings] = await Promise.all([
    factsOfCustomer(ctx, customerId, scorecard.definition),
    listRatingsForCustomer(ctx, { customerId }),
  ]);
  const last = ratings.find(({ status }) => isOneOf(pastStatuses, status));
  return {
    scorecard,
    facts,
    open: ratings.find(({ status }) => isOneOf(openStatuses, status)) ?? null,
    last: last ? { rating: last, scorecard: await scorecardOf(ctx, last, scorecard) } : null,
  };
}

async function scorecardOf(ctx: Context, { scorecardId }: Rating, known: Scorecard): Promise<Scorecard> {
  return scorecardId === known.id ? known : getScorecard(ctx, { id: scorecardId });
}

function isOneOf(statuses: readonly RatingStatus[], status: RatingStatus): boolean {
  return statuses.includes(status);
}

/** Adds to ratings what depends on who asks and on the day. */
async function described(ctx: Context, ratings: readonly StoredRating[]): Promise<Rating[]> {
  const ids = ratings.map(({ id }) => id);
  const [own, waits, approvals] = await Promise.all([
    ownRatings(ctx.db, ids, ctx.actor.id),
    waiting(ctx, ratings),
    ratingEvents(ctx.db, (events) => events.whereIn("ratingEvents.ratingId", ids).where("kind", "approve")),
  ]);
  return ratings.map(({ round, ...rating }) => ({
    ...rating,
    own: own.has(rating.id),
    waitsFor: waits.get(rating.id) ?? null,
    approvals: approvals.flatMap(({ ratingId, round: inRound, by, note, at }) =>
      ratingId === rating.id && inRound === round && by ? [{ by, at, note }] : [],
    ),
  }));
}
