import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Rating } from "../../shared/contract/ratings.ts";
import type { Scorecard } from "../../shared/contract/scorecards.ts";
import { resultOf } from "../../shared/domain/rating.ts";
import { pastStatuses } from "../../shared/domain/ratingLife.ts";
import type { Context } from "../context.ts";
import { getScorecard } from "../scorecards/service.ts";
import { ratingEvents } from "../store/ratings.ts";
import { factsOfCustomer } from "./facts.ts";
import { getRating } from "./service.ts";

type View = Outputs["ratings"]["view"];

/**
 * One rating with all that a checker needs to judge it.
 *
 * @throws {Refusal} notFound
 */
export async function viewRating(ctx: Context, { id }: Inputs["ratings"]["view"]): Promise<View> {
  const rating = await getRating(ctx, { id });
  const scorecard = await getScorecard(ctx, { id: rating.scorecardId });
  const [before, events, recheck] = await Promise.all([
    ratingBefore(ctx, rating),
    ratingEvents(ctx.db, (all) => all.where("ratingEvents.ratingId", id)),
    rating.status === "proposed" ? recheckProposal(ctx, rating, scorecard) : null,
  ]);
  return { rating, scorecard, before, events, recheck };
}

/** The rating that was in force before this one, with its scorecard. */
async function ratingBefore(ctx: Context, { id, customerId }: Rating): Promise<View["before"]> {
  const row: { id: number } | undefined = await ctx
    .db("ratings")
    .where({ customerId })
    .where("id", "<", id)
    .whereIn("status", pastStatuses)
    .orderBy("id", "desc")
    .first("id");
  if (!row) return null;
  const rating = await getRating(ctx, row);
  return { rating, scorecard: await getScorecard(ctx, { id: rating.scorecardId }) };
}

/** What the ledger of today would make of a proposal; null where it is what was proposed. */
async function recheckProposal(ctx: Context, rating: Rating, { definition }: Scorecard): Promise<View["recheck"]> {
  const facts = await factsOfCustomer(ctx, rating.customerId, definition);
  const { score, grade, line } = resultOf({ ...rating, facts }, definition);
  const same = score === rating.score && grade === rating.grade && line.lineFen === rating.lineFen;
  return same ? null : { facts, score, grade, lineFen: line.lineFen };
}
